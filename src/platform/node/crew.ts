/**
 * Threads for a kernel, on worker_threads.
 *
 * Decision worth knowing: they keep no process alive, so nobody needs to end them; they end with it, or with the thread that has begun them.
 */
import { Worker } from 'node:worker_threads';
import { BARRIER_LENGTH } from '../../kernel/barrier.js';
import type { Crew, MateSetup } from '../../kernel/crew.js';
import type { WasmModule } from '../../kernel/wasm.js';

/** Lies in `dist` even while the sources are run as they are, as the compiled kernel does. */
const MODULE = new URL('../../../dist/platform/node/mate.js', import.meta.url);

/** Begins threads that move people with the assembly for shared memories; `threads` counts the one that asks. */
export function startCrew(module: WasmModule, threads: number): Crew {
  const control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * BARRIER_LENGTH));
  const setup: MateSetup = { module, control, threads };
  const mates = Array.from(
    { length: threads - 1 },
    () => new Worker(MODULE, { workerData: setup, execArgv: [] }),
  );
  for (const mate of mates) mate.unref();
  return {
    threads,
    control,
    tell: (thread, message) => {
      mates[thread - 1].postMessage(message);
    },
  };
}
