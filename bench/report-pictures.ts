/**
 * Pictures of real reports and pages, as a reader sees them, to be looked at; three of them stand in the docs.
 *
 *     npm run pictures [-- <folder> [<scenario> ...]]
 *
 * A replay of 1917 and the same with the rising in July, at the smallest population, as the command line
 * writes them, and the page of a question of every bundled scenario; then Chromium's screen at three widths,
 * light and dark, in the folder (default: one of the system's for what is passing). With scenarios: their
 * pages and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { serveShown } from '../src/cli/explore/server.js';
import { readShown } from '../src/cli/explore/shown.js';
import { bundledScenarios } from '../src/platform/node/files/bundled.js';
import { ADVICE, findChromium, FLAGS } from '../.config/chromium.mjs';
import { takePages } from './page-pictures.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const FIRST = 'russia-1917';
const SMALLEST = 'smallest';

const SCREENS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
] as const;

/** How much of a report or page the README shows, pixels. */
const SHOWN = { width: 1000, height: 1260 } as const;

function tauride(...words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tauride ${words.join(' ')}: ${stderr}`);
}

/** Screens of a page; each is written as `<name>-<width>-<scheme>.png`. */
async function takeScreens(browser: Browser, file: string, folder: string, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of SCREENS) {
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(pathToFileURL(file).href);
      const path = join(folder, `${name}-${String(viewport.width)}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      await page.close();
    }
}

/** Screens of reports, and the picture of one in the README. */
async function takeReports(browser: Browser, folder: string): Promise<void> {
  const at = (name: string) => join(folder, name);
  const replay = ['replay', FIRST, '--population', SMALLEST, '--quiet'];
  tauride(...replay, '--out', at('as-recorded'));
  tauride(...replay, '--with', 'insurrection-in-july', '--out', at('in-july'));
  tauride('report', at('as-recorded'), '--out', at('as-recorded.html'));
  tauride('report', at('as-recorded'), at('in-july'), '--out', at('in-july.html'));
  for (const name of ['as-recorded', 'in-july']) await takeScreens(browser, at(`${name}.html`), folder, name);
  const page = await browser.newPage({ viewport: SHOWN, colorScheme: 'light' });
  await page.goto(pathToFileURL(at('in-july.html')).href);
  await page.screenshot({ path: join(root, 'docs/report.png') });
}

/** The page as the README shows it. */
const EXPLORED = { screen: SHOWN, path: join(root, 'docs/explore.png') };

/** The desk with a new scenario, a number of which was changed. */
async function takeDesk(browser: Browser, folder: string): Promise<void> {
  tauride('new', join(folder, 'my-land'));
  // Faults call a file by the path that the command was given.
  process.chdir(folder);
  const { address, close } = await serveShown(readShown('my-land').shown, 0);
  const page = await browser.newPage({ viewport: { width: 1280, height: 1080 }, colorScheme: 'light' });
  await page.goto(`${address}edit`);
  await page.locator('.again').waitFor({ timeout: 120_000 });
  const field = page.locator('#desk-text');
  const text = await field.inputValue();
  await field.fill(text.replace('dockers: 0.35', 'dockers: 0.6'));
  await page.getByText('Solid: as saved').waitFor({ timeout: 120_000 });
  await field.fill((await field.inputValue()).replace('when: active.dockers', 'when: active.dokers'));
  await page.locator('.faults button').first().press('Enter');
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(root, 'docs/desk.png') });
  await page.close();
  close();
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(ADVICE);
const [folder = mkdtempSync(join(tmpdir(), 'tauride-pictures-')), ...named] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: [...FLAGS] });
for (const scenario of named.length > 0 ? named : bundledScenarios())
  await takePages(browser, scenario, folder, SCREENS, scenario === FIRST ? EXPLORED : undefined);
if (named.length === 0) {
  await takeDesk(browser, folder);
  await takeReports(browser, folder);
}
await browser.close();
console.log(folder);
