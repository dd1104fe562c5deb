import { describe, expect, test } from 'vitest';
import type { FactRecord } from '../../src/experiment/scores/fact-record.js';
import { familyScores } from '../../src/experiment/scores/family-scores.js';
import {
  chanceUpTo,
  coversFigure,
  intervalOf,
  intervalScore,
  logDensity,
  quantile,
} from '../../src/experiment/scores/predictive.js';
import { offScale, onScale, disagreement, eventWeights } from '../../src/experiment/scores/scale.js';
import { fc, test as property } from '../property.js';

const figure = fc.integer({ min: -100, max: 100 });
const figures = fc.array(figure, { minLength: 1, maxLength: 8 });
const deviation = fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 4);
const share = fc.integer({ min: 1, max: 19 }).map((part) => part / 20);

describe('the interval score', () => {
  test('is the width, and what an interval misses by, times two by what it leaves out', () => {
    expect(intervalScore({ low: 2, high: 6 }, 0.5, 4)).toBe(4);
    expect(intervalScore({ low: 2, high: 6 }, 0.5, 7)).toBe(4 + 4 * 1);
    expect(intervalScore({ low: 2, high: 6 }, 0.9, 1)).toBeCloseTo(4 + 20 * 1, 10);
  });

  property.prop([figure, figure, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), share])(
    'costs whoever covers with a wider interval more',
    (recorded, inside, less, more, level) => {
      const narrow = { low: Math.min(recorded, inside) - less, high: Math.max(recorded, inside) + less };
      const wide = { low: narrow.low - more, high: narrow.high + more };
      expect(coversFigure(narrow, recorded)).toBe(true);
      expect(intervalScore(wide, level, recorded)).toBeGreaterThan(intervalScore(narrow, level, recorded));
    },
  );

  property.prop([figures, deviation, share, fc.double({ min: -20, max: 20, noNaN: true })], { numRuns: 40 })(
    'is least on average for whoever says what they believe',
    (own, sigma, level, off) => {
      const believed = { figures: own, deviation: sigma };
      const said = intervalOf(believed, level);
      const other = { low: said.low + off, high: said.high + Math.abs(off) + off };
      // What is believed, as equally likely figures: the mean over them is the expectation.
      const worlds = Array.from({ length: 200 }, (_, i) => quantile(believed, (i + 0.5) / 200));
      const expected = (interval: typeof said) =>
        worlds.reduce((sum, world) => sum + intervalScore(interval, level, world), 0) / worlds.length;
      expect(expected(said)).toBeLessThanOrEqual(expected(other) + 0.02 * (expected(said) + sigma));
    },
  );
});

describe('what an ensemble foretells', () => {
  test('of one run is a normal', () => {
    const one = { figures: [10], deviation: 2 };
    expect(quantile(one, 0.975)).toBeCloseTo(10 + 2 * 1.959964, 4);
    expect(logDensity(one, 12)).toBeCloseTo(-0.5 - Math.log(2) - 0.5 * Math.log(2 * Math.PI), 9);
    expect(logDensity(one, 1000)).toBeCloseTo(-0.5 * 495 ** 2 - Math.log(2) - 0.5 * Math.log(2 * Math.PI), 6);
  });

  property.prop([figures, deviation, share])('holds in an interval what it says', (own, sigma, level) => {
    const predictive = { figures: own, deviation: sigma };
    const { low, high } = intervalOf(predictive, level);
    expect(chanceUpTo(predictive, high) - chanceUpTo(predictive, low)).toBeCloseTo(level, 6);
  });
});

describe('rows of one event', () => {
  property.prop([fc.array(fc.constantFrom('vote', 'congress', 'march'), { minLength: 1, maxLength: 12 })])(
    'weigh together as one',
    (events) => {
      const weights = eventWeights(events.map((event) => ({ event })));
      const sums = [...new Set(events)].map((event) =>
        weights.reduce((sum, weight, i) => sum + (events[i] === event ? weight : 0), 0),
      );
      for (const sum of sums) expect(sum).toBeCloseTo(1 / sums.length, 12);
    },
  );
});

describe('the spread of sources', () => {
  test('is the pooled standard deviation on the scale of the kind', () => {
    expect(disagreement({ scored: 'shares', disagree: [[50, 52]] })).toBeCloseTo(Math.SQRT2, 9);
    expect(
      disagreement({
        scored: 'shares',
        disagree: [
          [50, 52],
          [3, 3],
        ],
      }),
    ).toBeCloseTo(1, 9);
    expect(disagreement({ scored: 'counts', disagree: [[100, 200]] })).toBeCloseTo(Math.LN2 / Math.SQRT2, 9);
  });

  test('is nothing where nobody disagrees', () => {
    expect(disagreement({ scored: 'seats' })).toBeNull();
    expect(disagreement({ scored: 'seats', disagree: [[3, 3]] })).toBeNull();
  });
});

