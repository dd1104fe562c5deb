/**
 * When a sweep has enough, and what stopping then does to its shares.
 *
 * Decision worth knowing: an interval is narrow first where a share happens to look small or great, so a
 * sweep that stops by the width of its interval tells shares that lie too far from a half. By how much is
 * computed and told; the shares are those of the runs, uncorrected, for whoever reads the table counts alike.
 */
import { InOrder } from './in-order.js';
import { proportion } from './interval.js';
import type { OutcomeSpec } from './outcome-spec.js';
import { SweepCounts } from './sweep.js';
import type { Row } from '../tables/table.js';

/**
 * Looks at batches in order of their seeds, whenever they come, and says when an interval is narrow enough.
 */
export class Stopper {
  readonly #counts: SweepCounts;
  readonly #order = new InOrder<readonly Row[]>((rows, index) => this.#look(rows, index));
  /** The number of batches that the sweep has, once it is known to stop early. */
  end: number | undefined;

  /**
   * @param blocks batches that make up one range of seeds; looks are taken after whole ranges only
   * @param width that of the 95 % interval of the first outcome at which it stops
   */
  constructor(
    pointCount: number,
    outcome: OutcomeSpec,
    private readonly blocks: number,
    private readonly width: number,
  ) {
    this.#counts = new SweepCounts(pointCount, [outcome]);
  }

  /** Takes the rows of a batch; returns whether the sweep goes on. */
  add(index: number, rows: readonly Row[]): boolean {
    this.#order.add(index, rows);
    return this.end === undefined;
  }

  #look(rows: readonly Row[], index: number): void {
    if (this.end !== undefined) return;
    this.#counts.add(rows);
    const seen = index + 1;
    if (seen % this.blocks === 0 && this.#counts.width(0) <= this.width) this.end = seen;
  }
}

/** Up to so many seeds every course is counted; beyond them the bias is below a tenth of a point. */
const EXACT_MAX = 1000;

/** The chances of 0 to `trials` successes. */
function binomial(trials: number, share: number): number[] {
  const chances = [1];
  for (let trial = 0; trial < trials; trial++) {
    chances.push(0);
    for (let k = chances.length - 1; k >= 0; k--)
      chances[k] = chances[k] * (1 - share) + (k > 0 ? chances[k - 1] * share : 0);
  }
  return chances;
}

/** When to stop: the width at which to, the seeds from one look to the next, and the most there may be. */
export interface StoppingRule {
  readonly width: number;
  readonly every: number;
  readonly most: number;
}

/**
 * By how much the share that is told when a rule stops differs from the true one, on average: exact, over all
 * courses, up to a thousand seeds. Beyond, -(1 - 2 share) / n, its leading term (by the correlation of the
 * seeds with what they show: n goes with share (1 - share)).
 */
export function stoppingBias(share: number, { width, every, most }: StoppingRule): number {
  const step = binomial(every, share);
  let alive = new Map([[0, 1]]);
  let told = 0;
  for (let seeds = every; alive.size > 0; seeds += every) {
    if (seeds > EXACT_MAX) return -(1 - 2 * share) / seeds;
    const next = new Map<number, number>();
    for (const [times, chance] of alive)
      step.forEach((p, more) => void next.set(times + more, (next.get(times + more) ?? 0) + chance * p));
    alive = new Map();
    for (const [times, chance] of next) {
      const { low, high } = proportion(times, seeds);
      if (high - low <= width || seeds >= most) told += (chance * times) / seeds;
      else if (chance > 1e-12) alive.set(times, chance);
    }
  }
  return told - share;
}
