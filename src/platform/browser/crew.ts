/**
 * Threads for a kernel, on the workers of a page.
 *
 * Decision worth knowing: a thread that waits must not be the page's own, and memory is shared only in a page
 * that is isolated from other origins. So the engine runs in a worker too, and workers are there and ready
 * before the first day.
 */
import { BARRIER_LENGTH } from '../../kernel/barrier.js';
import type { Crew, MateSetup } from '../../kernel/crew.js';
import type { WasmModule } from '../../kernel/wasm.js';

/** What a kernel needs of a worker that runs `tauride/browser/mate` or `tauride/browser/device`. */
export interface MateWorker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'error', listener: () => void, options: { readonly once: true }): void;
}

/** Makes workers ready to move people. Rejects if one of them cannot be started. */
export async function gatherCrew(module: WasmModule, mates: readonly MateWorker[]): Promise<Crew> {
  const control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * BARRIER_LENGTH));
  const threads = mates.length + 1;
  const setup: MateSetup = { module, control, threads };
  await Promise.all(mates.map((mate) => readied(mate, setup, 'a thread of the kernel')));
  return {
    threads,
    control,
    tell: (thread, message) => mates[thread - 1].postMessage(message),
  };
}

/** Hands a worker what it begins with. Rejects unless it answers; `whose` says what it is for. */
export const readied = (worker: MateWorker, setup: unknown, whose: string): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', resolve, { once: true });
    const refuse = () => reject(new Error(`${whose} cannot be started`));
    worker.addEventListener('error', refuse, { once: true });
    worker.postMessage(setup);
  });
