/** The page without a server: files on any host, and one file that is opened as it is. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { root, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, browserHere, closeBrowser, complaintsOf, faultsOfAccess } from './in-chromium.js';

const NAMES = ['index.html', 'page.js', 'engine.js', 'page.css', 'documents.json'];
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

let site = '';

/** The files under a folder of a host that knows nothing but their names. */
async function hosted(): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0].replace('/deep/', '');
    const name = path === '' ? 'index.html' : path;
    const known = NAMES.includes(name);
    response.writeHead(known ? 200 : 404, { 'content-type': TYPES[name.split('.')[1]] ?? 'text/plain' });
    response.end(known ? readFileSync(join(site, 'two-powers', name)) : '');
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/deep/`;
}

describe.skipIf(lacksBrowser)('without a server', { timeout: 240_000 }, () => {
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'tauride-site-'));
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, '.config/build-explorer.mjs'), 'two-powers', site],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  });
  afterAll(async () => {
    rmSync(site, { recursive: true, force: true });
    await closeBrowser();
  });

  test.each([
    ['files on a host', hosted],
    ['one file', () => Promise.resolve(pathToFileURL(join(site, 'two-powers.html')).href)],
  ])('%s: answers, moves, asks why and counts as the command line does', async (_, addressOf) => {
    const page = await (await browserHere()).newPage({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => page.close());
    const complaints = complaintsOf(page);
    const outside: string[] = [];
    const address = await addressOf();
    page.on('request', (request) => {
      const own = request.url().startsWith(new URL('.', address).href) || request.url().startsWith('blob:');
      if (!own) outside.push(request.url());
    });
    await page.goto(`${address}?move=ship-lost=1848-05-08&runs=4`);
    await answered(page);
    const words = (await page.locator('pre.command').innerText()).split(' ').slice(1);
    const { digest } = JSON.parse(tauride([...words, '--json']).stdout) as { readonly digest: string };
    expect(await page.locator('.again').innerText()).toContain(digest);
    expect(await page.locator('.shipped').innerText()).toContain('✓');
    await page.getByText('Computed in this page, of').waitFor({ timeout: 120_000 });

    await page.locator('.chips button').nth(1).click();
    await page.waitForURL(/with=/);
    await answered(page);
    await page.locator('.edge').first().press('Enter');
    await page.locator('.because table').waitFor({ timeout: 120_000 });
    expect(await page.locator('.because .note').innerText()).toContain('to the same digest');
    expect(await faultsOfAccess(page)).toEqual([]);

    await page.goto(`${address}?set=policies.bread=0.8`);
    await page.locator('.fault').waitFor({ timeout: 120_000 });
    expect(await page.locator('.fault').innerText()).toContain('`tauride explore` does the rest');
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
  });

  test('all code is at most 200 kB, compressed', () => {
    const sizes = ['page.js', 'engine.js'].map(
      (name) => gzipSync(readFileSync(join(site, 'two-powers', name)), { level: 9 }).length,
    );
    expect(sizes[0] + sizes[1]).toBeLessThanOrEqual(200_000);
  });
});
