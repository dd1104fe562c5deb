/** Why, asked on the page: the words and the figures of `tauride why`, by clicks and by keys. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/experiment/why/explanation.js';
import { scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, closeBrowser, faultsOfAccess, open } from './in-chromium.js';

/** What the commands that the page shows answer, in words and as a document. */
async function commandLine(page: Page): Promise<{ text: string; told: Explanation }> {
  const [run, why] = (await page.locator('.why-command').innerText()).split('\n');
  const folder = join(scratch(), 'kept');
  const named = (line: string) =>
    line
      .split(' ')
      .slice(1)
      .map((word) => (word === 'my-run' ? folder : word));
  expect(tauride([...named(run), '--quiet']).code).toBe(0);
  const { stdout } = tauride([...named(why), '--quiet']);
  const json = tauride([...named(why), '--json']).stdout;
  return { text: plain(stdout), told: JSON.parse(json) as Explanation };
}

/** Code stands in backticks on a terminal, and in a type of its own on a page. */
const plain = (text: string): string => text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();

describe.skipIf(lacksBrowser)('why', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('a regime came: every sentence is one of the command line, by keys alone', async () => {
    const { page, complaints } = await open('two-powers', 'runs=1');
    await answered(page);
    await page.locator('.edge').first().press('Enter');
    await page.locator('.because table').waitFor({ timeout: 120_000 });
    const { text } = await commandLine(page);
    const told = await page.locator('.because p:not(.note), .because li:not(:has(ul))').allInnerTexts();
    expect(told.length).toBeGreaterThan(2);
    expect(await page.locator('.because').innerText()).not.toContain('`');
    expect(await page.locator('.because code').count()).toBeGreaterThan(0);
    for (const sentence of told) expect(text).toContain(plain(sentence));
    for (const cell of await page.locator('.because td').allInnerTexts())
      for (const word of plain(cell).split(' ')) expect(text).toContain(word);
    expect(await page.locator('.because .note').innerText()).toContain('to the same digest');
    expect(await faultsOfAccess(page)).toEqual([]);

    await page.reload();
    await page.locator('.because table').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Close' }).press('Enter');
    expect(await page.locator('.because').count()).toBe(0);
    expect(page.url()).not.toContain('why');
    expect(complaints).toEqual([]);
  });

  test('people moved: two clicks on a curve ask, and the bars add up to what the command line says', async () => {
    const { page, complaints } = await open('two-powers', 'runs=1');
    await answered(page);
    const panel = page.locator('.asks').first();
    const { width, height } = (await panel.boundingBox()) ?? { width: 0, height: 0 };
    await panel.click({ position: { x: width * 0.3, y: height * 0.5 } });
    expect(await page.locator('.ask .note').innerText()).toMatch(/^From .* now click a second day\.$/);
    await panel.click({ position: { x: width * 0.8, y: height * 0.5 } });
    await page.locator('#causes-picture').waitFor({ timeout: 120_000 });
    const { text, told } = await commandLine(page);
    const [sentence, ballots] = await page.locator('.because p').allInnerTexts();
    expect(text).toContain(plain(sentence));
    expect(text).toContain(plain(ballots));

    const figures = (await page.locator('#causes-picture title').allTextContents()).slice(1);
    const tenths = figures.map((figure) => Math.round(10 * Number(/: ([-+\d.]+)$/.exec(figure)?.[1])));
    expect(tenths).toHaveLength(8);
    expect(tenths.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(tenths[7]);
    const { moved, causes } = told;
    expect(Math.abs(tenths[7] - Math.round(1000 * (moved?.after ?? 0)))).toBeLessThanOrEqual(1);
    expect(figures[1]).toContain(causes?.find(({ kind }) => kind !== 'rest')?.name);

    const votes = page.getByRole('form', { name: /^What moved a party/ });
    await votes.locator('select').nth(1).selectOption({ index: 1 });
    await votes.getByRole('button', { name: 'Ask why' }).press('Enter');
    await page.waitForURL(/why=recorded/);
    await page.locator('#causes-picture').waitFor({ timeout: 120_000 });
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
