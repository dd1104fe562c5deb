import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { chanceOfMean, chanceOfUneven, discoveryRates } from '../../src/experiment/many/looks.js';
import type { OutcomeSpec } from '../../src/experiment/many/outcome-spec.js';
import { PointPairs } from '../../src/experiment/many/point-pairs.js';
import { stoppingBias } from '../../src/experiment/many/stopping.js';
import type { Row } from '../../src/experiment/tables/table.js';

describe('looks at many rows', () => {
  test('have the published findings (Benjamini and Hochberg 1995, section 3.2)', () => {
    const chances = [
      ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324],
      ...[0.4262, 0.5719, 0.6528, 0.759, 1],
    ];
    const rates = discoveryRates(chances);
    expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(rates[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  });

  property.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })])(
    'count no less than each alone, in the order of their chances, whatever order they come in',
    (chances) => {
      const rates = discoveryRates(chances);
      chances.forEach((chance, i) => expect(rates[i]).toBeGreaterThanOrEqual(chance));
      const order = chances.map((_, i) => i).sort((a, b) => chances[a] - chances[b]);
      order.slice(1).forEach((i, at) => expect(rates[i]).toBeGreaterThanOrEqual(rates[order[at]]));
      expect(discoveryRates(chances.toReversed())).toEqual(rates.toReversed());
    },
  );

  test('have the exact chance of pairs that differ, and none of too few', () => {
    expect(chanceOfUneven(6, 0)).toBeCloseTo(2 / 64, 12);
    expect(chanceOfUneven(5, 5)).toBe(1);
    expect(chanceOfUneven(5, 0)).toBeNull();
    expect(chanceOfMean(0, 0, 10)).toBe(1);
    expect(chanceOfMean(3, 0, 10)).toBe(0);
    expect(chanceOfMean(3, 1, 1)).toBeNull();
    // t = 2.262 with 9 degrees of freedom: the two-sided 5 % of the tables.
    expect(chanceOfMean(2.262157, 10, 10)).toBeCloseTo(0.05, 6);
  });
});

describe('points of a sweep', () => {
  const rises: OutcomeSpec = { text: 'held', anyOf: [{ column: 'held', value: null }] };
  const row = (point: number, replicate: number, held: string | null, more: Row = {}): Row => ({
    ...{ point, replicate, status: 'done', held, ending: held === null ? 'none' : 'red' },
    ...more,
  });
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
  const rows = [
    ...seeds.map((seed) => row(0, seed, seed <= 2 ? '1917-11-07' : null)),
    ...seeds.map((seed) => row(1, seed, seed <= 10 ? '1917-11-07' : null)),
    ...seeds.map((seed) => row(2, seed, null, { left_open: 'took, held' })),
  ];
  const pairsOf = (outcomes: readonly OutcomeSpec[], list = rows) => {
    const pairs = new PointPairs(3, 12, outcomes);
    pairs.add(list);
    return pairs;
  };

  test('are compared seed by seed, whatever order the rows come in', () => {
    const told = pairsOf([rises]).difference('held', 0, 1);
    expect(told).toMatchObject({ pairs: 12, gained: 8, lost: 0 });
    expect(told.difference.value).toBeCloseTo(8 / 12, 12);
    expect(pairsOf([rises], rows.toReversed()).difference('held', 0, 1)).toEqual(told);
    expect(pairsOf([]).difference('ending=red', 0, 1)).toEqual(told);
  });

  test('make no pair of a run that is not done, and no value of what was left open', () => {
    const failed = rows.map((each) => (each.replicate === 12 ? { ...each, status: 'failed' } : each));
    expect(pairsOf([rises], failed).difference('held', 0, 1).pairs).toBe(11);
    const open = pairsOf([rises]).fromFirst('held')[2];
    expect(open).toMatchObject({ pairs: 12, gained: 0, lost: 2, rate: null });
    // It may be that all have it there, which is ten more, or none, which is two fewer.
    expect(open?.difference.value).toBeNaN();
    expect(open?.difference.low).toBeLessThan(-2 / 12);
    expect(open?.difference.high).toBeGreaterThan(10 / 12);
  });

  test('of which two are the extremes count as many looks as there are pairs of points', () => {
    const extremes = pairsOf([rises]).extremes('held', [2 / 12, 10 / 12, NaN]);
    expect(extremes).toMatchObject({ least: 0, most: 1, chance: 2 / 256 });
    expect(pairsOf([rises]).extremes('held', [2 / 12, NaN, NaN])).toBeNull();
    const three = pairsOf([rises]).extremes('held', [2 / 12, 10 / 12, 0.5]);
    expect(three?.chance).toBeCloseTo(6 / 256, 12);
  });
});

describe('stopping by the width of an interval', () => {
  const rule = { width: 0.2, every: 5, most: 1000 };

  test('moves no share that is a half, and others away from it', () => {
    expect(stoppingBias(0.5, rule)).toBeCloseTo(0, 9);
    expect(stoppingBias(0.1, rule)).toBeLessThan(-0.005);
    expect(stoppingBias(0.9, rule)).toBeCloseTo(-stoppingBias(0.1, rule), 9);
  });

  test('moves nothing where there is one look only', () => {
    expect(stoppingBias(0.1, { ...rule, most: 5 })).toBeCloseTo(0, 12);
  });
});