property.prop([
  fc.constantFrom('shares', 'turnout', 'seats', 'counts'),
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.integer({ min: 1, max: 2000 }),
] as const)('a figure comes back from its scale', (family, value, of) => {
  expect(offScale(family, onScale(family, value, of), of)).toBeCloseTo(value, 5);
});

const row = (part: Partial<FactRecord> & Pick<FactRecord, 'id' | 'recorded' | 'simulated'>): FactRecord => ({
  ...{
    quantity: part.id,
    role: 'validation',
    date: '1917-10-07',
    place: null,
    missing: null,
    unit: 'percent',
  },
  error: (part.simulated ?? 0) - part.recorded,
  ...{ baselines: { persistence: null, trend: null, swing: null }, elsewhere: [], series: null, item: [] },
  ...{ group: null, kind: 'shares', event: 'vote', of: null, family: 'shares', deviation: 2, without: null },
  ...{ confidence: null, source: 'invented' },
  ...part,
});

const foretold = (persistence: number) => ({ persistence, trend: null, swing: null });

describe('scores of an ensemble', () => {
  /** Two lists of one vote and one of another; the third is recorded as it was simulated. */
  const run = (first: number): FactRecord[] => [
    row({ id: 'a', recorded: 40, simulated: first, baselines: foretold(10) }),
    row({ id: 'b', recorded: 60, simulated: 60 }),
    row({ id: 'c', recorded: 20, simulated: 20, event: 'other' }),
    row({ id: 'd', recorded: 30, simulated: 31, role: 'calibration', baselines: foretold(20) }),
    row({
      id: 'e',
      recorded: 30,
      simulated: 31,
      role: 'calibration',
      event: 'other',
      baselines: foretold(40),
    }),
  ];
  const scores = familyScores([{ facts: run(48) }, { facts: run(44) }]);

  test('are the means of errors of runs, events weighing alike', () => {
    // Of the first run sqrt((64 / 2 + 0 / 2 + 0) / 2) = 4, of the second 2.
    expect(scores.validation.shares).toMatchObject({ count: 3, events: 2 });
    expect(scores.validation.shares?.error.mean).toBeCloseTo(3, 9);
    expect(scores.validation.shares?.error.low).toBeGreaterThanOrEqual(2);
    expect(scores.validation.shares?.error.high).toBeLessThanOrEqual(4);
  });

  test('have beside them the baseline with its own error and interval, and the model over the same rows', () => {
    const { persistence, swing } = scores.validation.shares?.baselines ?? {};
    expect(persistence).toMatchObject({ count: 1, error: 30 });
    expect(persistence?.model).toBeCloseTo(6, 9);
    // Errors of 10 on both calibration rows: the middle half is 10 times 0.674490 either way.
    expect(persistence?.intervals?.baseline.half.score).toBeCloseTo(13.4898 + 4 * (30 - 6.7449), 3);
    expect(swing).toEqual({ count: 0, error: null, model: null, intervals: null });
  });

  test('say how much intervals hold, and what that costs', () => {
    const { intervals } = scores.validation.shares ?? {};
    expect(intervals?.half.coverage).toBeCloseTo(0.75, 9);
    expect(intervals?.most.score).toBeGreaterThan(intervals?.half.score ?? NaN);
  });

  test('have no intervals where nobody says how sources spread', () => {
    const bare = run(48).map((fact) => ({ ...fact, deviation: null }));
    expect(familyScores([{ facts: bare }]).validation.shares).toMatchObject({
      ...{ logScore: null, intervals: null },
    });
  });

  property.prop([fc.shuffledSubarray(run(48), { minLength: 5, maxLength: 5 })])(
    'do not ask in which order rows are read',
    (facts) => {
      const other = familyScores([{ facts }]).validation.shares;
      const plain = familyScores([{ facts: run(48) }]).validation.shares;
      expect(other?.error.mean).toBeCloseTo(plain?.error.mean ?? NaN, 9);
      expect(other?.logScore).toBeCloseTo(plain?.logScore ?? NaN, 9);
      expect(other?.intervals?.most.score).toBeCloseTo(plain?.intervals?.most.score ?? NaN, 9);
    },
  );
});
