/** What `tauride why` says, held over random answers: each thing only where it is true, and figures that add up as they are printed. */
import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import type { ButFor, TwinRuns, PairSpread } from '../../src/experiment/why/but-for.js';
import { OBEDIENCE_TERMS, type ObeyedDay, type Terms, type Turn } from '../../src/experiment/why/obeyed.js';
import type { Explanation } from '../../src/experiment/why/explanation.js';
import { whyReport } from '../../src/report/why/report.js';

const sheet = { width: 120, colour: false, unicode: true, weekly: false, daily: false };

const empty: Explanation = {
  run: {
    ...{ folder: 'my-run', scenario: 'two-halls', title: 'Two Halls', oldStyle: false },
    ...{ mode: 'run', seed: 'x', digest: '00' },
  },
  ending: { kind: 'unchanged', authority: 'crown', date: null, government: [], divided: false },
  ...{ fired: [], cabinets: [], hinges: [], turns: [], obeyed: [], organs: [] },
  ...{ moved: null, causes: null, contests: null, course: null, asked: null, wanted: null, butFor: null },
  names: {
    parties: [{ id: 'reds', name: 'Reds' }],
    regimes: [],
    authorities: [{ id: 'crown', name: 'The Crown' }],
    units: [{ id: 'guard', name: 'Guard' }],
    organs: [],
    places: [],
  },
};

const told = (more: Partial<Explanation>, options = sheet): string =>
  whyReport({ ...empty, ...more }, options);
const words = (more: Partial<Explanation>): string => told(more).replaceAll(/\s+/g, ' ');

const real = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const terms: fc.Arbitrary<Terms> = fc.record(
  Object.fromEntries(
    OBEDIENCE_TERMS.map((term) => [term, fc.oneof(fc.constantFrom(0, -0), real(-9, 9))]),
  ) as Record<keyof Terms, fc.Arbitrary<number>>,
);
const day = (date: string): fc.Arbitrary<ObeyedDay> =>
  fc.record({
    date: fc.constant(date),
    obedience: real(0, 1),
    terms,
    footing: real(0, 1),
    against: fc.constantFrom(null, 'crown'),
  });
const turn: fc.Arbitrary<Turn> = fc.record({
  unit: fc.constant('guard'),
  authority: fc.constant('crown'),
  before: day('1911-07-16'),
  after: day('1911-07-17'),
  term: fc.constantFrom(...OBEDIENCE_TERMS),
});
const hinge = fc.record({ date: fc.constantFrom('1911-07-17', '1911-11-07'), gap: real(1e-6, 1) });

describe('hinge days and nights in which units turned are two things', () => {
  property.prop([fc.array(hinge, { maxLength: 3 }), fc.array(turn, { maxLength: 3 })], { numRuns: 30 })(
    'of which each is told where it is, and denied where it is not',
    (hinges, turns) => {
      const text = words({ hinges, turns });
      expect(told({ hinges, turns }, { ...sheet, unicode: false })).toMatch(/^[ -~\n]*$/);
      expect(text).not.toMatch(/in the balance|by 0 points|by 1 points/);
      expect(text.includes('On every day obedience had one solution')).toBe(hinges.length === 0);
      expect(/On \d days? obedience had two solutions/.test(text)).toBe(hinges.length > 0);
      expect(text.includes('From no day to the next')).toBe(turns.length === 0);
      expect([...text.matchAll(/17 Jul Guard to the Crown/g)]).toHaveLength(turns.length);
    },
  );
});

/** The numbers of the lines that end in so many of them, with three decimals each. */
const numbersIn = (text: string, many: number): number[][] =>
  text.split('\n').flatMap((line) => {
    const found = [...line.matchAll(/(?<= )[+-]?\d+\.\d{3}(?= |$)/g)].map(([number]) => Number(number));
    return found.length === many ? [found] : [];
  });
const thousandths = (value: number): number => Math.round(1000 * value);

