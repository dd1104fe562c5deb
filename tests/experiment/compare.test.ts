import { describe, expect, test } from 'vitest';
import { compareRows } from '../../src/experiment/many/compare.js';
import type { ColumnDef, Row } from '../../src/experiment/tables/table.js';

const columns: readonly ColumnDef[] = [
  { name: 'ending', type: 'text', meaning: 'ending' },
  { name: 'held', type: 'date', meaning: 'held' },
  { name: 'votes', type: 'number', meaning: 'votes' },
];

const row = (seed: string, ending: string, held: string | null, votes: number, more: Row = {}): Row => ({
  seed,
  status: 'done',
  ending,
  held,
  votes,
  digest: seed,
  parted: null,
  ...more,
});

const baseline = [
  row('1', 'red', '1917-11-07', 4),
  row('2', 'red', '1917-11-09', 6),
  row('3', 'none', null, 5),
];
const twin = [
  row('3', 'none', null, 3),
  row('1', 'none', null, 1, { parted: '1917-09-01' }),
  row('2', 'red', '1917-11-12', 4, { parted: '1917-09-04' }),
];

describe('a comparison', () => {
  const { pairs, chances, means, parting } = compareRows(baseline, twin, columns, '1917-11-30');
  const chance = (column: string, value: string | null) =>
    chances.find((each) => each.column === column && each.value === value);

  test('counts the seeds that flipped each way, matched by seed whatever the order', () => {
    expect(pairs).toBe(3);
    expect(chance('ending', 'red')).toMatchObject({ gained: 0, lost: 1 });
    expect(chance('ending', 'none')).toMatchObject({ gained: 1, lost: 0 });
    expect(chance('ending', 'red')?.difference.value).toBeCloseTo(-1 / 3, 12);
  });

  test('compares figures, and days up to the last one, with the day after it where none came', () => {
    expect(means).toMatchObject([
      {
        column: 'held',
        pairs: 3,
        times: { baseline: 2, twin: 1 },
        unit: 'days',
        baseline: '1917-11-16',
        twin: '1917-11-25',
        difference: { value: 9 },
      },
      { column: 'votes', pairs: 3, baseline: 5, difference: { value: -7 / 3 } },
    ]);
    // Variances are 1 and 7/3: a difference of 7/3 is that many times the root of their mean.
    expect(means[1].effect).toBeCloseTo(-7 / 3 / Math.sqrt((1 + 7 / 3) / 2), 12);
  });

  test('cannot be sure of three pairs, however they differ', () => {
    expect(chances.every(({ chance: p, rate }) => p === null && rate === null)).toBe(true);
  });

  test('knows what is only left open for no answer, and no difference of it', () => {
    const open = twin.map((each) => ({ ...each, held: null, left_open: 'taken, held' }));
    const [held] = compareRows(baseline, open, columns, '1917-11-30').chances.filter(
      ({ column }) => column === 'held',
    );
    expect(held.open).toEqual({ baseline: 0, twin: 3 });
    expect(held.twin).toEqual({ value: NaN, low: 0, high: 1 });
    expect(held.difference.value).toBeNaN();
    // It may be that all have it, or none.
    expect(held.difference.low).toBeLessThan(-0.5);
    expect(held.difference.high).toBeGreaterThan(0.3);
  });

  test('counts a day after the last one of both as not come', () => {
    const early = compareRows(baseline, twin, columns, '1917-11-08');
    expect(early.chances.find(({ column }) => column === 'held')?.times).toEqual({ baseline: 1, twin: 0 });
  });

  test('says the median day of each side over the runs in which it came', () => {
    expect(chance('held', null)?.medianDay).toEqual({ baseline: '1917-11-07', twin: '1917-11-12' });
    expect(chance('ending', 'red')?.medianDay).toBeNull();
  });

  test('says when the first and the last twin parted, and how many never did', () => {
    expect(parting).toEqual({ earliest: '1917-09-01', latest: '1917-09-04', never: 1 });
  });

  test('leaves out pairs of which a run failed, and rows without a partner', () => {
    const failed = [...baseline.slice(0, 2), { seed: '3', status: 'failed' }];
    expect(compareRows(failed, [...twin, row('4', 'red', null, 1)], columns, '1917-11-30')).toMatchObject({
      pairs: 2,
      failed: 1,
    });
  });
});
