/** What the runs of a sweep say while they come. */
import { blocksIn, pointsOf } from '../design/design.js';
import type { ExperimentManifest } from '../design/manifest.js';
import type { Estimate } from '../many/interval.js';
import { Stopper } from '../many/stopping.js';
import { SweepCounts } from '../many/sweep.js';
import type { Row } from '../tables/table.js';

function stopperOf({ settings }: ExperimentManifest): Stopper | undefined {
  const { outcomes, untilWidth, points, runs } = settings;
  if (untilWidth === null) return undefined;
  return new Stopper(pointsOf(points).length, outcomes[0], blocksIn(points, runs), untilWidth);
}

/**
 * Sees all runs, those that were done before among them: a running estimate, and whether there are enough.
 */
export class SweepProgress {
  readonly #stopper: Stopper | undefined;
  readonly #counts: SweepCounts;
  readonly #outcome: string | undefined;

  constructor(manifest: ExperimentManifest) {
    const { points, outcomes } = manifest.settings;
    this.#stopper = stopperOf(manifest);
    this.#counts = new SweepCounts(pointsOf(points).length, outcomes);
    this.#outcome = outcomes.at(0)?.text;
  }

  /** Whether anybody asks for the runs. */
  get isNeeded(): boolean {
    return this.#outcome !== undefined;
  }

  /** The number of batches that the sweep has, once it is known to stop early. */
  get end(): number | undefined {
    return this.#stopper?.end;
  }

  /** Takes the rows of a batch; returns whether the sweep goes on. */
  add(index: number, rows: readonly Row[]): boolean {
    if (this.isNeeded) this.#counts.add(rows);
    return this.#stopper?.add(index, rows) ?? true;
  }

  /** The first outcome so far, over all points; undefined where none is counted yet. */
  estimate(): { readonly outcome: string; readonly share: Estimate } | undefined {
    if (this.#outcome === undefined || this.#counts.runs === 0) return undefined;
    return { outcome: this.#outcome, share: this.#counts.share(0) };
  }
}
