import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import {
  batchesOf,
  gridDesign,
  latinDesign,
  pointsOf,
  samePoints,
} from '../../src/experiment/design/design.js';
import {
  counterfactualFactor,
  dayListFactor,
  levelColumns,
  levelEntries,
  numberRangeFactor,
  valueListFactor,
  wholeRangeFactor,
} from '../../src/experiment/design/factor.js';
import { piecesOf, runsOfPiece } from '../../src/experiment/design/pieces.js';
import { parseDate } from '../../src/foundation/calendar.js';
import type { Change } from '../../src/scenario/intervene.js';

const day = (date: string): number => parseDate(date) ?? NaN;

describe('a factor', () => {
  test('of days moves what it is of to each of them', () => {
    const factor = dayListFactor('rising', [day('1917-06-10'), day('1917-06-13')]);
    const levels = Array.from({ length: factor.size }, (_, i) => factor.at(i));
    expect(levels.map(({ value }) => value)).toEqual(['1917-06-10', '1917-06-13']);
    expect(levels[0].interventions).toEqual([{ kind: 'move', id: 'rising', date: '1917-06-10' }]);
  });

  test('of numbers has steps without dust of the binary system', () => {
    const factor = numberRangeFactor('a.b', 0, 0.3, 0.1);
    expect(Array.from({ length: factor.size }, (_, i) => factor.at(i).value)).toEqual([0, 0.1, 0.2, 0.3]);
  });

  test('has a level and a date for every day, and no level without a name', () => {
    const factor = dayListFactor('rising', [day('1970-01-01'), null]);
    const levels = pointsOf(gridDesign([factor])).map((point) => point.levels);
    expect(levels).toEqual([
      { vary_rising: '1970-01-01', vary_rising_date: '1970-01-01' },
      { vary_rising: 'never', vary_rising_date: null },
    ]);
    const columns = levelColumns([factor.column]).map(({ name, type }) => [name, type]);
    expect(columns).toEqual([
      ['vary_rising', 'text'],
      ['vary_rising_date', 'date'],
    ]);
    expect(levels.map(levelEntries)).toEqual([[['vary_rising', '1970-01-01']], [['vary_rising', 'never']]]);
  });

  test('of whole numbers has each of them as often as any other, both ends too', () => {
    const factor = wholeRangeFactor('a.b', 2, 5);
    const points = pointsOf(latinDesign([factor], 40, 'seed'));
    const values = points.map(({ levels }) => Object.values(levels)[0]);
    for (const value of [2, 3, 4, 5]) expect(values.filter((each) => each === value)).toHaveLength(10);
  });

  test('may remove what it moves, set texts, and be a counterfactual', () => {
    expect(dayListFactor('rising', [null]).at(0)).toEqual({
      value: 'never',
      day: null,
      interventions: [{ kind: 'without', id: 'rising' }],
    });
    expect(valueListFactor('a.b', [true, 2]).at(1)).toMatchObject({
      value: '2',
      interventions: [{ kind: 'set', path: 'a.b', value: 2 }],
    });
    expect(counterfactualFactor([{ id: 'none', interventions: [] }]).at(0).value).toBe('none');
  });
});

