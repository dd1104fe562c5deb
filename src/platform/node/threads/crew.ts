/**
 * Threads for a kernel, on worker_threads.
 *
 * Decision worth knowing: they keep no process alive, so nobody needs to end them; they end with it, or with
 * the thread that has begun them.
 */
import { Worker } from 'node:worker_threads';
import { BARRIER_LENGTH } from '../../../kernel/barrier.js';
import type { Crew, MateSetup } from '../../../kernel/crew.js';
import type { WasmModule } from '../../../kernel/wasm.js';

/** Lies in `dist` even while the sources are run as they are, as the compiled kernel does. */
const MODULE = new URL('../../../../dist/platform/node/threads/mate.js', import.meta.url);

/** Milliseconds in which a thread has to begin: far more than loading its module takes. */
const PATIENCE = 30_000;

/** What a thread is started with; it adds 1 to `begun` when it hears messages. */
export interface MateStart extends MateSetup {
  readonly begun: Int32Array;
  /** The file of the native kernel, if that is to move people. */
  readonly native?: string | undefined;
}

/**
 * Waits until so many threads have begun. An error of theirs is not heard meanwhile, since this thread
 * computes: that they stay away says it.
 *
 * @param patience milliseconds without a further one after which an Error is thrown
 */
export function awaitMates(begun: Int32Array, count: number, patience = PATIENCE): void {
  for (let there = 0; (there = Atomics.load(begun, 0)) < count;)
    if (Atomics.wait(begun, 0, there, patience) === 'timed-out')
      throw new Error('a thread of the kernel does not begin; try again with --threads 1');
}

/**
 * Begins threads that move people with the assembly for shared memories, or with the native kernel in a file;
 * `threads` counts the one that asks.
 */
export function startCrew(module: WasmModule, threads: number, native?: string): Crew {
  const control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * BARRIER_LENGTH));
  const begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const setup: MateStart = { module, control, threads, begun, native };
  const mates = Array.from(
    { length: threads - 1 },
    () => new Worker(MODULE, { workerData: setup, execArgv: [] }),
  );
  for (const mate of mates) mate.unref();
  return {
    threads,
    control,
    tell: (thread, message) => {
      awaitMates(begun, mates.length);
      mates[thread - 1].postMessage(message);
    },
  };
}
