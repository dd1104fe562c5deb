/**
 * Many runs of one plan: those that are missing are computed, kept, and told of.
 *
 * Decision worth knowing: the plan says which runs there are and the store which of them are there; what is
 * computed is the difference. So to resume, to grow and to share the work with others is one and the same
 * thing.
 */
import { runsIn, type Batch } from '../design/design.js';
import { allBatches, batchesAmong, pointsAsTheyCame, runsInOrder } from '../design/growth.js';
import { hasSeries, type ExperimentManifest } from '../design/manifest.js';
import { planOf, type Setting } from '../design/setting.js';
import { lostBatch, type EnsemblePlan } from '../many/ensemble.js';
import type { Dispatch, KeptBatch, Store, Teller } from './ports.js';
import { SweepProgress } from './sweep-progress.js';

/** Everything that is to be run. Any run follows from it and from its own number alone. */
export interface ManyPlan {
  readonly manifest: ExperimentManifest;
  /** Its points are in the order in which they came (`pointsAsTheyCame`). */
  readonly ensemble: EnsemblePlan;
  /** Which part of so many is computed here (default all): each nth batch. */
  readonly shard?: { readonly part: number; readonly parts: number };
}

/** Who watches the work. */
export interface RunWatch {
  /** Called once, with the number of runs that are to be there in the end, and of those that are there. */
  readonly onBegin?: (runs: { readonly all: number; readonly done: number }, progress: SweepProgress) => void;
  /** Called when a batch is kept. */
  readonly onBatch?: (batch: Batch) => void;
  /** Called for a batch that cannot be computed. */
  readonly onFailure?: (batch: Batch, error: unknown) => void;
  /** Called with what a person who waits may want to know, in one line. */
  readonly onNotice?: (text: string) => void;
  /** Ends the work, with what is done so far. */
  readonly signal?: AbortSignal;
}

/** The plan of many runs, of which a store says what is there. */
export const manyPlan = (
  setting: Setting,
  manifest: ExperimentManifest,
  wanted: Pick<EnsemblePlan, 'comparesDays' | 'bands'>,
): ManyPlan => ({ manifest, ensemble: planOf(setting, pointsAsTheyCame(manifest), wanted) });

const sumOfRuns = (batches: readonly Batch[]): number =>
  batches.reduce((sum, batch) => sum + runsIn(batch), 0);

/**
 * Has the batches computed that a store lacks.
 *
 * @returns the number of batches that the experiment has: fewer than planned where it stopped early
 * @throws whatever the dispatch throws: a PoolError where the machine cannot compute
 */
export async function runMany<Result extends KeptBatch>(
  { manifest, ensemble, shard = { part: 1, parts: 1 } }: ManyPlan,
  dispatch: Dispatch<Result>,
  store: Store<Result>,
  { onBegin, onBatch, onFailure, onNotice, signal }: RunWatch = {},
): Promise<number> {
  const all = allBatches(manifest);
  const kept = store.kept();
  const seen = new SweepProgress(manifest);
  for (const batch of seen.isNeeded ? all : [])
    if (kept.has(batch.index)) seen.add(batch.index, await store.rowsOf(batch));
  const own = all.filter(({ index }) => index % shard.parts === shard.part - 1);
  const left = own.filter(({ index }) => seen.end === undefined && !kept.has(index));
  const done = sumOfRuns(own.filter(({ index }) => kept.has(index)));
  onBegin?.({ all: done + sumOfRuns(left), done }, seen);
  await dispatch(left, {
    ...(signal ? { signal } : {}),
    ...(onNotice ? { onNotice } : {}),
    onResult: async (batch, result) => {
      await store.keep(batch, result);
      const goesOn = seen.add(batch.index, result.rows);
      onBatch?.(batch);
      return goesOn;
    },
    onFailure: (batch, error) => {
      store.lose(batch, lostBatch(ensemble, batch, error));
      onFailure?.(batch, error);
    },
  });
  if (seen.end !== undefined && signal?.aborted !== true) store.dropFrom(seen.end);
  return seen.end ?? all.length;
}

/** Those of so many batches that are not among these. */
export const missingAmong = (there: { readonly has: (index: number) => boolean }, end: number): number[] =>
  Array.from({ length: end }, (_, index) => index).filter((index) => !there.has(index));

/** The batches that a store lacks of so many. It is looked again, since others may have kept some. */
export const missingIn = <Result>(store: Store<Result>, end: number): number[] =>
  missingAmong(store.look(), end);

/**
 * Tells what the runs say that were there when it was looked last; where they are all there, it is kept
 * beside their tables.
 */
export async function conclude<Result, Told extends object>(
  manifest: ExperimentManifest,
  store: Store<Result>,
  teller: Teller<Told>,
  end = manifest.batches,
): Promise<Told> {
  const kept = store.kept();
  const isWhole = kept.size >= end;
  if (isWhole) await store.join((rows) => teller.add(rows));
  else {
    for await (const rows of runsInOrder(manifest, batchesAmong(manifest, kept), store.rowsOf))
      teller.add(rows);
  }
  if (hasSeries(manifest)) {
    const there = batchesAmong(manifest, kept);
    for await (const rows of runsInOrder(manifest, there, store.seriesOf)) teller.addSeries?.(rows);
  }
  const record = teller.record(store.days());
  if (isWhole) store.summarise(record);
  return record;
}
