/** Polarisation: who is feared, and who could stop him, counted by hand; and what must hold of any parties. */
import { describe, expect } from 'vitest';
import { dreadOf, oppositionOf, stoppersOf } from '../../src/polity/polarisation.js';
import { fc, test } from '../property.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const programme = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
const parties = fc.array(fc.record({ might: share, opposed: share }), { minLength: 1, maxLength: 6 });

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0);

describe('those who could stop a party', () => {
  test('share it by their might and by how far they are opposed', () => {
    // 0.4 x 1, 0.2 x 0.5 and 0.4 x 0: four fifths, one fifth, nothing.
    const stops = stoppersOf([0.4, 0.2, 0.4], [1, 0.5, 0]);
    expect(stops[0]).toBeCloseTo(0.8, 12);
    expect(stops[1]).toBeCloseTo(0.2, 12);
    expect(stops[2]).toBe(0);
  });

  test.prop([parties])('share all of it, or none where nobody of any might is opposed', (all) => {
    const stops = stoppersOf(
      all.map(({ might }) => might),
      all.map(({ opposed }) => opposed),
    );
    const isAny = all.some(({ might, opposed }) => might * opposed > 0);
    expect(sum(stops)).toBeCloseTo(isAny ? 1 : 0, 9);
  });
});

describe('two programmes', () => {
  test('are opposed as far as the angle between them is obtuse', () => {
    expect(oppositionOf([1, 0], [-1, 0])).toBe(1);
    expect(oppositionOf([1, 0], [0, 1])).toBe(0);
    // (1, 1) and (-1, 0) say the contrary in half of the square of what they say: the cosine of 135 degrees.
    expect(oppositionOf([1, 1], [-1, 0])).toBeCloseTo(Math.SQRT1_2, 12);
    expect(oppositionOf([0, 0], [-1, 0])).toBe(0);
  });

  test.prop([programme, programme])(
    'are opposed as much the one as the other, within bounds',
    (one, other) => {
      const opposed = oppositionOf(one, other);
      expect(opposed).toBe(oppositionOf(other, one));
      expect(opposed).toBeGreaterThanOrEqual(0);
      expect(opposed).toBeLessThanOrEqual(1 + 1e-12);
    },
  );
});

test('nobody dreads who draws him', () => {
  expect([dreadOf(0.2), dreadOf(-0.2)]).toEqual([0, 0.2]);
});
