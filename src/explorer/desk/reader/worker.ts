/** The reader of the desk, in a worker of its own. */
import './jitless.js';
import type { DeskReply, DeskRequest } from '../protocol.js';
import { readDesk } from './reading.js';

interface Port {
  postMessage(message: DeskReply): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const port = globalThis as unknown as Port;

port.addEventListener('message', ({ data }) => port.postMessage(readDesk(data as DeskRequest)));
