/** The classification of a rule: the fittest regime of the holder, once it has led; whatever regimes are called. */
import { describe, expect } from 'vitest';
import {
  classify,
  featureMargin,
  LEADING_DAYS,
  NONE_LEADS,
  UNKNOWN_MARGIN,
  type Candidate,
  type Classified,
} from '../../src/polity/regime.js';
import { fc, test } from '../property.js';

const real = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const feature = fc.record({
  sign: fc.constantFrom(1 as const, -1 as const),
  bound: real(-9, 9),
  scale: real(0.01, 9),
});

describe('a feature', () => {
  test.prop([feature, real(-99, 99), real(0, 99)])(
    'is met the better, the further its quantity is on its side of the bound, and just where it is on that side',
    (written, value, more) => {
      const margin = featureMargin(value, written);
      const distance = written.sign * (value - written.bound);
      // The smallest numbers there are become 0 when they are divided by a scale.
      if (Math.abs(distance) > 1e-300 || distance === 0) expect(margin > 0).toBe(distance > 0);
      expect(featureMargin(value + written.sign * more, written)).toBeGreaterThanOrEqual(margin);
    },
  );

  test.prop([feature, real(-99, 99), real(0.1, 10)])(
    'has a distance in units that are the same whatever the quantity is measured in',
    ({ sign, bound, scale }, value, unit) => {
      const own = featureMargin(value, { sign, bound, scale });
      expect(featureMargin(unit * value, { sign, bound: unit * bound, scale: unit * scale })).toBeCloseTo(
        own,
        6,
      );
    },
  );

  test.prop([feature])('is far from met where its quantity has no value', (written) => {
    expect(featureMargin(NaN, written)).toBe(UNKNOWN_MARGIN);
  });
});

/** Margins of all regimes of a holder on some days, of which a few tie. */
const figure = fc.oneof(fc.constantFrom(-1, 0, 0.5, 1), real(-3, 3));
const days = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.array(fc.array(figure, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 12 }),
  );

const candidatesOf = (margins: readonly number[]): Candidate[] =>
  margins.map((margin, regime) => ({ regime, margin }));

/** The regime of each day, and the state after it. */
const lived = (course: readonly (readonly number[])[], first = 0): Classified[] => {
  let today: Classified = { regime: first, leading: NONE_LEADS };
  return course.map((margins) => {
    const { regime: present, leading } = today;
    return (today = classify(candidatesOf(margins), { present, leading, isNewHolder: false }));
  });
};

describe('the regime of a holder', () => {
  test.prop([days])(
    'changes only for one that has been fitter than it, and above 0, for two days',
    (course) => {
      const named = lived(course);
      named.forEach(({ regime }, day) => {
        const before = day === 0 ? 0 : named[day - 1].regime;
        if (regime === before) return;
        expect(day).toBeGreaterThanOrEqual(LEADING_DAYS - 1);
        for (const margins of course.slice(day - LEADING_DAYS + 1, day + 1)) {
          expect(margins[regime]).toBe(Math.max(...margins));
          expect(margins[regime]).toBeGreaterThan(0);
          expect(margins[regime]).toBeGreaterThan(margins[before]);
        }
      });
    },
  );

  test.prop([days])(
    'is the fittest once that has led for so long, and then keeps its name on equal days',
    (course) => {
      const last = course[course.length - 1];
      const held = [...course, ...Array.from({ length: LEADING_DAYS }, () => last)];
      const { regime } = lived(held)[held.length - 1];
      const best = Math.max(...last);
      if (best > 0) expect(last[regime]).toBe(best);
      expect(lived([...held, last]).at(-1)?.regime).toBe(regime);
    },
  );

  test.prop([days, fc.nat(4)])(
    'is the fittest at once where another governs, though none fits',
    ([margins], first) => {
      const standing = { present: first, leading: NONE_LEADS, isNewHolder: true };
      const { regime } = classify(candidatesOf(margins), standing);
      // As figures are ordered: a margin of 0 and one of -0 fit alike.
      for (const margin of margins) expect(margin).toBeLessThanOrEqual(margins[regime]);
      const isOfBoth = first < margins.length && margins[first] === margins[regime];
      if (isOfBoth) expect(regime).toBe(first);
    },
  );

  test.prop([days, fc.nat(4)])(
    'keeps its name where it is the only one, or the holder has none',
    ([margins], first) => {
      for (const isNewHolder of [true, false]) {
        const standing = { present: first, leading: NONE_LEADS, isNewHolder };
        expect(classify([], standing).regime).toBe(first);
        expect(classify([{ regime: first, margin: margins[0] }], standing).regime).toBe(first);
      }
    },
  );

  test.prop([days, fc.integer({ min: 1, max: 50 })])(
    'follows from margins alone: other numbers of regimes give the same',
    (course, shift) => {
      const moved = (margins: readonly number[]): Candidate[] =>
        margins.map((margin, regime) => ({ regime: regime + shift, margin }));
      let today: Classified = { regime: shift, leading: NONE_LEADS };
      const names = course.map((margins) => {
        const { regime: present, leading } = today;
        today = classify(moved(margins), { present, leading, isNewHolder: false });
        return today.regime - shift;
      });
      expect(names).toEqual(lived(course).map(({ regime }) => regime));
    },
  );
});
