/**
 * A pool of threads that computes the batches of an ensemble: one of the ways of handing them out.
 *
 * Decision worth knowing: results come in any order and are handed over as they come; who needs an order makes it. A thread that dies takes
 * its batch with it, which is tried once more and then told as failed runs: the other batches go on.
 */
import { Piscina } from 'piscina';
import { availableParallelism } from 'node:os';
import type { Batch } from '../../experiment/design.js';
import type { BatchResult } from '../../experiment/ensemble.js';
import type { Dispatch } from './dispatch.js';
import type { EnsembleSetup } from './ensemble-worker.js';

const MODULE = new URL(`./ensemble-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Threads where none are asked for: one for each core. */
export const threadsDefault = (): number => availableParallelism();

const ATTEMPTS_MAX = 2;

/** How many threads there may be, and how long one waits for work before it ends; default: for ever, all from the start. */
export interface PoolSize {
  readonly threads: number;
  readonly idleMilliseconds?: number;
}

/** Threads that compute batches of one plan. */
export class BatchPool {
  readonly #pool: Piscina<Batch, BatchResult>;

  constructor(setup: EnsembleSetup, { threads, idleMilliseconds }: PoolSize) {
    this.#pool = new Piscina({
      filename: MODULE.href,
      name: 'compute',
      workerData: setup,
      maxThreads: Math.max(1, threads),
      ...(idleMilliseconds === undefined
        ? { minThreads: threads }
        : { minThreads: 0, idleTimeout: idleMilliseconds }),
      atomics: 'disabled',
    });
  }

  /** Computes a batch; rejects where its thread dies, the scenario has faults, or the signal comes. */
  compute(batch: Batch, signal?: AbortSignal): Promise<BatchResult> {
    return this.#pool.run(batch, signal ? { signal } : {});
  }

  /** Ends the threads, whatever they are doing. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

/** Hands batches to threads of this machine, in order of their beginning. */
export const poolDispatch =
  (setup: EnsembleSetup, threads: number): Dispatch<BatchResult> =>
  async (batches, { onResult, onFailure, signal }) => {
    const lanes = Math.min(threads, batches.length);
    const pool = new BatchPool(setup, { threads: lanes });
    let next = 0;
    let ended = false;
    const hasEnded = () => ended || signal?.aborted === true;

    const compute = async (batch: Batch): Promise<BatchResult | undefined> => {
      for (let tries = 1; !hasEnded(); tries++) {
        try {
          return await pool.compute(batch, signal);
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
        let goesOn = false;
        try {
          goesOn = await onResult(batch, result);
        } finally {
          ended ||= !goesOn;
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: lanes }, lane));
    } finally {
      await pool.close();
    }
  };
