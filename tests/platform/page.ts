/** Pages in Chromium, served from memory to this machine alone. */
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { ADVICE, findChromium, FLAGS } from '../../.config/chromium.mjs';
import { root } from '../cli/command-line.js';

/** Without a browser tests of pages are counted as skipped, and it is said why; under CI they fail. */
export const lacksBrowser = findChromium() === undefined && !process.env.CI;
if (lacksBrowser) console.warn(ADVICE);

type Served = Readonly<Record<string, string | Buffer>>;

const TYPES: readonly (readonly [string, string])[] = [
  ['.js', 'text/javascript'],
  ['.wasm', 'application/wasm'],
  ['/', 'text/html'],
];

/** A page may share memory between threads if no other origin has a hold on it. */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const typeOf = (path: string): string => TYPES.find(([end]) => path.endsWith(end))?.[1] ?? 'text/plain';

/** Serves texts and bytes by their path on a free port, until the test is over. */
async function serve(files: Served, policy: string): Promise<string> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const found = Object.hasOwn(files, path);
    response
      .writeHead(found ? 200 : 404, {
        'content-type': typeOf(path),
        'content-security-policy': policy,
        ...ISOLATION,
      })
      .end(found ? files[path] : '');
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A program that imports `tauride` as its users do, bundled for browsers. Rejects where that needs a module of Node. */
export async function bundleOf(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root, sourcefile: 'page.js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

/** What a page may load and do where nothing is forbidden. */
const ANYTHING = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'";

/** A page that leaves the work to a worker, `/engine.js`, and shows what it says. */
export const LEAVE = `
  document.body.textContent = await new Promise((resolve, reject) => {
    const engine = new Worker('/engine.js', { type: 'module' });
    engine.addEventListener('message', ({ data }) => resolve(data));
    engine.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
`;

/** What a page shows when its program has come to its end. Rejects with whatever the page throws. */
async function shownIn(browser: Browser, program: string, files: Served, policy: string): Promise<string> {
  const bundle = await bundleOf(`${program}\ndocument.documentElement.dataset.ended = 'yes';`);
  const html = '<!doctype html><title>Tauride</title><body><script type="module" src="/page.js"></script>';
  const address = await serve({ ...files, '/': html, '/page.js': bundle }, policy);
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
  await page.goto(address);
  await Promise.race([
    failed,
    page.waitForSelector('html[data-ended]', { state: 'attached', timeout: 120_000 }),
  ]);
  return page.locator('body').innerText();
}

/**
 * A browser for the tests of a file, which begins with the first page and ends with the last test: what the
 * page of a program shows (see `shownIn`), each in a context of its own. `policy` is its
 * Content-Security-Policy, `flags` are further arguments of the browser.
 */
export function browserOfFile(flags: readonly string[] = []) {
  let launched: Promise<Browser> | undefined;
  afterAll(async () => (await launched)?.close());
  return async (program: string, files: Served, policy = ANYTHING): Promise<string> => {
    launched ??= chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...flags] });
    return shownIn(await launched, program, files, policy);
  };
}
