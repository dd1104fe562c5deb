/**
 * The server of the page: a few files and documents, to this machine alone; and the files of a scenario of
 * one's own, which its desk reads and writes.
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
import { FaultError, MACHINE_CODE } from '../../foundation/fault.js';
import { FILE_LENGTH_MAX } from '../../scenario/yaml.js';
import { computedOf } from './computed.js';
import { readBelow, readDeskFolder, saveFile, type OwnFolder } from './desk-folder.js';
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

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** All files of the page, by path. */
const FILES: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/': ['index.html', HTML],
  '/page.js': ['page.js', SCRIPT],
  '/engine.js': ['engine.js', SCRIPT],
  '/page.css': ['page.css', CSS],
  '/kernel.wasm': ['kernel.wasm', 'application/wasm'],
};

/** Those of the desk, where there is one. */
const DESK_FILES: typeof FILES = {
  '/edit': ['desk.html', HTML],
  '/desk.js': ['desk.js', SCRIPT],
  '/desk.css': ['desk.css', CSS],
  '/reader.js': ['reader.js', SCRIPT],
};

/** What a server shows. */
export interface Site {
  /** The scenario; read anew for `isBegun`, when a page begins. Throws a FaultError where it has faults. */
  readonly explored: (isBegun: boolean) => Explored;
  /** The folder that its desk edits; undefined for one that is nobody's here. */
  readonly own: OwnFolder | undefined;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const refusal = (status: number, body: string): Answer => ({ status, type: TEXT, body: `${body}\n` });

/** How long what nobody reads of a request may still come, milliseconds. */
const LEFT_OVER = 1000;

/** The longest address that is read, letters. */
const ADDRESS_MAX = 8000;

const json = (document: unknown): Answer => ({
  status: 200,
  type: JSON_TYPE,
  body: JSON.stringify(document),
});

/** What is answered; faults are told in words. */
function orFaults(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return refusal(error.faults.some(({ code }) => code === MACHINE_CODE) ? 507 : 422, error.message);
  }
}

/** Whether only this page can have asked, in words if not. */
function refusalOf({ method, headers }: IncomingMessage, port: number): Answer | undefined {
  const own = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  if (!own.includes(headers.host ?? '')) return refusal(403, 'this page is for its own machine alone');
  const { origin } = headers;
  const isOwn = own.some((host) => origin === `http://${host}`);
  if (origin !== undefined && !isOwn) return refusal(403, 'this page answers no other');
  // Every browser says who would write.
  return method === 'PUT' && !isOwn ? refusal(403, 'only the page itself may write') : undefined;
}

/** The path and the query of an address. */
function partsOf(url: string): readonly [path: string, query: string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function fileAt(path: string, { own }: Site): Answer {
  const files = own === undefined ? FILES : { ...FILES, ...DESK_FILES };
  if (!Object.hasOwn(files, path)) return refusal(404, 'there is nothing here');
  const [name, type] = files[path];
  return { status: 200, type, body: readFileSync(fileURLToPath(new URL(name, folder))) };
}

function read(url: string, shown: Site): Answer {
  const [path, query] = partsOf(url);
  const { own } = shown;
  if (own !== undefined && path === '/desk.json') return json(readDeskFolder(own));
  if (own !== undefined && path === '/below.json')
    return json(readBelow(own, new URLSearchParams(query).get('name') ?? ''));
  if (path === '/start.json') return json(shown.explored(true).start);
  if (path === '/read.json') return json(readChanged(shown.explored(false), query));
  if (path === '/computed.json') return json(computedOf(shown.explored(false), query) ?? null);
  if (path === '/baseline.json') {
    const { baseline } = shown.explored(false);
    if (baseline !== null) return { status: 200, type: JSON_TYPE, body: baseline };
  }
  return fileAt(path, shown);
}

/** What is sent, as text; a refusal where it is too much, or no text. */
async function sent(request: IncomingMessage): Promise<string | Answer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > FILE_LENGTH_MAX) return refusal(413, 'this is more than a file of a scenario may hold');
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    return refusal(400, 'this is no UTF-8 text');
  }
}

async function write(url: string, request: IncomingMessage, own: OwnFolder): Promise<Answer> {
  const [path, query] = partsOf(url);
  if (path !== '/file') return refusal(404, 'there is nothing here');
  const told = new URLSearchParams(query);
  const text = await sent(request);
  if (typeof text !== 'string') return text;
  const name = told.get('name') ?? '';
  return orFaults(() => json(saveFile(own, { name, text, replaces: told.get('replaces') })));
}

async function answerTo(request: IncomingMessage, shown: Site, port: number): Promise<Answer> {
  const { method, url = '/' } = request;
  const refused = refusalOf(request, port);
  if (refused !== undefined) return refused;
  if (url.length > ADDRESS_MAX) return refusal(414, 'this address is too long');
  if (method === 'PUT' && shown.own !== undefined) return write(url, request, shown.own);
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'this page is only read');
  return orFaults(() => read(url, shown));
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

async function serve(request: IncomingMessage, response: ServerResponse, shown: Site, port: number) {
  const { method } = request;
  try {
    respond(response, await answerTo(request, shown, port), method);
  } catch {
    respond(response, refusal(500, 'this could not be answered'), method);
  }
  if (request.complete) return;
  // What was not read of a request is thrown away for a moment, so that whoever sends it hears the answer.
  request.resume();
  setTimeout(() => request.destroy(), LEFT_OVER).unref();
}

/** Serves a page of a scenario that nobody edits here: see `serveShown`. */
export const servePage = (explored: Explored, port: number): Promise<ServedPage> =>
  serveShown({ explored: () => explored, own: undefined }, port);

/** Serves the page on a port of this machine, or on a free one for 0. Rejects where it cannot be had. */
export function serveShown(shown: Site, port: number): Promise<ServedPage> {
  const server: Server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    void serve(request, response, shown, own);
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
