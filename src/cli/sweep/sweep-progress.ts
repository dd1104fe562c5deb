/** What the runs of a sweep say while they come. */
import { batchesOf } from '../../experiment/many/design.js';
import { Stopper, SweepCounts } from '../../experiment/many/sweep.js';
import type { Row } from '../../experiment/tables/table.js';
import { percent } from '../../report/words.js';
import type { Task } from './task.js';

function stopperOf({ manifest, plan, setting }: Task): Stopper | undefined {
  const { outcomes, untilWidth } = manifest.settings;
  if (untilWidth === null) return undefined;
  const blocks = batchesOf(plan.points.length, setting.runs).filter(
    ({ replicates }, _i, [first]) => replicates[0] === first.replicates[0],
  ).length;
  return new Stopper(plan.points.length, outcomes[0], blocks, untilWidth);
}

/** Sees all runs, those that were done before among them: a running estimate, and whether there are enough. */
export class Seen {
  readonly stopper: Stopper | undefined;
  readonly #counts: SweepCounts;
  readonly #outcome: string | undefined;
  readonly #where: string;

  constructor(task: Task) {
    const { points, outcomes } = task.manifest.settings;
    this.stopper = stopperOf(task);
    this.#counts = new SweepCounts(points.length, outcomes);
    this.#outcome = outcomes.at(0)?.text;
    this.#where = points.length > 1 ? 'all points: ' : '';
  }

  /** Whether anybody asks for the runs. */
  get isNeeded(): boolean {
    return this.stopper !== undefined || this.#outcome !== undefined;
  }

  /** Takes the rows of a batch; returns whether the sweep goes on. */
  add(index: number, rows: readonly Row[]): boolean {
    this.#counts.add(rows);
    return this.stopper?.add(index, rows) ?? true;
  }

  /** The first outcome so far, over all points. */
  estimate(): string {
    if (this.#outcome === undefined || this.#counts.runs === 0) return '';
    const { value, low, high } = this.#counts.share(0);
    return `${this.#where}${this.#outcome} ${percent(value)} (${percent(low)}-${percent(high)})`;
  }
}
