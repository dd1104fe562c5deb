import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/experiment/tables/table.js';
import type { OutcomeSpec } from '../../src/experiment/many/outcome-spec.js';
import { Stopper } from '../../src/experiment/many/stopping.js';
import { SweepCounts } from '../../src/experiment/many/sweep.js';

const held: OutcomeSpec = {
  text: 'held_a|held_b',
  anyOf: [
    { column: 'held_a', value: null },
    { column: 'held_b', value: null },
  ],
};

const row = (point: number, a: string | null, b: string | null, ending = 'none'): Row => ({
  point,
  status: 'done',
  held_a: a,
  held_b: b,
  ending,
});

describe('counts of a sweep', () => {
  test('are those of its rows in any order; a failed run is counted apart', () => {
    const rows = [
      row(0, '1917-11-07', null),
      row(0, '1917-12-01', '1917-11-09'),
      row(0, null, null),
      row(1, null, null),
    ];
    const failed: Row = { point: 1, status: 'failed' };
    const points = [
      { levels: {}, changes: [] },
      { levels: {}, changes: [] },
    ];
    const records = [rows, rows.toReversed()].map((list) => {
      const counts = new SweepCounts(2, [held]);
      counts.add([failed, ...list]);
      return counts.points(points);
    });
    expect(records[0]).toEqual(records[1]);
    expect(records[0]).toMatchObject([
      { runs: 3, failed: 0, outcomes: [{ times: 2, medianDay: '1917-11-07' }] },
      { runs: 1, failed: 1, outcomes: [{ times: 0, medianDay: null }] },
    ]);
  });

  test('are of every ending where no outcome is asked for, the most frequent first', () => {
    const counts = new SweepCounts(1, []);
    counts.add([row(0, null, null, 'b'), row(0, null, null, 'a'), row(0, null, null, 'b')]);
    const [{ outcomes }] = counts.points([{ levels: {}, changes: [] }]);
    expect(outcomes.map(({ outcome, times }) => [outcome, times])).toEqual([
      ['ending=b', 2],
      ['ending=a', 1],
    ]);
  });
});

describe('a sweep that stops by itself', () => {
  const batch = (index: number) => Array.from({ length: 20 }, () => row(index % 2, null, null));

  test('stops after the same seeds in whatever order its batches come', () => {
    const orders = [
      [0, 1, 2, 3, 4, 5, 6, 7],
      [7, 6, 5, 4, 3, 2, 1, 0],
      [1, 0, 6, 3, 2, 5, 7, 4],
    ];
    const ends = orders.map((order) => {
      const stopper = new Stopper(2, held, 2, 0.1);
      for (const index of order) stopper.add(index, batch(index));
      return stopper.end;
    });
    expect(ends).toEqual([4, 4, 4]);
  });

  test('goes on while any point is unsure', () => {
    const stopper = new Stopper(2, held, 2, 0.1);
    for (const index of [0, 2, 4, 6]) expect(stopper.add(index, batch(index))).toBe(true);
    expect(stopper.end).toBeUndefined();
  });
});