describe('the terms of obedience', () => {
  property.prop([day('1911-07-01'), day('1911-07-31')], { numRuns: 40 })(
    'add up as they are printed, at first, at last and in the change',
    (first, last) => {
      const text = told({
        obeyed: [{ unit: 'guard', authority: 'crown', days: [first, last], moves: null }],
      });
      const rows = numbersIn(text, 3);
      expect(rows).toHaveLength(OBEDIENCE_TERMS.length + 1);
      for (const column of [0, 1, 2]) {
        const all = rows.map((row) => thousandths(row[column]));
        expect(all.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(all[all.length - 1]);
      }
      for (const [before, after, change] of rows)
        expect(thousandths(after) - thousandths(before)).toBe(thousandths(change));
      expect(text).not.toMatch(/-0\.000|\+0\.000/);
    },
  );

  test('of an authority that never was are not made up', () => {
    expect(words({ obeyed: [{ unit: 'guard', authority: 'crown', days: [], moves: null }] })).toContain(
      'The Crown did not exist on any of these days.',
    );
  });
});

const spreadOf = (values: readonly number[]): PairSpread => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    ...{ mean, least: Math.min(...values), greatest: Math.max(...values) },
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
  };
};

const outcome = { ending: empty.ending, regimes: {}, loyalty: null, share: null, quantities: [] };
const pair: TwinRuns = { seed: 'x', withCause: outcome, without: outcome, credited: null, through: {} };

/** The answer to "but for": differences of loyalty and share, one for each pair. */
const answerOf = (loyalties: readonly number[], shares: readonly number[]): Partial<Explanation> => {
  const [loyalty, share] = [spreadOf(loyalties), spreadOf(shares)];
  const sign = Math.abs(loyalty.mean) < 0.0005 ? 0 : Math.sign(loyalty.mean);
  const difference: ButFor['difference'] = {
    ...{ loyalty, share, credited: null, agrees: null },
    through: [{ id: 'tradition', name: 'Tradition', change: loyalty.mean }],
    sameSign: sign === 0 ? null : loyalties.filter((value) => Math.sign(value) === sign).length,
  };
  const none = { before: 0, after: 0 };
  return {
    asked: { group: { id: 'all', name: 'all' }, party: { id: 'reds', name: 'Reds' } },
    moved: {
      ...{ from: '1911-03-08', to: '1911-12-31', persons: 100, before: 0, after: 0, rows: [], stretches: [] },
      ...{ ballots: { before: {}, after: {} }, abstaining: none },
    },
    butFor: {
      cause: 'note',
      title: 'The note',
      pairs: loyalties.map(() => pair),
      difference,
      quantities: [],
      parts: null,
    },
  };
};

describe('the worth of a cause', () => {
  const small = fc.oneof(fc.constant(0), real(-0.3, 0.3));
  const both = fc
    .constantFrom(1, 2, 5)
    .chain((many) =>
      fc.tuple(
        fc.array(small, { minLength: many, maxLength: many }),
        fc.array(small, { minLength: many, maxLength: many }),
      ),
    );

  property.prop([both], { numRuns: 60 })(
    'is told in points, between its ends, and signs are counted only where the mean has one',
    ([loyalties, shares]) => {
      const text = words(answerOf(loyalties, shares));
      expect(text).not.toMatch(/% of the ballots|NaN|null|[+-]0\.0(?!\d)|: \./);
      const isCounted = text.includes(' with the sign of the mean');
      const [, mean] = /owed it ([+-]?[\d.]+)/.exec(text) ?? [];
      expect(isCounted).toBe(loyalties.length > 1 && mean !== undefined && Number(mean) !== 0);
      for (const [, value, low, high] of text.matchAll(
        /([+-]?[\d.]+) \(between ([+-]?[\d.]+) and ([+-]?[\d.]+)/g,
      )) {
        expect(Number(low)).toBeLessThanOrEqual(Number(value));
        expect(Number(value)).toBeLessThanOrEqual(Number(high));
      }
    },
  );

  test('is nothing where no pair differs, and then has neither ends nor signs', () => {
    const text = words(answerOf([0, 0, 0], [0, 0, 0]));
    expect(text).toContain(
      'Reds among all stood with it as without it, in loyalty and ballots: 3 pairs of runs',
    );
    expect(text).not.toMatch(/between [+\d]|sign of the mean|deviation/);
    expect(text).toContain('Reds neither gained nor lost loyalty');
    expect(text).not.toContain('cancelled out');
  });
});
