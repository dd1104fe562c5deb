/** The page without a server, as it is built for any host and as one file. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '../cli/command-line.js';

/** Builds the page of a scenario into a folder: `<scenario>/` for a host, and `<scenario>.html`. */
export function buildSite(scenario: string, site: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, '.config/build-explorer.mjs'), scenario, site],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

const NAMES = ['index.html', 'page.js', 'engine.js', 'page.css', 'documents.json', 'desk.html'];
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** The files of a folder under an address of a host that knows nothing but their names. */
export async function hostSite(folder: string): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0].replace('/deep/', '');
    const name = path === '' ? 'index.html' : path;
    const known = NAMES.includes(name);
    response.writeHead(known ? 200 : 404, { 'content-type': TYPES[name.split('.')[1]] ?? 'text/plain' });
    response.end(known ? readFileSync(join(folder, name)) : '');
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/deep/`;
}
