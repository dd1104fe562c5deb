/**
 * A pool of threads that computes the batches of an ensemble: one of the ways of handing them out.
 *
 * Decision worth knowing: results come in any order and are handed over as they come; who needs an order
 * makes it. A batch goes to the threads in pieces, so many at a time as take some two seconds by what
 * the last ones took; a batch that is begun is handed out to its end before the next. A thread that dies
 * takes its batch with it, which is tried once more and then told as failed runs: the other batches go on.
 */
import { Piscina } from 'piscina';
import { availableParallelism } from 'node:os';
import { runsIn, type Batch } from '../../../experiment/design/design.js';
import { piecesOf, runsOfPiece, type BatchPiece } from '../../../experiment/design/pieces.js';
import {
  joinPieces,
  pieceRuleOf,
  type BatchResult,
  type PieceResult,
} from '../../../experiment/many/ensemble.js';
import type { Dispatch, DispatchOf } from '../../../experiment/laboratory/ports.js';
import { isSystemError, systemFault } from '../files/system-fault.js';
import type { KernelChoice } from '../../../kernel/kernel.js';
import type { EnsembleSetup, Handed, Handful, Unable } from './ensemble-worker.js';

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
  /** Runs that a thread is given at once at most, beside a single piece (default: as time allows). */
  readonly runsAtOnce?: number;
}

/** Milliseconds that a thread is to be busy with what it is given at once. */
const BUSY = 2000;

/** What one thread is given is at most this part of its share of all runs, so that threads end together. */
const HANDFULS_EACH = 8;

/** How much the last handful says of the next. */
const WEIGHT = 0.3;

/** A batch on its way. */
interface Open {
  readonly batch: Batch;
  readonly pieces: readonly BatchPiece[];
  readonly results: PieceResult[];
  readonly signal: AbortSignal | undefined;
  /** The first piece that nobody has been given, and how many are not back. */
  next: number;
  left: number;
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (error: unknown) => void;
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
  readonly #pool: Piscina<Handful, Handed | Unable>;
  /** How to tell each handful that is out that it will not come. */
  readonly #refusals = new Set<(error: PoolError) => void>();
  readonly #open: Open[] = [];
  readonly #rule;
  /** One more than threads: a handful waits for whichever is free first. */
  readonly #lanes: number;
  readonly #runsAtOnce: number;
  #out = 0;
  /** Milliseconds that a run takes, as far as is known. */
  #pace: number | undefined;
  #reason = 'it ended at once';

  constructor(setup: EnsembleSetup, { threads, idleMilliseconds, runsAtOnce = Infinity }: PoolSize) {
    this.#rule = pieceRuleOf(setup.plan);
    this.#lanes = Math.max(1, threads) + 1;
    this.#runsAtOnce = runsAtOnce;
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
   * Computes a batch; rejects where one of its threads dies, the machine cannot (PoolError), the scenario has
   * faults, or the signal comes.
   */
  compute(batch: Batch, signal?: AbortSignal): Promise<BatchResult> {
    const pieces = piecesOf(batch, this.#rule);
    return new Promise((resolve, reject) => {
      const state = { next: 0, left: pieces.length, results: [] };
      this.#open.push({ batch, pieces, signal, ...state, resolve, reject });
      this.#handOut();
    });
  }

  /** Gives all threads something to do, of the batch that was asked for first. */
  #handOut(): void {
    while (this.#out < this.#lanes) {
      const open = this.#open.find(({ next, pieces }) => next < pieces.length);
      if (open === undefined) return;
      void this.#hand(open, this.#handful(open));
    }
  }

  /** The next pieces of a batch, as many as are to be done at once. */
  #handful(open: Open): readonly BatchPiece[] {
    const first = open.next;
    const most = Math.min(this.#runsAtOnce, BUSY / (this.#pace ?? BUSY));
    for (let runs = 0; open.next < open.pieces.length; open.next++) {
      runs += runsOfPiece(open.pieces[open.next]);
      if (runs > most && open.next > first) break;
    }
    return open.pieces.slice(first, open.next);
  }

  async #hand(open: Open, pieces: readonly BatchPiece[]): Promise<void> {
    this.#out++;
    try {
      const { result, milliseconds } = await this.#run({ index: open.batch.index, pieces }, open.signal);
      const pace = milliseconds / pieces.reduce((sum, piece) => sum + runsOfPiece(piece), 0);
      this.#pace = this.#pace === undefined ? pace : this.#pace + WEIGHT * (pace - this.#pace);
      open.results.push(result);
      open.left -= pieces.length;
      if (open.left === 0) this.#close(open, () => open.resolve(joinPieces(open.results)));
    } catch (error) {
      this.#close(open, () => open.reject(error));
    } finally {
      this.#out--;
      this.#handOut();
    }
  }

  /** A batch of which nothing more is to be handed out. */
  #close(open: Open, tell: () => void): void {
    open.next = open.pieces.length;
    const place = this.#open.indexOf(open);
    if (place >= 0) this.#open.splice(place, 1);
    tell();
  }

  async #run(handful: Handful, signal: AbortSignal | undefined): Promise<Handed> {
    let refuse: (error: PoolError) => void = () => undefined;
    const refused = new Promise<never>((_, reject) => (refuse = reject));
    this.#refusals.add(refuse);
    try {
      const handed = await Promise.race([this.#pool.run(handful, signal ? { signal } : {}), refused]);
      if ('unable' in handed) throw new PoolError(handed.unable);
      return handed;
    } finally {
      this.#refusals.delete(refuse);
    }
  }

  /** Runs when piscina has replaced the thread that went, if it does. */
  #refuseIfEmpty(): void {
    if (this.#pool.threads.length > 0) return;
    const error = new PoolError(`no thread can begin to compute: ${this.#reason}`);
    for (const open of [...this.#open]) this.#close(open, () => open.reject(error));
    for (const refuse of this.#refusals) refuse(error);
  }

  /** Ends the threads, whatever they are doing. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

/** No more threads than there are pieces, and what each is given at once. */
function sizeFor(batches: readonly Batch[], { plan }: EnsembleSetup, threads: number): PoolSize {
  let pieces = 0;
  for (const batch of batches) {
    if (pieces >= threads) break;
    pieces += piecesOf(batch, pieceRuleOf(plan)).length;
  }
  const used = Math.min(threads, pieces);
  const runs = batches.reduce((sum, batch) => sum + runsIn(batch), 0);
  return { threads: used, runsAtOnce: runs / (HANDFULS_EACH * Math.max(1, used)) };
}

/**
 * Hands batches to threads of this machine, in order of their beginning. Rejects with a PoolError where the
 * machine cannot.
 */
export const poolDispatch =
  (setup: EnsembleSetup, threads: number): Dispatch<BatchResult> =>
  async (batches, { onResult, onFailure, signal }) => {
    const pool = new BatchPool(setup, sizeFor(batches, setup, threads));
    // One more than threads: another batch is there when the last pieces of one are out, so that none idles
    // while a result is kept.
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
