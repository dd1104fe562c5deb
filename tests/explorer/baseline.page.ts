/** The run that ships is seen at once, and ticked when the page has computed the same. */
import { afterAll, describe, expect, test } from 'vitest';
import { readExplored } from '../../src/cli/explore/task.js';
import { lacksBrowser } from '../platform/page.js';
import { closeBrowser, openExplored } from './in-chromium.js';

describe.skipIf(lacksBrowser)('the run that ships', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('is seen before it is computed, marked so, and ticked when it is the same', async () => {
    const { page, complaints } = await openExplored(readExplored('russia-1917'), 'runs=1');
    await page.locator('.shipped', { hasText: 'not yet on this machine' }).waitFor();
    expect(await page.locator('.answer p').first().innerText()).not.toContain('is being computed');
    expect(await page.locator('#power-picture').count()).toBe(1);
    await page.locator('.shipped', { hasText: '✓' }).waitFor({ timeout: 120_000 });
    expect(complaints).toEqual([]);
  });

  test('is not ticked where one digit of it is wrong, and the page says so and shows its own', async () => {
    const explored = readExplored('two-powers');
    const text = explored.baseline ?? '';
    const place = text.search(/"claims":/);
    const at = place + text.slice(place).search(/\d[,\]]/);
    const wrong = text.slice(0, at) + String((Number(text[at]) + 1) % 10) + text.slice(at + 1);
    expect(wrong).not.toBe(text);
    const { page } = await openExplored({ ...explored, baseline: wrong }, 'runs=1');
    await page
      .locator('.shipped', { hasText: 'is not what this machine has computed' })
      .waitFor({ timeout: 120_000 });
    expect(await page.locator('.shipped').innerText()).not.toContain('✓');
  });
});
