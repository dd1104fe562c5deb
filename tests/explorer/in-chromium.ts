/** A page of the explorer in Chromium, for tests that go through it as a person does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { findChromium, FLAGS } from '../../.config/chromium.mjs';
import { servePage } from '../../src/cli/explore/server.js';
import { readExplored, type Explored } from '../../src/cli/explore/task.js';

type Browser = Awaited<ReturnType<typeof chromium.launch>>;
let launched: Promise<Browser> | undefined;

/** The browser of all tests of a file. */
export const browserHere = (): Promise<Browser> =>
  (launched ??= chromium.launch({ executablePath: findChromium(), args: [...FLAGS] }));

/** Ends the browser. */
export async function closeBrowser(): Promise<void> {
  await (await launched)?.close();
  launched = undefined;
}

/** What a page complains of, gathered as it comes. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  return complaints;
}

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

/** A page of a scenario; what it complains of is gathered. */
export const open = (word: string, query = ''): Promise<Opened> => openExplored(readExplored(word), query);

/** A page of what was read to be explored. */
export async function openExplored(explored: Explored, query: string): Promise<Opened> {
  const { address, close } = await servePage(explored, 0);
  onTestFinished(close);
  const page = await (await browserHere()).newPage({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => page.close());
  const complaints = complaintsOf(page);
  await page.goto(`${address}?${query}`);
  return { page, complaints };
}

/** Waits until the run that is asked for is there. */
export const answered = (page: Page) => page.locator('pre.command').waitFor({ timeout: 120_000 });

/** What axe finds on a page, no rule and no region left out, in a line each. */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const found: unknown = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
  );
  return found as string[];
}
