/**
 * The port through which batches are handed out: to threads of this machine (`threads/pool.ts`), or to workers on any machine (`queue/`).
 *
 * Decision worth knowing: who asks cannot tell them apart. Batches are settled once each and in any order, and when a dispatch returns,
 * whatever was told as done is done; so a sweep is written once, and adding a way to hand out work changes nothing about its results.
 */
import type { Batch } from '../../../experiment/many/design.js';
import type { BatchResult } from '../../../experiment/many/ensemble.js';
import { noteOf, type Manifest } from './results.js';
import { writeShard } from './shards.js';

/** What is told of a batch that is kept: its runs. The shard says all else. */
export type KeptResult = Pick<BatchResult, 'rows'>;

export interface Listener<Result> {
  /** Called for each batch that is done; false ends the work early. */
  readonly onResult: (batch: Batch, result: Result) => boolean | Promise<boolean>;
  /** Called for a batch that cannot be computed. */
  readonly onFailure: (batch: Batch, error: unknown) => void | Promise<void>;
  /** Called with what a person who waits may want to know, in one line. */
  readonly onNotice?: (text: string) => void;
  /** Ends the work, with what is done so far. */
  readonly signal?: AbortSignal;
}

/** Has batches computed. Returns when all are settled, or the listener or its signal ends the work. */
export type Dispatch<Result> = (batches: readonly Batch[], listener: Listener<Result>) => Promise<void>;

/** The same dispatch, which keeps each batch as a shard of a folder before telling of it. */
export const keepingShards =
  (folder: string, manifest: Manifest, dispatch: Dispatch<BatchResult>): Dispatch<KeptResult> =>
  (batches, listener) =>
    dispatch(batches, {
      ...listener,
      onResult: async (batch, result) => {
        await writeShard(folder, manifest.columns, noteOf(manifest), batch.index, result);
        return listener.onResult(batch, result);
      },
    });
