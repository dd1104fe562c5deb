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
  const { pairs, chances, means, parting } = compareRows(baseline, twin, columns);
  const chance = (column: string, value: string | null) =>
    chances.find((each) => each.column === column && each.value === value);

  test('counts the seeds that flipped each way, matched by seed whatever the order', () => {
    expect(pairs).toBe(3);
    expect(chance('ending', 'red')).toMatchObject({ gained: 0, lost: 1 });
    expect(chance('ending', 'none')).toMatchObject({ gained: 1, lost: 0 });
    expect(chance('ending', 'red')?.difference.value).toBeCloseTo(-1 / 3, 12);
  });

  test('compares days where both have one, and figures always', () => {
    expect(means).toMatchObject([
      {
        column: 'held',
        pairs: 1,
        unit: 'days',
        baseline: '1917-11-09',
        twin: '1917-11-12',
        difference: { value: 3 },
      },
      { column: 'votes', pairs: 3, baseline: 5, difference: { value: -7 / 3 } },
    ]);
    // Variances are 1 and 7/3: a difference of 7/3 is that many times the root of their mean.
    expect(means[1].effect).toBeCloseTo(-7 / 3 / Math.sqrt((1 + 7 / 3) / 2), 12);
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
    expect(compareRows(failed, [...twin, row('4', 'red', null, 1)], columns)).toMatchObject({
      pairs: 2,
      failed: 1,
    });
  });
});
