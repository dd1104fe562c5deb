/** The reader of the desk, in a worker of its own: it reads texts, and looks at what they do. */
import './jitless.js';
import { FaultError } from '../../../foundation/fault.js';
import { browserKernel, type KernelSource } from '../../../platform/browser/kernel.js';
import type { DeskReply, DeskRequest, LookReply, LookRequest } from '../protocol.js';
import { Looker } from './looking.js';
import { readDesk } from './reading.js';

interface Port {
  postMessage(message: DeskReply | LookReply): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const port = globalThis as unknown as Port;

const messageOf = (error: unknown): string =>
  error instanceof FaultError || error instanceof Error ? error.message : String(error);

/** Has this worker answer what it is asked, with a kernel from there. */
export function serveReader(from: KernelSource): void {
  const looker = new Looker(() => browserKernel('auto', from));
  port.addEventListener('message', ({ data }) => {
    const request = data as DeskRequest | LookRequest;
    if (!('kind' in request)) return port.postMessage(readDesk(request));
    looker
      .answer(request, (reply) => port.postMessage(reply))
      .catch((error: unknown) => port.postMessage({ kind: 'failed', message: messageOf(error) }));
  });
}
