/**
 * A pool of threads that computes the batches of an ensemble.
 *
 * Decision worth knowing: results come in any order and are handed over as they come; who needs an order makes it. A thread that dies takes
 * its batch with it, which is tried once more and then told as failed runs: the other batches go on.
 */
import { Piscina } from 'piscina';
import { availableParallelism } from 'node:os';
import type { Batch } from '../../experiment/design.js';
import type { BatchResult } from '../../experiment/ensemble.js';
import type { EnsembleSetup } from './ensemble-worker.js';

const MODULE = new URL(`./ensemble-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Threads where none are asked for: one for each core. */
export const threadsDefault = (): number => availableParallelism();

export interface PoolOptions {
  readonly threads: number;
  /** Called for each batch that is done; false ends the work early. */
  readonly onResult: (batch: Batch, result: BatchResult) => boolean | Promise<boolean>;
  /** Called for a batch that cannot be computed. */
  readonly onFailure: (batch: Batch, error: unknown) => void | Promise<void>;
  /** Ends the work, with what is done so far. */
  readonly signal?: AbortSignal;
}

const ATTEMPTS_MAX = 2;

/** Computes batches, in order of their beginning. Returns when all are done, or told to end. */
export async function computeBatches(
  setup: EnsembleSetup,
  batches: readonly Batch[],
  { threads, onResult, onFailure, signal }: PoolOptions,
): Promise<void> {
  const pool = new Piscina({
    filename: MODULE.href,
    name: 'compute',
    workerData: setup,
    minThreads: Math.min(threads, batches.length),
    maxThreads: Math.max(1, Math.min(threads, batches.length)),
    atomics: 'disabled',
  });
  let next = 0;
  let ended = false;
  const hasEnded = () => ended || signal?.aborted === true;

  const compute = async (batch: Batch): Promise<BatchResult | undefined> => {
    for (let tries = 1; !hasEnded(); tries++) {
      try {
        return (await pool.run(batch, signal ? { signal } : {})) as BatchResult;
      } catch (error) {
        if (hasEnded() || tries < ATTEMPTS_MAX) continue;
        await onFailure(batch, error);
        return undefined;
      }
    }
    return undefined;
  };
  const lane = async (): Promise<void> => {
    while (next < batches.length && !hasEnded()) {
      const batch = batches[next++];
      const result = await compute(batch);
      if (result === undefined || hasEnded()) continue;
      if (!(await onResult(batch, result))) ended = true;
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(threads, batches.length) }, lane));
  } finally {
    await pool.destroy();
  }
}
