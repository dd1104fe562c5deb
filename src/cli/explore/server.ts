/**
 * The server of the page: a few files and two documents, to this machine alone.
 *
 * Decision worth knowing: it answers only whoever asks by its own name. A page of somebody else's that has
 * its name lead here (DNS rebinding) sends another Host, and one that asks across sends its Origin; both are
 * refused before anything is read. The policy lets the page load its own files, compile the kernel, and
 * nothing else.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../foundation/fault.js';
import { computedOf } from './computed.js';
import { readChanged, type Explored } from './task.js';

/** What the page may do; no response is without it. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const folder = new URL('../../../dist/page/', import.meta.url);

const SCRIPT = 'text/javascript; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

/** All files of the page, by path. */
const FILES: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', SCRIPT],
  '/engine.js': ['engine.js', SCRIPT],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/kernel.wasm': ['kernel.wasm', 'application/wasm'],
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const refusal = (status: number, body: string): Answer => ({ status, type: TEXT, body: `${body}\n` });

/** The longest address that is read, letters. */
const ADDRESS_MAX = 8000;

function changed(explored: Explored, query: string): Answer {
  try {
    return { status: 200, type: JSON_TYPE, body: JSON.stringify(readChanged(explored, query)) };
  } catch (error) {
    if (error instanceof FaultError) return refusal(422, error.message);
    throw error;
  }
}

function computed(explored: Explored, query: string): Answer {
  try {
    return { status: 200, type: JSON_TYPE, body: JSON.stringify(computedOf(explored, query) ?? null) };
  } catch (error) {
    if (error instanceof FaultError) return refusal(422, error.message);
    throw error;
  }
}

function answerTo({ method, url = '/', headers }: IncomingMessage, explored: Explored, port: number): Answer {
  const own = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  if (!own.includes(headers.host ?? '')) return refusal(403, 'this page is for its own machine alone');
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`))
    return refusal(403, 'this page answers no other');
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'this page is only read');
  if (url.length > ADDRESS_MAX) return refusal(414, 'this address is too long');
  const at = url.indexOf('?');
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
  if (path === '/start.json') return { status: 200, type: JSON_TYPE, body: JSON.stringify(explored.start) };
  if (path === '/baseline.json' && explored.baseline !== null)
    return { status: 200, type: JSON_TYPE, body: explored.baseline };
  if (path === '/read.json') return changed(explored, query);
  if (path === '/computed.json') return computed(explored, query);
  if (!Object.hasOwn(FILES, path)) return refusal(404, 'there is nothing here');
  const [name, type] = FILES[path];
  return { status: 200, type, body: readFileSync(fileURLToPath(new URL(name, folder))) };
}

function respond(response: ServerResponse, { status, type, body }: Answer, method: string | undefined): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type });
  response.end(method === 'HEAD' ? undefined : body);
}

/** A server that listens. */
export interface ServedPage {
  readonly address: string;
  readonly close: () => void;
}

/** Serves the page on a port of this machine, or on a free one for 0. Rejects where it cannot be had. */
export function servePage(explored: Explored, port: number): Promise<ServedPage> {
  const server: Server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    try {
      respond(response, answerTo(request, explored, own), request.method);
    } catch {
      respond(response, refusal(500, 'this could not be answered'), request.method);
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: own } = server.address() as AddressInfo;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ address: `http://127.0.0.1:${String(own)}/`, close });
    });
  });
}
