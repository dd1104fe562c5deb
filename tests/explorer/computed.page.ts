/** The fifty runs that ship are seen before they are computed, marked so, and ticked when they are the same. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { computedOf } from '../../src/cli/explore/computed.js';
import { readExplored } from '../../src/cli/explore/task.js';
import { lacksBrowser } from '../platform/page.js';
import { browserHere, closeBrowser, complaintsOf, openExplored } from './in-chromium.js';
import { servePage } from '../../src/cli/explore/server.js';

describe.skipIf(lacksBrowser)('fifty runs that ship', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);
  const explored = readExplored('two-powers');
  const [{ id }] = explored.start.questions;

  test('are all counted before the page has computed them, and ticked when it has', async () => {
    expect(computedOf(explored, `with=${id}`), 'made anew by `npm run computed`').toBeDefined();
    const { page, complaints } = await openExplored(explored, `with=${id}`);
    const note = page.locator('.many .note').first();
    await page.locator('.many .note', { hasText: 'Computed beforehand; ' }).waitFor({ timeout: 60_000 });
    const counted = await page.locator('.answer').innerText();
    expect(counted).toMatch(/In \d+ of 50 runs, /);
    await page.locator('.many .note', { hasText: '✓' }).waitFor({ timeout: 120_000 });
    expect(await note.innerText()).toContain('the same to the last digit');
    expect(await page.locator('.answer').innerText()).toBe(counted);
    expect(complaints).toEqual([]);
  });

  test('are dropped, in words, where one digest of them is wrong', async () => {
    const { address, close } = await servePage(explored, 0);
    const page = await (await browserHere()).newPage();
    complaintsOf(page);
    const pairs = computedOf(explored, `with=${id}`) ?? [];
    const wrong = pairs.map((pair, i) =>
      i === 0 ? { ...pair, baseline: { ...pair.baseline, digest: '0'.repeat(32) } } : pair,
    );
    await page.route('**/computed.json*', (route) => route.fulfill({ json: wrong }));
    await page.goto(`${address}?with=${id}`);
    await page
      .locator('.many .note', { hasText: 'is not what this page computes' })
      .waitFor({ timeout: 120_000 });
    await page.close();
    close();
  });

  test('weigh little beside the code of the page', () => {
    expect(readFileSync('docs/computed/two-powers.json').length).toBeLessThan(100_000);
  });
});
