/** What is seen is saved: pictures as SVG and PNG, and the figures of the record as CSV. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { join } from 'node:path';
import { scratch, tauride } from '../cli/command-line.js';
import { lacksBrowser } from '../platform/page.js';
import { answered, browserHere, closeBrowser, open } from './in-chromium.js';

/** The file that a button gives, by the label of it. */
async function saved(page: Page, label: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: label }).first().press('Enter'),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const rowsOf = (bytes: Buffer): Record<string, string>[] => {
  const [head, ...lines] = bytes.toString('utf8').replace('\u{feff}', '').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
};

describe.skipIf(lacksBrowser)('what is seen', { timeout: 240_000 }, () => {
  afterAll(closeBrowser);

  test('is saved with the figures of the record, digit by digit', async () => {
    const { page, complaints } = await open('two-powers', 'with=bread-arrives&runs=2');
    await answered(page);
    const { stdout } = tauride(
      (await page.locator('pre.command').innerText()).split(' ').slice(1).concat('--json'),
    );
    const { series, contests } = JSON.parse(stdout) as RunRecord;
    const power = await saved(page, 'CSV: who governs');
    expect(power.name).toBe('two-powers-power.csv');
    const changed = rowsOf(power.bytes).filter(({ run }) => run === 'changed');
    const columns = { claims: 'claim', would_be_obeyed: 'balance', holds: 'effective' } as const;
    for (const [i, date] of series.dates.entries())
      for (const row of changed.filter((each) => each.date === date && each.claims !== ''))
        for (const [column, figure] of Object.entries(columns))
          expect(Number(row[column])).toBe(series[figure][row.power][i]);

    const votes = rowsOf((await saved(page, 'CSV: whom people')).bytes).filter(
      ({ run }) => run === 'changed',
    );
    expect(votes.length).toBeGreaterThan(0);
    for (const { group, party, date, share_of_ballots: share } of votes)
      expect(Number(share)).toBe(series.support[group][party][series.dates.indexOf(date)]);
    if (contests.length > 0)
      expect(rowsOf((await saved(page, 'CSV: tests of force')).bytes)).toHaveLength(contests.length);
    const command = page.locator('.many-command');
    await command.waitFor({ timeout: 120_000 });
    expect(rowsOf((await saved(page, 'CSV: how the runs')).bytes)).toHaveLength(4);
    await page.getByRole('button', { name: 'Who claims to rule' }).press('Enter');
    await page.waitForURL(/view=claims/);
    const fans = rowsOf((await saved(page, 'CSV: how far the runs')).bytes);
    const folder = join(scratch(), 'two');
    const ran = tauride([...(await command.innerText()).split(' ').slice(1), '--out', folder]);
    expect(ran.code, ran.stderr).toBe(0);
    const asked = tauride(['query', folder, `SELECT * FROM bands WHERE measure LIKE 'claim%'`, '--json']);
    const rows = JSON.parse(asked.stdout) as readonly Record<string, unknown>[];
    const names = new Map([
      ['Government of the town', 'government'],
      ['Council of the workshops', 'council'],
    ]);
    expect(fans.length).toBeGreaterThan(60);
    for (const { figure, name, date, ...told } of fans) {
      const measure = figure === 'share' ? 'claim' : 'claim_difference';
      const row = rows.find(
        (each) =>
          each.measure === measure && each.who === names.get(name) && each.date === date && each.point === 1,
      );
      // What a comparison keeps of differences are whole hundredths.
      for (const [quantile, value] of Object.entries(told))
        expect(Math.abs(Number(value) - Number(row?.[quantile])), `${name} ${date} ${quantile}`).toBeLessThan(
          figure === 'share' ? 1e-9 : 0.0051,
        );
    }
    expect(complaints).toEqual([]);
  });

  test('is saved as it is drawn', async () => {
    const { page, complaints } = await open('two-powers', 'runs=1');
    await answered(page);
    const texts = await page.locator('#power-picture text').allInnerTexts();
    const svg = await saved(page, 'SVG: who governs');
    const png = await saved(page, 'PNG: who governs');
    expect(png.name).toBe('two-powers-power.png');
    const { width, height } = (await page.locator('#power-picture').boundingBox()) ?? { width: 0, height: 0 };
    // The size of a PNG stands at the beginning of it, in pixels, two for each of the picture and of its margins.
    expect(png.bytes.readUInt32BE(16)).toBe(Math.round(2 * (width + 32)));
    expect(Math.abs(png.bytes.readUInt32BE(20) - 2 * (height + 32))).toBeLessThanOrEqual(4);

    const alone = await (await browserHere()).newPage({ viewport: { width: 1000, height: 900 } });
    await alone.goto(`data:image/svg+xml;base64,${svg.bytes.toString('base64')}`);
    expect(await alone.locator('text').allInnerTexts()).toEqual(texts);
    await alone.goto(`data:image/png;base64,${png.bytes.toString('base64')}`);
    expect(await alone.evaluate('document.images[0].naturalWidth')).toBe(png.bytes.readUInt32BE(16));
    await alone.close();
    expect(complaints).toEqual([]);
  });
});
