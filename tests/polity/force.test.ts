import { fc, test as property } from '../property.js';
import { describe, expect, test } from 'vitest';
import { keysFromSeed, normal, PURPOSE, uniform } from '../../src/foundation/random.js';
import {
  calledOf,
  chanceByForce,
  emptyTurnout,
  FORCE,
  mobilise,
  oddsOfComing,
  REST_CAP,
  restOf,
  sidesTaken,
  type ForceTerms,
  type Muster,
} from '../../src/polity/force.js';
import { facing, forecast, luckOf } from '../../src/polity/taking.js';

const TERMS = Object.fromEntries(
  Object.entries(FORCE).map(([key, { value }]) => [key, value]),
) as unknown as ForceTerms;
const COURSE = { seeing: 0.6, standDown: 0.7, clash: 0.5, days: 10 };
const KEYS = keysFromSeed('force');
const PARTIES = 4;

/** Units of four parties each, of very different size, arms and readiness. */
const muster = fc
  .record({
    units: fc.array(
      fc.record({
        size: fc.double({ min: 2, max: 11, noNaN: true }),
        arms: fc.double({ min: 0.1, max: 3, noNaN: true }),
        people: fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: -6, max: 2, noNaN: true }),
            fc.double({ min: -6, max: 2, noNaN: true }),
          ),
          { minLength: PARTIES, maxLength: PARTIES },
        ),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  })
  .map(({ units }): Muster => {
    const all = units.flatMap((unit, n) => unit.people.map((people) => ({ n, ...unit, people })));
    return {
      unitCount: units.length,
      units: Int32Array.from(all, ({ n }) => n),
      arms: Float64Array.from(all, ({ arms }) => arms),
      takers: Float64Array.from(
        all.flatMap(({ size, people: [share] }) => [Math.exp(size) * share, Math.exp(size) * (1 - share)]),
      ),
      odds: Float64Array.from(
        all.flatMap(({ people: [, ours, theirs] }) => [Math.exp(ours), Math.exp(theirs)]),
      ),
    };
  });

/** The same with more of the first side. */
const stronger = (force: Muster, factor: number): Muster => ({
  ...force,
  takers: force.takers.map((n, i) => (i % 2 === 0 ? n * factor : n)),
});

const luckAt = ({ unitCount }: Muster, draw: number): Float64Array => {
  const normals = Float64Array.from({ length: 2 + 2 * unitCount }, (_, axis) =>
    normal(KEYS, PURPOSE.contest, draw, 1, axis),
  );
  return luckOf(TERMS, normals, 0, new Float64Array(2 * unitCount));
};

/** Lives a contest through by drawn luck, day by day; tells whether the first side won, and the days. */
const fought = (
  force: Muster,
  draw: number,
  start: number,
): { readonly won: boolean; readonly days: number } => {
  const drawn = (channel: number) => uniform(KEYS, PURPOSE.contest, draw, 2, channel);
  const luck = luckAt(force, draw);
  let belief = start;
  for (let day = 0; ; day++) {
    const today = facing(force, TERMS, COURSE, luck, day, belief);
    if (drawn(2 + 2 * day) < today.yielding) return { won: today.chance > 0.5, days: day + 1 };
    if (drawn(3 + 2 * day) < today.clash) return { won: drawn(0) < today.chance, days: day + 1 };
    belief = today.belief;
  }
};

