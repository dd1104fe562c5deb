/**
 * A pool of threads that computes the batches of an ensemble: one of the ways of handing them out.
 *
 * Decision worth knowing: results come in any order and are handed over as they come; who needs an order
 * makes it. A thread that dies takes its batch with it, which is tried once more and then told as failed
 * runs: the other batches go on.
 */
import { Piscina } from 'piscina';
import { availableParallelism } from 'node:os';
import type { Batch } from '../../../experiment/design/design.js';
import type { BatchResult } from '../../../experiment/many/ensemble.js';
import type { Dispatch, DispatchOf } from '../../../experiment/laboratory/ports.js';
import { isSystemError, systemFault } from '../files/system-fault.js';
import type { KernelChoice } from '../../../kernel/kernel.js';
import type { EnsembleSetup, Unable } from './ensemble-worker.js';

const MODULE = new URL(`./ensemble-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Threads where none are asked for: one for each core. */
export const threadsDefault = (): number => availableParallelism();

const ATTEMPTS_MAX = 2;

/**
 * How many threads there may be, and how long one waits for work before it ends; default: for ever, all from
 * the start.
 */
export interface PoolSize {
  readonly threads: number;
  readonly idleMilliseconds?: number;
}

/** No thread can compute: it is this machine, or what is installed on it, that is at fault, and no batch. */
export class PoolError extends Error {
  override readonly name = 'PoolError';
}

const reasonOf = (error: unknown): string => {
  if (isSystemError(error)) return systemFault(error, '').message;
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0];
};

/**
 * Threads that compute batches of one plan.
 *
 * Decision worth knowing: piscina gives up replacing threads that end before they are ready, and what waits
 * would wait for ever; so the pool looks whether anybody is left each time a thread goes.
 */
export class BatchPool {
  readonly #pool: Piscina<Batch, BatchResult | Unable>;
  /** How to tell each batch that is asked for that it will not come. */
  readonly #refusals = new Set<(error: PoolError) => void>();
  #reason = 'it ended at once';

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
    this.#pool.on('error', (error) => (this.#reason = reasonOf(error)));
    this.#pool.on('workerDestroy', () => setImmediate(() => this.#refuseIfEmpty()));
  }

  /**
   * Computes a batch; rejects where its thread dies, the machine cannot (PoolError), the scenario has faults,
   * or the signal comes.
   */
  async compute(batch: Batch, signal?: AbortSignal): Promise<BatchResult> {
    let refuse: (error: PoolError) => void = () => undefined;
    const refused = new Promise<never>((_, reject) => (refuse = reject));
    this.#refusals.add(refuse);
    try {
      const result = await Promise.race([this.#pool.run(batch, signal ? { signal } : {}), refused]);
      if ('unable' in result) throw new PoolError(result.unable);
      return result;
    } finally {
      this.#refusals.delete(refuse);
    }
  }

  /** Runs when piscina has replaced the thread that went, if it does. */
  #refuseIfEmpty(): void {
    if (this.#pool.threads.length > 0) return;
    for (const refuse of this.#refusals)
      refuse(new PoolError(`no thread can begin to compute: ${this.#reason}`));
  }

  /** Ends the threads, whatever they are doing. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

/**
 * Hands batches to threads of this machine, in order of their beginning. Rejects with a PoolError where the
 * machine cannot.
 */
export const poolDispatch =
  (setup: EnsembleSetup, threads: number): Dispatch<BatchResult> =>
  async (batches, { onResult, onFailure, signal }) => {
    const pool = new BatchPool(setup, { threads: Math.min(threads, batches.length) });
    // One more than threads: a batch is waiting for whichever is free first, so that none idles while a
    // result is kept.
    const lanes = Math.min(threads + 1, batches.length);
    let next = 0;
    let ended = false;
    const hasEnded = () => ended || signal?.aborted === true;

    const compute = async (batch: Batch): Promise<BatchResult | undefined> => {
      for (let tries = 1; !hasEnded(); tries++) {
        try {
          return await pool.compute(batch, signal);
        } catch (error) {
          if (error instanceof PoolError) {
            ended = true;
            throw error;
          }
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

/**
 * Threads of this machine for any plan: so many (default: one for each core), each with a kernel of its own.
 */
export const onThreads =
  (threads = threadsDefault(), kernel: KernelChoice = 'auto'): DispatchOf =>
  (plan) =>
    poolDispatch({ plan, kernel }, threads);
