/**
 * Pictures of the page of `tauride explore`, as a reader sees it, to be looked at; see report-pictures.ts.
 *
 * Decision worth knowing: they are of questions, answered and counted, for that is the page with all its
 * parts. A picture is taken when everything has come.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Start } from '../src/explorer/protocol.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Everything that the page computes may take so long, milliseconds. */
const PATIENCE = 900_000;

/** A size of the window. */
export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** One window of a page that is kept, and where. */
export interface KeptScreen {
  readonly screen: Screen;
  readonly path: string;
}

/** Serves the page of a scenario while something is done with its address. */
async function whileServed(scenario: string, work: (address: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [main, 'explore', scenario, '--no-open'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    await work(said.toString().trim());
  } finally {
    child.kill('SIGINT');
  }
}

/** Opens a question of a page, the first of its scenario, and waits for all that comes. */
async function openQuestion(browser: Browser, address: string, screen: Screen): Promise<Page> {
  const { questions } = (await (await fetch(`${address}start.json`)).json()) as Start;
  const page = await browser.newPage({ viewport: screen });
  await page.goto(`${address}?with=${questions[0].id}`);
  await page.locator('.many-command').waitFor({ timeout: PATIENCE });
  return page;
}

/** The page of a scenario at all these sizes, light, dark and on paper; its first screen is kept, too. */
export async function takePages(
  browser: Browser,
  scenario: string,
  folder: string,
  screens: readonly Screen[],
  kept?: KeptScreen,
): Promise<void> {
  await whileServed(scenario, async (address) => {
    const page = await openQuestion(browser, address, screens[0]);
    const take = (name: string) =>
      page.screenshot({ path: join(folder, `page-${scenario}-${name}.png`), fullPage: true });
    for (const screen of screens) {
      await page.setViewportSize(screen);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await take(`${String(screen.width)}-${colorScheme}`);
      }
    }
    if (kept !== undefined) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(kept.screen);
      await page.screenshot({ path: kept.path });
    }
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    await take('print');
    await page.close();
  });
}
