/** The page without a server: files on any host, and one file that is opened as it is. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { scratch, tauride } from '../cli/command-line.js';
import type { FolderHandle } from '../../src/explorer/desk/local/host.js';
import { lacksBrowser } from '../platform/page.js';
import { buildSite, hostSite } from './sites.js';
import { answered, browserHere, closeBrowser, complaintsOf, faultsOfAccess } from './in-chromium.js';

/** Folders that a browser keeps for a page. */
interface OwnFolders {
  readonly storage: { readonly getDirectory: () => Promise<FolderHandle> };
}

let site = '';

const hosted = (): Promise<string> => hostSite(join(site, 'two-powers'));

describe.skipIf(lacksBrowser)('without a server', { timeout: 240_000 }, () => {
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'tauride-site-'));
    buildSite('two-powers', site);
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

  test('a scenario of one’s own is begun, checked, run and downloaded', async () => {
    const page = await (await browserHere()).newPage({ viewport: { width: 390, height: 800 } });
    onTestFinished(() => page.close());
    const complaints = complaintsOf(page);
    await page.goto(pathToFileURL(join(site, 'two-powers.html')).href);
    await page.getByRole('link', { name: 'Edit a scenario of your own' }).press('Enter');
    await page.getByRole('button', { name: 'Begin with a new one' }).waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Begin with a new one' }).press('Enter');
    await page.locator('.again').waitFor({ timeout: 120_000 });
    const folder = join(scratch(), 'my-land');
    expect(tauride(['new', folder]).code).toBe(0);
    const { digest } = JSON.parse(tauride(['run', folder, '--json']).stdout) as { readonly digest: string };
    expect(await page.locator('.again').innerText()).toContain(digest);
    await page.getByRole('checkbox', { name: 'which numbers change nothing' }).press('Space');
    await page.getByRole('button', { name: 'What does it do?' }).press('Enter');
    await page.getByText('findings in 30 runs;').waitFor({ timeout: 120_000 });
    const downloads: Promise<string>[] = [];
    page.on('download', (each) =>
      downloads.push(
        each.path().then((path) => `${each.suggestedFilename()}\n${readFileSync(path, 'utf8')}`),
      ),
    );
    await page.getByRole('button', { name: 'Save 3 files' }).press('Enter');
    await page.getByText('Saved: ').waitFor();
    await expect.poll(() => downloads.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await Promise.all(downloads)).toContain(
      `scenario.yaml\n${readFileSync(join(folder, 'scenario.yaml'), 'utf8')}`,
    );
    expect(complaints).toEqual([]);
  });

  test('a folder that the browser opens is written into, and never over what changed meanwhile', async () => {
    const page = await (await browserHere()).newPage({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => page.close());
    const complaints = complaintsOf(page);
    const folder = join(scratch(), 'my-land');
    expect(tauride(['new', folder]).code).toBe(0);
    await page.goto(`${await hosted()}desk.html`);
    // A folder of the browser's own stands for one of the disk: nobody can press the chooser's button here.
    const write = (text: string): Promise<unknown> =>
      page.evaluate(
        async ([name, written]) => {
          const root = await (navigator as unknown as OwnFolders).storage.getDirectory();
          const file = await root.getFileHandle(name, { create: true });
          const stream = await file.createWritable();
          await stream.write(written);
          await stream.close();
        },
        ['scenario.yaml', text] as const,
      );
    const read = (): Promise<string> =>
      page.evaluate(async () => {
        const root = await (navigator as unknown as OwnFolders).storage.getDirectory();
        return (await (await root.getFileHandle('scenario.yaml')).getFile()).text();
      });
    const text = readFileSync(join(folder, 'scenario.yaml'), 'utf8');
    await write(text);
    await page.evaluate('window.showDirectoryPicker = () => navigator.storage.getDirectory()');
    await page.getByRole('button', { name: 'Open its folder' }).press('Enter');
    await page.getByText('No faults.').waitFor({ timeout: 60_000 });
    await page.locator('#desk-text').press('Control+Home');
    await page.keyboard.type('# mine\n');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved: scenario.yaml.').waitFor();
    expect(await read()).toBe(`# mine\n${text}`);
    await page.keyboard.type('# more\n');
    await write('# theirs\n');
    await page.keyboard.press('Control+s');
    await page.getByText('holds something else').waitFor();
    expect(await read()).toBe('# theirs\n');
    expect(complaints).toEqual([]);
  });

  test('both forbid themselves whatever they do not need, word for word', () => {
    const policyOf = (path: string): string => {
      const text = readFileSync(join(site, path), 'utf8');
      return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    };
    const away = "base-uri 'none'; form-action 'none'";
    expect(policyOf('two-powers/index.html')).toBe(
      `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; ${away}`,
    );
    expect(policyOf('two-powers.html').replaceAll(/sha256-[\w+/]{43}=/g, 'digest')).toBe(
      `default-src 'none'; script-src 'digest' 'wasm-unsafe-eval'; style-src 'digest'; worker-src blob:; ${away}`,
    );
  });

  test('all code is at most 200 kB, compressed', () => {
    const sizes = ['page.js', 'engine.js'].map(
      (name) => gzipSync(readFileSync(join(site, 'two-powers', name)), { level: 9 }).length,
    );
    expect(sizes[0] + sizes[1]).toBeLessThanOrEqual(200_000);
  });
});
