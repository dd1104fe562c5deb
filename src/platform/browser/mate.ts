/**
 * The module of a kernel's other threads in a page: start it as a worker, and hand the worker to
 * `browserKernel`.
 */
import { Mate, type MateSetup, type Message } from '../../kernel/crew.js';

/** What this module needs of the worker it runs in. */
interface Port {
  postMessage(message: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const port = globalThis as unknown as Port;
let mate: Mate | undefined;

port.addEventListener('message', ({ data }) => {
  if (mate) {
    mate.take(data as Message);
    return;
  }
  mate = new Mate(data as MateSetup);
  port.postMessage('ready');
});
