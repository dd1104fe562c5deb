/** What stands beside the three curves of power: seen at once, read as tables, asked by keys. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, closeBrowser, faultsOfAccess, open } from './in-chromium.js';

const bottomOf = async (page: Page, selector: string): Promise<number> => {
  const box = await page.locator(selector).first().boundingBox();
  return (box?.y ?? Infinity) + (box?.height ?? 0);
};

/** What the commands that the page shows answer, in words. */
async function toldByCommand(page: Page): Promise<string> {
  const [run, why] = (await page.locator('.why-command').innerText()).split('\n');
  const folder = join(scratch(), 'kept');
  const words = (line: string) => line.split(' ').slice(1);
  const named = (line: string) => words(line).map((word) => (word === 'my-run' ? folder : word));
  expect(tauride([...named(run), '--quiet']).code).toBe(0);
  return tauride([...named(why), '--quiet']).stdout.replaceAll(/\s+/g, ' ');
}

describe.skipIf(lacksBrowser)('panels', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('the first screen has the question, what happens, in how many of fifty runs, and the bands', async () => {
    const { page, complaints } = await open('two-powers', 'with=bread-arrives');
    await answered(page);
    await page.locator('.answer', { hasText: /In \d+ of 50 runs/ }).waitFor({ timeout: 120_000 });
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate('scrollTo(0, 0)');
      await page.waitForTimeout(300);
      expect(await bottomOf(page, 'h1')).toBeLessThan(height / 4);
      const [first, second] = await page.locator('.answer p').allInnerTexts();
      expect(first).toMatch(/\d{1,2} \w+ 1848/);
      expect(second).toMatch(/In \d+ of 50 runs/);
      expect(await bottomOf(page, '.answer p:nth-child(2)')).toBeLessThan(height);
      if (width === 1280)
        expect(await bottomOf(page, '#power-picture text:has-text("Who would be obeyed")')).toBeLessThan(
          height,
        );
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    expect(complaints).toEqual([]);
  });

  test('all charts open and close by keys, have a table, and axe finds nothing in them', async () => {
    const { page, complaints } = await open('two-powers', 'with=bread-arrives&runs=1');
    await answered(page);
    await page.locator('.many-command').waitFor({ timeout: 120_000 });
    const charts = page.locator('details.chart');
    expect(await charts.count()).toBeGreaterThanOrEqual(4);
    for (const chart of await charts.all())
      if ((await chart.getAttribute('open')) === null) await chart.locator('> summary').press('Enter');
    for (const id of ['confrontation', 'deputies', 'conditions', 'organs']) {
      const picture = page.locator(`#${id}-picture`);
      await picture.waitFor();
      expect(await picture.locator('.dashed').count()).toBeGreaterThan(0);
      expect(await picture.locator('desc').textContent()).not.toBe('');
    }
    for (const summary of await page.locator('.savers summary').all()) await summary.press('Enter');
    const pictures = await page.locator('.savers').count();
    await expect.poll(() => page.locator('.savers table').count(), { timeout: 20_000 }).toBe(pictures);
    const tables = await page.locator('.savers table').all();
    for (const table of tables) expect(await table.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.waitForTimeout(300);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('places follow the cursor, and are told by votes where that is asked', async () => {
    const { page } = await open('two-powers', 'runs=1');
    await answered(page);
    await page.locator('.eyes').first().focus();
    await page.keyboard.press('Home');
    const where = page.locator('section', { has: page.locator('#where-picture') });
    expect(await where.locator('h2').innerText()).toContain('1 March 1848');
    const before = await where.locator('desc').textContent();
    await where.getByRole('button', { name: 'vote for' }).press('Enter');
    expect(await where.locator('desc').textContent()).not.toBe(before);
  });

  test('a unit and an organ tell why they obey in the words of the command line, by keys and by a click', async () => {
    const { page, complaints } = await open('two-powers', 'runs=1');
    await answered(page);
    const form = page.locator('form[aria-label^="Why a unit"]');
    await form.getByRole('button', { name: 'Ask why' }).press('Enter');
    await page.locator('#obedience-picture').waitFor({ timeout: 120_000 });
    const unit = await toldByCommand(page);
    for (const sentence of await page.locator('.because [role=status] > p:not(.note)').allInnerTexts())
      expect(unit).toContain(sentence.replaceAll(/\s+/g, ' '));

    await page
      .locator('details.chart', { has: page.locator('h2', { hasText: 'in which organ' }) })
      .locator('> summary')
      .press('Enter');
    const picture = page.locator('.stage', { has: page.locator('#organs-picture') }).locator('.eyes');
    const { width = 0 } = (await picture.boundingBox()) ?? {};
    await picture.click({ position: { x: width * 0.6, y: 50 } });
    await page.waitForURL(/why=recorded%3Aorgan/);
    await page.locator('#obedience-picture').waitFor({ timeout: 120_000 });
    const organ = await toldByCommand(page);
    const [first] = await page.locator('.because [role=status] > p').allInnerTexts();
    expect(organ).toContain(first.replaceAll(/\s+/g, ' '));

    const tile = page.locator('.tile').first();
    expect(await tile.getAttribute('aria-label')).toMatch(/^Why\? .+: /);
    await tile.press('Enter');
    await page.waitForURL(/why=recorded%3Aunit/);
    await page.locator('#obedience-picture').waitFor({ timeout: 120_000 });
    const pressed = await toldByCommand(page);
    const [sentence] = await page.locator('.because [role=status] > p').allInnerTexts();
    expect(pressed).toContain(sentence.replaceAll(/\s+/g, ' '));
    expect(await faultsOfAccess(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
