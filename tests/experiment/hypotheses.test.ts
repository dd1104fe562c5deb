import { describe, expect } from 'vitest';
import { firstOf, readRegister, registered } from '../../src/experiment/hypotheses/registered.js';
import {
  differenceOf,
  judgeTests,
  oriented,
  verdictOf,
  type TestValues,
} from '../../src/experiment/hypotheses/verdict.js';
import { entityOf, keysFromSeed, normal, PURPOSE } from '../../src/foundation/random.js';
import { fc, test } from '../property.js';
import { planned, planOfText, TEXT, told, type Imagined } from './hypotheses-fixture.js';

const figures = (pairs: TestValues['pairs'], least = 0.1, sign: 1 | -1 = 1): TestValues => ({
  ...{ of: 'figure', isFixed: false, pairs, least, sign },
});

const drawn = (key: number, count: number, mean: number, spread = 1): TestValues['pairs'] => {
  const keys = keysFromSeed('hypotheses');
  return Array.from({ length: count }, (_, i) => [
    0,
    mean + spread * normal(keys, PURPOSE.parameter, key, entityOf('pair'), i),
  ]);
};

describe('a verdict', () => {
  test.each([
    ['supported', 0.5],
    ['against', -0.5],
    ['not supported', 0],
    ['undecided', 0.1],
  ] as const)('is %s where the difference is %d, with a least size of a tenth', (verdict, mean) => {
    expect(judgeTests([figures(drawn(1, 40, mean, 0.05))])[0].verdict).toBe(verdict);
  });

  test('needs more than five pairs, however alike they are', () => {
    const alike = Array.from({ length: 6 }, () => [0, 1] as const);
    expect(judgeTests([figures(alike.slice(1))])[0].verdict).toBe('undecided');
    expect(judgeTests([figures(alike)])[0].verdict).toBe('supported');
  });

  const pairs = fc.array(
    fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
    {
      minLength: 0,
      maxLength: 12,
    },
  );
  const values = fc.record({
    of: fc.constantFrom('figure' as const, 'chance' as const),
    pairs,
    least: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  });
  const asAsked = ({
    of,
    pairs: all,
    least,
  }: {
    of: 'figure' | 'chance';
    pairs: [number, number][];
    least: number;
  }) => ({
    ...{ of, least, isFixed: false, sign: 1 as const },
    pairs: of === 'figure' ? all : all.map(([x, y]) => [Number(x > 0), Number(y > 0)] as const),
  });

  test.prop([fc.array(values, { minLength: 1, maxLength: 6 })], { numRuns: 60 })(
    'rests on the interval that is told, and is the same of sides that are exchanged with the direction',
    (all) => {
      const tests = all.map(asAsked);
      const judged = judgeTests(tests);
      judged.forEach(({ verdict, difference, confidence }, t) => {
        if (verdict !== 'undecided') expect(verdictOf(difference, tests[t].least)).toBe(verdict);
        const told = differenceOf(tests[t], confidence);
        expect(difference).toEqual(told);
      });
      const turned = tests.map((each) => ({
        ...each,
        sign: -1 as const,
        pairs: each.pairs.map(([x, y]) => [y, x] as const),
      }));
      expect(judgeTests(turned).map(({ verdict }) => verdict)).toEqual(judged.map(({ verdict }) => verdict));
    },
  );

  test('costs a wider interval where more is looked at', () => {
    const one = figures(drawn(7, 12, 1.1, 0.9));
    const open = Array.from({ length: 30 }, (_, i) => figures(drawn(100 + i, 12, 0.1, 1)));
    const [alone, among] = [judgeTests([one])[0], judgeTests([one, ...open])[0]];
    expect(alone.verdict).toBe('supported');
    expect(among.confidence).toBeGreaterThan(0.99);
    expect(among.verdict).toBe('undecided');
  });

  test('is wrong in at most one of twenty of those that are given, where the truth is known', () => {
    let [given, wrong] = [0, 0];
    for (let trial = 0; trial < 60; trial++) {
      // Half of the effects lie just above the least size, and half just below.
      const truths = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 0.101 : 0.099) + (i < 4 ? 0.5 : 0));
      const all = truths.map((mean, i) => figures(drawn(1000 + 10 * trial + i, 10, mean, 0.3)));
      judgeTests(all).forEach(({ verdict }, i) => {
        if (verdict === 'undecided') return;
        given++;
        const truth = truths[i] >= 0.1 ? 'supported' : 'not supported';
        if (verdict !== truth) wrong++;
      });
    }
    expect(given).toBeGreaterThan(150);
    expect(wrong / given).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / given));
  });

  test('of a share against a figure has the interval of a share', () => {
    const pairs = Array.from({ length: 20 }, () => [0.5, 1] as const);
    const told = differenceOf({ of: 'chance', isFixed: true, pairs, least: 0.2, sign: 1 });
    expect(told.value).toBe(0.5);
    expect(told.high).toBe(0.5);
    expect(told.low).toBeCloseTo(0.3389, 3);
    expect(oriented(told, -1)).toEqual({ value: -0.5, low: -told.high, high: -told.low });
  });
});

/** Weavers fall by 0.3 without the loss of the ship, the government stands in all years, the council comes ten days sooner. */
const imagined: Imagined = (side, number) => {
  const noise = ((number * 7) % 5) / 1000;
  return side === 0 ? [0.9 - noise, 1, 60 + number] : [0.6 + noise, 1, 50 + number];
};