describe('the forecast of a contest', () => {
  property.prop([muster], { numRuns: 3 })('is what many addressed draws come to', (force) => {
    const { chance, belief } = forecast(force, TERMS, COURSE);
    const draws = 4000;
    let wins = 0;
    for (let draw = 0; draw < draws; draw++) if (fought(force, draw, belief).won) wins++;
    const error = Math.sqrt(Math.max(chance * (1 - chance), 0.002) / draws);
    expect(Math.abs(wins / draws - chance)).toBeLessThan(0.01 + 4 * error);
  });

  test('is exact to 0.01 beside a plain sample of forty thousand, where luck is all', () => {
    // Two units, alike on both sides but for their size: nothing but luck and size decides.
    for (const size of [1.2, 3]) {
      const force: Muster = {
        unitCount: 2,
        units: Int32Array.of(0, 1),
        arms: Float64Array.of(1, 1),
        takers: Float64Array.of(100 * size, 100, 50, 50 * size),
        odds: Float64Array.of(0.5, 0.5, 0.1, 0.1),
      };
      const { chance, belief } = forecast(force, TERMS, COURSE);
      const out = emptyTurnout();
      const draws = 40_000;
      let sum = 0;
      for (let draw = 0; draw < draws; draw++) {
        const luck = luckAt(force, draw);
        let [open, expected] = [1, belief];
        for (let day = 0; day < COURSE.days; day++) {
          const today = facing(force, TERMS, COURSE, luck, day, expected, out);
          if (today.chance > 0.5) sum += open * today.yielding;
          sum += open * (1 - today.yielding) * today.clash * today.chance;
          open *= (1 - today.yielding) * (1 - today.clash);
          expected = today.belief;
        }
      }
      expect(Math.abs(sum / draws - chance)).toBeLessThan(0.01);
    }
  });

  property.prop([muster, fc.double({ min: 1, max: 4, noNaN: true })], { numRuns: 12 })(
    'is never lowered by more force',
    (force, factor) => {
      const [less, more] = [force, stronger(force, factor)].map(
        (each) => forecast(each, TERMS, COURSE).chance,
      );
      expect(more).toBeGreaterThanOrEqual(less - 1e-9);
    },
  );

  property.prop([muster], { numRuns: 12 })('is nothing for a side without anybody', (force) => {
    expect(forecast(stronger(force, 0), TERMS, COURSE).chance).toBe(0);
  });
});

property.prop([muster, fc.nat(1000)], { numRuns: 30 })('a contest ends by its last day', (force, draw) => {
  expect(fought(force, draw, 0.5).days).toBeLessThanOrEqual(COURSE.days);
});

property.prop([muster, fc.option(fc.nat(100))], { numRuns: 40 })(
  'belief comes to rest within the cap, and those who come bear it out',
  (force, draw) => {
    const luck = draw === null ? null : luckAt(force, draw);
    const { chance, iterations, residual } = restOf(force, TERMS, luck);
    expect(iterations).toBeLessThanOrEqual(REST_CAP);
    expect(residual).toBeLessThan(1e-4);
    const again = chanceByForce(mobilise(force, TERMS.waverers, chance, luck), TERMS.exponent);
    expect(Math.abs(again - chance)).toBeLessThan(1e-3);
  },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signed = fc.double({ min: -1, max: 1, noNaN: true });

describe('who comes', () => {
  property.prop([signed, signed, share])(
    'of a party that stands for neither side, nobody is called',
    (order, call, calm) => {
      const none = calledOf(false, Math.abs(order), call, 0);
      expect(none).toBe(0);
      const coming = (called: number) =>
        oddsOfComing(TERMS, { line: 0, discipline: calm, kinship: 0, called });
      expect(coming(none)).toBeLessThanOrEqual(coming(calledOf(false, Math.abs(order), call, 1)));
    },
  );

  property.prop([share, signed, signed, share])(
    'is the more, the more they are called',
    (order, call, line, more) => {
      const called = calledOf(false, order, call, line);
      expect(calledOf(false, Math.min(1, order + more), call, line)).toBeGreaterThanOrEqual(called);
      expect(calledOf(false, order, Math.min(1, call + more), line)).toBeGreaterThanOrEqual(called);
      expect(calledOf(true, order, call, line)).toBe(1);
      expect(called).toBeGreaterThanOrEqual(0);
      expect(called).toBeLessThanOrEqual(1);
    },
  );

  property.prop([signed, signed, share, share])(
    'takes one side or the other or neither, and his own rather than the other',
    (line, other, discipline, kinship) => {
      const stance = (of: number) => ({ line: of, discipline: 0, kinship: 0, called: 0 });
      const [first, second] = sidesTaken(TERMS, [stance(line), stance(other)]);
      expect(first + second).toBeLessThan(1);
      if (line > other) expect(first).toBeGreaterThanOrEqual(second);
      const [ordered] = sidesTaken(TERMS, [{ ...stance(line), discipline }, stance(other)]);
      const [held] = sidesTaken(TERMS, [{ ...stance(line), kinship }, stance(other)]);
      expect(ordered).toBeGreaterThanOrEqual(first);
      expect(held).toBeLessThanOrEqual(first);
    },
  );
});
