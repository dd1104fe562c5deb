/**
 * Pictures of real reports, as a reader sees them, to be looked at; one of them stands in the README.
 *
 *     npm run pictures [-- <folder>]
 *
 * A replay of 1917 and the same with the rising in July, at the smallest population, as the command line
 * writes them; then Chromium's screen at three widths, light and dark, in the folder (default: one of the
 * system's for what is passing).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { ADVICE, findChromium, FLAGS } from '../.config/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SMALLEST = '43099';

const SCREENS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
] as const;

/** How much of the report the README shows, pixels. */
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

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(ADVICE);
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'tauride-pictures-'));
mkdirSync(folder, { recursive: true });
const at = (name: string) => join(folder, name);
const replay = ['replay', 'russia-1917', '--population', SMALLEST, '--quiet'];
tauride(...replay, '--out', at('as-recorded'));
tauride(...replay, '--with', 'insurrection-in-july', '--out', at('in-july'));
tauride('report', at('as-recorded'), '--out', at('as-recorded.html'));
tauride('report', at('as-recorded'), at('in-july'), '--out', at('in-july.html'));
const browser = await chromium.launch({ executablePath, args: [...FLAGS] });
for (const name of ['as-recorded', 'in-july']) await takeScreens(browser, at(`${name}.html`), folder, name);
const page = await browser.newPage({ viewport: SHOWN, colorScheme: 'light' });
await page.goto(pathToFileURL(at('in-july.html')).href);
await page.screenshot({ path: join(root, 'docs/report.png') });
await browser.close();
console.log(folder);
