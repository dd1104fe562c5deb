import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { dHondt, droop, largestRemainder, sainteLague } from '../../src/foundation/apportion.js';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Whole weights of which at least one is above 0. */
const votes = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }).filter((all) => sum(all) > 0);
const fractions = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
  .filter((all) => sum(all) > 1e-6);
const seats = fc.nat(700);

describe('largest remainder', () => {
  it('gives the textbook example its seats', () => {
    expect(largestRemainder([47_000, 16_000, 15_800, 12_000, 6_100, 3_100], 10)).toEqual([5, 2, 1, 1, 1, 0]);
  });

  test.prop([fractions, fc.nat(165_000_000)])(
    'adds up to the total exactly, for fractions too',
    (weights, total) => {
      const parts = largestRemainder(weights, total);
      expect(sum(parts)).toBe(total);
      expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
    },
  );

  test.prop([votes, seats])('stays within one of the quota', (weights, total) => {
    largestRemainder(weights, total).forEach((part, i) => {
      const [share, all] = [BigInt(weights[i]) * BigInt(total), BigInt(sum(weights))];
      const floor = share / all;
      expect([floor, share % all === 0n ? floor : floor + 1n]).toContain(BigInt(part));
    });
  });

  test.prop([votes, seats])('never gives the heavier less', (weights, total) => {
    const parts = largestRemainder(weights, total);
    weights.forEach((a, i) =>
      weights.forEach((b, j) => a > b && expect(parts[i]).toBeGreaterThanOrEqual(parts[j])),
    );
  });

  it('breaks ties by the lowest index', () => {
    expect(largestRemainder([1, 1, 1], 10)).toEqual([4, 3, 3]);
    expect(largestRemainder([1, 3, 1, 3], 4)).toEqual([1, 2, 0, 1]);
  });

  it('shares nothing among nobody', () => {
    expect(largestRemainder([], 0)).toEqual([]);
    expect(largestRemainder([0, 0], 0)).toEqual([0, 0]);
  });
});

describe("d'Hondt", () => {
  it('gives the textbook example its seats', () => {
    expect(dHondt([100_000, 80_000, 30_000, 20_000], 8)).toEqual([4, 3, 1, 0]);
  });

  test.prop([votes, seats])('fills every seat', (all, count) => {
    expect(sum(dHondt(all, count))).toBe(count);
  });

  test.prop([votes, fc.nat(100)])('seats the greatest of all quotients', (all, count) => {
    const won = dHondt(all, count);
    // No seat won rests on a smaller quotient than any list's next one: votes a / seats won >= votes b / (seats won + 1).
    won.forEach((a, i) =>
      won.forEach((b, j) => a > 0 && expect(all[i] * (b + 1)).toBeGreaterThanOrEqual(all[j] * a)),
    );
  });

  test.prop([votes, seats])('takes no seat away when one is added', (all, count) => {
    const fewer = dHondt(all, count);
    dHondt(all, count + 1).forEach((won, i) => expect(won).toBeGreaterThanOrEqual(fewer[i]));
  });

  test.prop([votes, seats])('gives no list less than the whole part of its quota', (all, count) => {
    const total = BigInt(sum(all));
    dHondt(all, count).forEach((won, i) => {
      expect(BigInt(won)).toBeGreaterThanOrEqual((BigInt(all[i]) * BigInt(count)) / total);
    });
  });

  it('breaks ties by the lowest index', () => {
    expect(dHondt([5, 5, 5], 4)).toEqual([2, 1, 1]);
  });
});

describe('faults', () => {
  it.each([largestRemainder, droop, dHondt, sainteLague])('%o refuses what cannot be shared out', (share) => {
    for (const weights of [[1, -1], [NaN], [Infinity], [0, 0], []]) {
      expect(() => share(weights, 3)).toThrow(RangeError);
    }
    for (const total of [-1, 1.5, NaN, Infinity]) expect(() => share([1, 2], total)).toThrow(RangeError);
  });
});