describe('a test of hypotheses', () => {
  test('is told with its sides, its pairs and its verdict', () => {
    const [weavers, government, council] = told(imagined);
    expect(weavers).toMatchObject({ verdict: 'supported', pairs: 20, changes: ['without ship-lost'] });
    expect(weavers.difference.value).toBeCloseTo(-0.296, 3);
    expect(government).toMatchObject({ verdict: 'supported', than: 0.5, second: 1 });
    expect(council).toMatchObject({ verdict: 'not supported', difference: { value: -10 } });
  });

  test('counts a day that never comes as the one after the last', () => {
    const [, , council] = told((side, number) => (side === 0 ? [0, 1, 60 + (number % 3)] : [0, 1, null]));
    expect(council).toMatchObject({ verdict: 'supported', second: 184 });
  });

  test('cannot be tested where no draw from the prior goes against it, and can where one in twenty does', () => {
    const against = (short: number, draws = 20) =>
      told(
        (side, number, part) =>
          part === 'prior' && number < 4 * short ? [0.5, 1, side] : imagined(side, number, part),
        { draws },
      );
    expect(against(0)[0]).toMatchObject({
      verdict: 'cannot be tested here',
      reason: 'a result against it comes in 0 of 20 draws from the prior: it could not fail',
      prior: { draws: 20, against: 0 },
    });
    expect(against(1)[0]).toMatchObject({ verdict: 'supported', reason: null, prior: { against: 1 } });
    // Nineteen draws may have none where one in twenty goes against it.
    expect(against(0, 19)[0]).toMatchObject({ verdict: 'supported', reason: null, prior: { against: 0 } });
  });

  test('cannot be tested where the change changes nothing', () => {
    const [weavers] = told((_side, number) => [0.5 + number / 100, 1, number]);
    expect(weavers.verdict).toBe('cannot be tested here');
    expect(weavers.reason).toBe('the change changes no day of any run');
  });

  test('depends on a law without which the least size is not reached, and on no other', () => {
    const switches = ['repertoire off', 'claims off', 'vacuum off'];
    const [weavers] = told(
      (side, number, part) => {
        const [support, ...rest] = imagined(side, number, part);
        if (part === 'repertoire off') return [0.9 + number / 1000, ...rest];
        return [part === 'claims off' && side === 1 ? (support ?? 0) - 0.1 : support, ...rest];
      },
      { switches },
    );
    expect(weavers.switches.map(({ standing }) => standing)).toEqual(['hangs', 'moves', 'stands']);
  });

  test('whose least size was moved shows what it was first registered with, and the verdict by that', () => {
    const register = registered(planOfText(), 'a'.repeat(64), []);
    expect(registered(planOfText(), 'b'.repeat(64), register)).toBe(register);
    const plan = planOfText(TEXT.replace('least: 0.05', 'least: 0.4').replace('1848-08-31', '1848-08-30'));
    const [weavers, government, council] = told(imagined, { register, plan });
    expect(weavers).toMatchObject({ least: 0.4, verdict: 'not supported' });
    expect(weavers.registered).toMatchObject({ least: 0.05, verdict: 'supported', changed: ['least'] });
    expect(government.registered).toMatchObject({ hash: 'a'.repeat(64), changed: ['outcome'] });
    expect(council.registered?.changed).toEqual([]);
    expect(firstOf(plan.tests[0], plan, [])).toBeNull();
    expect(readRegister(JSON.stringify(register), 'registered.json')).toEqual(register);
    expect(() => readRegister('[{}]', 'registered.json')).toThrow('this is no register of hypotheses');
  });
});

describe('a file of hypotheses', () => {
  test('has no faults as it is, and sides that are the same are one', () => {
    const { plan, faults } = planned();
    expect(faults).toEqual([]);
    expect(plan?.sides).toHaveLength(2);
  });

  test.each([
    ['kind: support', 'kind: suport', '15:15: there is no kind of outcome `suport`'],
    ['direction: less', 'direction: later', '16:20: an outcome of kind `support` does not come later'],
    ['support.council.weavers@', 'support.counsil.weavers@', '14:18: there is no party `counsil`'],
    ['weavers@1848-05-20', 'weavers@1849-05-20', '14:18: the runs have no day `1849-05-20`'],
    ['weavers@1848-05-20', 'weavers', '14:18: it does not say when it is measured'],
    ['first founded.council', 'founded.council@1848-05-01', '26:18: an outcome of this kind is a day'],
    ['without: [ship-lost]', 'without: [ship-last]', 'there is no event or decision `ship-last`'],
    ['change: { without: [ship-lost] }', 'with: [nobody]', 'there is no counterfactual `nobody`'],
    ['change: { without: [ship-lost] }', 'change: {}', '11:9: both sides are the same'],
    ['than: 0.5', 'than: 5', '22:15: a share of runs lies between 0 and 1'],
    ['id: government', 'id: weavers', '17:13: `weavers` is there already'],
    ['least: 0.2', 'least: 0', 'expected'],
    ['than: 0.5', 'then: 0.5', 'there is no key `then` here'],
  ])('with %s as %s is refused at its place', (passage, by, message) => {
    const { faults } = planned(TEXT.replace(passage, by));
    expect(faults.join('\n')).toContain(message);
    expect(faults[0]).toMatch(/^hypotheses\.yaml:\d+:\d+: /);
  });
});