describe('a design', () => {
  const number = numberRangeFactor('x.y', 0, 1);
  const letters = valueListFactor('x.z', ['a', 'b', 'c', 'd']);

  test('of a grid has every combination once', () => {
    const points = [...pointsOf(gridDesign([numberRangeFactor('x.y', 0, 1, 0.5), letters]))];
    expect(new Set(points.map((point) => JSON.stringify(point.levels))).size).toBe(12);
    expect(points[1].levels).toEqual({ vary_x_y: 0, vary_x_z: 'b' });
  });

  property.prop([fc.integer({ min: 1, max: 60 }), fc.string()])(
    'of a Latin hypercube has one point in each part of each range, the same for the same seed',
    (count, seed) => {
      const points = [...pointsOf(latinDesign([number, letters], count, seed))];
      const parts = points.map((point) => Math.floor(Number(point.levels.vary_x_y) * count * (1 + 1e-12)));
      expect(parts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect([...pointsOf(latinDesign([number, letters], count, seed))]).toEqual(points);
    },
  );
});

describe('a formula', () => {
  const days = dayListFactor('rising', [day('1917-06-10'), null]);
  const twins = counterfactualFactor([
    { id: 'none', interventions: [] },
    {
      id: 'early',
      interventions: [{ kind: 'move', id: 'rising', date: '1917-05-01', locate: () => ({ file: 'x' }) }],
    },
  ]);
  const factors = [valueListFactor('x.z', ['a', true, 3]), numberRangeFactor('x.y', 1, 2, 0.25), days, twins];

  test('travels as text, and its points with it, in the order of nested loops', () => {
    const formula = gridDesign(factors);
    const sent = JSON.parse(JSON.stringify(formula)) as typeof formula;
    expect([...pointsOf(sent)]).toEqual([...pointsOf(formula)]);
    const levels = [...pointsOf(sent)].map((point) => Object.values(point.levels).join(' '));
    expect(levels).toHaveLength(60);
    expect(levels.slice(0, 3)).toEqual([
      'a 1 1917-06-10 1917-06-10 none',
      'a 1 1917-06-10 1917-06-10 early',
      'a 1 never  none',
    ]);
    expect(pointsOf(sent).at(59).changes).toEqual([
      { kind: 'set', path: 'x.z', value: 3 },
      { kind: 'set', path: 'x.y', value: 2 },
      { kind: 'without', id: 'rising' },
      { kind: 'move', id: 'rising', date: '1917-05-01' },
    ]);
  });

  test('of a hypercube has the points that it has always had', () => {
    const [point] = pointsOf(
      latinDesign([numberRangeFactor('x.y', 0, 1), wholeRangeFactor('x.w', 1, 9)], 5, 'seed'),
    );
    expect(point.levels).toEqual({ vary_x_y: 0.836543877749, vary_x_w: 4 });
  });

  test('and its points one by one are the same, and no others are', () => {
    const formula = gridDesign(factors);
    const listed = [...pointsOf(formula)];
    expect(samePoints(formula, listed)).toBe(true);
    expect(samePoints(listed, formula)).toBe(true);
    expect(samePoints(formula, listed.toReversed())).toBe(false);
    expect(samePoints(formula, listed.slice(1))).toBe(false);
    expect(samePoints(formula, gridDesign(factors.toReversed()))).toBe(false);
  });

  test('takes the same room however many points it has', () => {
    const lengthOf = (count: number) =>
      JSON.stringify(latinDesign([numberRangeFactor('x.y', 0, 1)], count, 's')).length;
    expect(lengthOf(100_000) - lengthOf(100)).toBe(3);
  });
});

describe('batches', () => {
  test('of a hypercube are many, whatever the number of its points and seeds', () => {
    const many = (count: number, runs: number) =>
      batchesOf(latinDesign([numberRangeFactor('x.y', 0, 1)], count, 's'), runs);
    expect([many(1000, 1), many(1000, 20), many(100_000, 1)].map((all) => all.length)).toEqual([
      125, 140, 391,
    ]);
    expect(many(20, 1)).toHaveLength(20);
  });

  property.prop([fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 300 })])(
    'hold every point with every seed once, seeds in order',
    (pointCount, runs) => {
      const listed = Array.from({ length: pointCount }, () => ({ levels: {}, changes: [] }));
      const batches = batchesOf(listed, runs);
      const size = batches.reduce(
        (sum, { points, replicates }) => sum + (points[1] - points[0]) * (replicates[1] - replicates[0]),
        0,
      );
      expect(size).toBe(pointCount * runs);
      const firsts = batches.map((batch) => batch.replicates[0]);
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      expect(batches.every((batch, i) => batch.index === i)).toBe(true);
      expect(Math.max(...batches.map((batch) => batch.replicates[1]))).toBe(runs + 1);
    },
  );
});

describe('pieces', () => {
  const set = (path: string, value: number): Change => ({ kind: 'set', path, value });
  const move = (date: string): Change => ({ kind: 'move', id: 'rising', date });
  const whole = { index: 0, points: [0, 40], replicates: [1, 4] } as const;
  const runsIn = (changesOf: (point: number) => readonly Change[], more = {}) =>
    piecesOf(whole, { changesOf, comparesDays: false, ...more });

  property.prop([fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), fc.boolean()])(
    'are every run of a batch once, whatever is varied',
    (pointCount, kinds, sharing) => {
      const changesOf = (point: number) => [set('a.b', point % kinds), move(`1848-03-${10 + (point % 7)}`)];
      const batch = { index: 0, points: [7, 7 + pointCount], replicates: [3, 6] } as const;
      const runs = piecesOf(batch, { changesOf, comparesDays: false, sharing }).flatMap(
        ({ points, replicate }) => points.map((point) => `${point} ${replicate}`),
      );
      expect(new Set(runs).size).toBe(3 * pointCount);
      expect(runs).toHaveLength(3 * pointCount);
    },
  );

  test('are single runs where points differ from the first day', () => {
    const pieces = runsIn((point) => [set('behaviour.encounter', point / 100)]);
    expect(pieces).toHaveLength(120);
    expect(pieces.slice(0, 4)).toEqual([
      { points: [0], replicate: 1 },
      { points: [0], replicate: 2 },
      { points: [0], replicate: 3 },
      { points: [1], replicate: 1 },
    ]);
  });

  test('keep together what may share a past, but for so many that a thread is kept long', () => {
    const dates = runsIn((point) => [move(`1848-03-${10 + point}`)]);
    expect(dates.map(runsOfPiece)).toEqual([16, 16, 16, 16, 16, 16, 8, 8, 8]);
    const grid = runsIn((point) => [set('a.b', point % 10), move(`1848-03-${10 + point}`)]);
    expect(grid).toHaveLength(30);
    expect(grid[0].points).toEqual([0, 10, 20, 30]);
    const effects = runsIn((point) => [set('events.rising.effects.0.days', point)]);
    expect(effects[0].points).toHaveLength(16);
  });

  test('are whole seeds where each run is compared with the first of its seed', () => {
    const pieces = runsIn((point) => [set('a.b', point)], { comparesDays: true });
    expect(pieces.map(runsOfPiece)).toEqual([40, 40, 40]);
  });
});
