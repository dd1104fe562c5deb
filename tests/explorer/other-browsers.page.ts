/** The page in Firefox and in WebKit: it opens, answers, moves and exports, from a server and from a file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findFirefox, findWebKit, OTHERS_ADVICE } from '../../.config/other-browsers.mjs';
import { servePage } from '../../src/cli/explore/server.js';
import { readExplored } from '../../src/cli/explore/task.js';
import { root, scratch, tauride } from '../cli/command-line.js';
import { KEY, openFirefox, openWebKit, type OtherBrowser } from '../platform/other-browser.js';

const has = { Firefox: findFirefox() !== undefined, WebKit: findWebKit() !== undefined };
if (!has.Firefox || !has.WebKit) console.warn(OTHERS_ADVICE);

const BROWSERS = [
  ['Firefox', openFirefox],
  ['WebKit', openWebKit],
] as const;

let site = '';
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'tauride-site-'));
  const build = [join(root, '.config/build-explorer.mjs'), 'two-powers', site];
  const { status, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(site, { recursive: true, force: true }));

async function served(): Promise<string> {
  const { address, close } = await servePage(readExplored('two-powers'), 0);
  onTestFinished(close);
  return address;
}

const textOf = (selector: string): string => `return document.querySelector('${selector}')?.innerText`;

/** The digest that stands under a run. */
const DIGEST = `return /digest, ([0-9a-f]+)/.exec(document.querySelector('.again')?.innerText)?.[1]`;

/** Has the page gather what it refuses, but the sign of a tab, which WebKit asks for by itself. */
const GATHER = `window.refused = [];
  addEventListener('securitypolicyviolation', ({ blockedURI }) =>
    blockedURI.endsWith('/favicon.ico') || window.refused.push(blockedURI));
  addEventListener('error', ({ message }) => window.refused.push(message));`;

/** What the command that a page shows ends on. */
async function digestOfCommand(browser: OtherBrowser): Promise<string> {
  const words = String(await browser.wait(textOf('pre.command'))).split(' ');
  const { stdout } = tauride([...words.slice(1), '--json']);
  return (JSON.parse(stdout) as { readonly digest: string }).digest;
}

/** Presses a button by its name, and waits for the file that it gives. */
async function saved(browser: OtherBrowser, kind: string): Promise<Buffer> {
  const path = join(browser.downloads, `two-powers-power.${kind.toLowerCase()}`);
  await browser.evaluate(
    `[...document.querySelectorAll('.savers button')].find(({ ariaLabel }) => ariaLabel === '${kind}: ' +
      document.querySelector('.savers').ariaLabel.replace('Save: ', '')).focus()`,
  );
  await browser.press(KEY.enter);
  await expect.poll(() => existsSync(path) && readFileSync(path).length, { timeout: 20_000 }).toBeTruthy();
  return readFileSync(path);
}

describe.each(BROWSERS)('in %s', (name, begin) => {
  test.skipIf(!has[name] && !process.env.CI).each([
    ['a server', served],
    ['a file', () => Promise.resolve(pathToFileURL(join(site, 'two-powers.html')).href)],
  ])('from %s: opens, answers, moves by keyboard and exports', async (_, addressOf) => {
    const browser = await begin(scratch());
    onTestFinished(() => browser.close());
    const address = await addressOf();
    await browser.open(`${address}?with=bread-arrives`);
    await browser.evaluate(GATHER);
    expect(await browser.wait(textOf('h1'))).toMatch(/\?$/);
    await browser.wait(`return /In \\d+ of 50 runs/.test(document.querySelector('.answer')?.innerText)`);
    expect(await browser.wait(DIGEST)).toBe(await digestOfCommand(browser));
    await browser.wait(`return document.querySelector('.shipped')?.innerText.includes('✓')`);
    expect((await saved(browser, 'SVG')).toString()).toMatch(/^<svg[^]*<\/svg>\n$/);
    expect((await saved(browser, 'PNG')).subarray(1, 4).toString()).toBe('PNG');
    expect((await saved(browser, 'CSV')).toString().split('\n').length).toBeGreaterThan(100);
    expect(await browser.evaluate('return window.refused.join()')).toBe('');

    await browser.open(`${address}?move=ship-lost=1848-05-01`);
    const first = await browser.wait(DIGEST);
    await browser.evaluate(`document.querySelector('.mark').focus()`);
    await browser.press(KEY.shift, KEY.right);
    expect(await browser.wait(textOf('.mark output'))).toBe('8 May 1848');
    await browser.wait(`return location.search.includes('1848-05-08')`);
    await browser.wait(
      `const now = (() => { ${DIGEST} })(); return now !== undefined && now !== '${String(first)}'`,
    );
    expect(await browser.wait(DIGEST)).toBe(await digestOfCommand(browser));
  });
});
