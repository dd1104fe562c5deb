/**
 * The engine of a page without a server: it has its kernel in itself, and reads scenarios, too.
 *
 * Decision worth knowing: it is a classic script, for a page that is opened from a file may start no other.
 */
import { serveEngine } from '../engine/serving.js';
import { readLocally } from './reading.js';
import type { Documents } from './documents.js';
import type { ReadChanged } from '../protocol.js';

/** The bytes of the kernel in base64: the build puts them in (.config/build-explorer.mjs). */
declare const KERNEL: string;

/** What is asked of a reader, beside what any engine is asked. */
export interface ReadRequest {
  readonly kind: 'read';
  readonly documents: Documents;
  readonly query: string;
}

/** What was read, or what is wrong with it, in words. */
export type ReadReply =
  | { readonly kind: 'read'; readonly read: ReadChanged }
  | { readonly kind: 'unread'; readonly message: string };

interface Port {
  postMessage(message: ReadReply): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  readonly atob: (text: string) => string;
}

const port = globalThis as unknown as Port;

function answer({ documents, query }: ReadRequest): ReadReply {
  try {
    return { kind: 'read', read: readLocally(documents, query) };
  } catch (error) {
    return { kind: 'unread', message: error instanceof Error ? error.message : String(error) };
  }
}

port.addEventListener('message', ({ data }) => {
  const request = data as ReadRequest | { readonly kind: 'other' };
  if (request.kind === 'read') port.postMessage(answer(request));
});
serveEngine(Uint8Array.from(port.atob(KERNEL), (letter) => letter.charCodeAt(0)));
