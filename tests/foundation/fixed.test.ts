import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { ONE, fromQ15, mulQ15, sat16, toCoefficient, toQ15 } from '../../src/foundation/fixed.js';

const q15 = fc.integer({ min: -32768, max: 32767 });

describe('Q15', () => {
  test.prop([q15])('keeps every one of its numbers through a real one', (x) => {
    expect(toQ15(fromQ15(x))).toBe(x);
  });

  test.prop([fc.double({ min: -0.99, max: 0.99, noNaN: true })])('is at most half a unit away', (x) => {
    expect(Math.abs(toQ15(x) - x * ONE)).toBeLessThanOrEqual(0.5);
  });

  it('saturates, rounds halves up, and gives no coefficient without a negative', () => {
    expect([toQ15(1), toQ15(-7), toQ15(Infinity)]).toEqual([32767, -32768, 32767]);
    expect([toQ15(1.5 / ONE), toQ15(-1.5 / ONE)]).toEqual([2, -1]);
    expect([toCoefficient(-1), toCoefficient(1), toCoefficient(-0.5)]).toEqual([-32767, 32767, -16384]);
    expect([sat16(40000), sat16(-40000), sat16(5)]).toEqual([32767, -32768, 5]);
    expect(() => toQ15(NaN)).toThrow(RangeError);
  });

  test.prop([q15, q15])('multiplies to the nearest unit', (a, b) => {
    const exact = Math.min(ONE - 1, (a * b) / ONE);
    expect(Math.abs(mulQ15(a, b) - exact)).toBeLessThanOrEqual(0.5);
  });

  it('saturates the one product that overflows', () => {
    expect(mulQ15(-32768, -32768)).toBe(32767);
  });
});
