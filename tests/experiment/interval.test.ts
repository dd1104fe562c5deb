import { fc, test as property } from '../property.js';
import { mean, sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { Moments, pairedProportions, PairedMoments, proportion } from '../../src/experiment/many/interval.js';

const near = (estimate: { low: number; high: number }) =>
  [estimate.low, estimate.high].map((x) => +x.toFixed(4));

describe('a proportion', () => {
  test('has the published score interval (Newcombe 1998, Statistics in Medicine 17, 857-872, table I)', () => {
    expect(near(proportion(81, 263))).toEqual([0.2553, 0.3662]);
    expect(near(proportion(15, 148))).toEqual([0.0624, 0.1605]);
    expect(near(proportion(0, 20))).toEqual([0, 0.1611]);
    expect(near(proportion(1, 29))).toEqual([0.0061, 0.1718]);
  });

  property.prop([fc.nat(200), fc.nat(200)])(
    'lies in its interval, which stays between 0 and 1',
    (k, more) => {
      const { value, low, high } = proportion(k, k + more + 1);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high).toBeLessThanOrEqual(1);
    },
  );
});

describe('a difference of paired proportions', () => {
  test('has the published interval (Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10)', () => {
    const difference = pairedProportions({ both: 36, first: 2, second: 12, neither: 0 });
    expect(difference.value).toBeCloseTo(0.2, 12);
    expect(near(difference)).toEqual([0.0569, 0.3404]);
  });

  property.prop([fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)])(
    'changes its sign when the two change places',
    (both, first, second, neither) => {
      fc.pre(both + first + second + neither > 0);
      const there = pairedProportions({ both, first, second, neither });
      const back = pairedProportions({ both, first: second, second: first, neither });
      expect(back.value).toBeCloseTo(-there.value, 12);
      expect(back.low).toBeCloseTo(-there.high, 12);
      expect(back.high).toBeCloseTo(-there.low, 12);
    },
  );

  test('is the surer, the more the pairs agree', () => {
    const width = (both: number) => {
      const loose = 40 - both;
      const { low, high } = pairedProportions({ both, first: loose, second: loose, neither: 60 - loose });
      return high - low;
    };
    expect(width(38)).toBeLessThan(width(30));
    expect(width(30)).toBeLessThan(width(20));
  });
});

const momentsOf = (values: readonly number[]): Moments => {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
};

describe('a mean', () => {
  test("has Student's interval", () => {
    const { value, low, high } = momentsOf([1, 2, 3, 4, 5]).estimate();
    expect(value).toBe(3);
    expect(high - value).toBeCloseTo((2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 5);
    expect(value - low).toBeCloseTo(high - value, 12);
  });

  test('of one value says nothing of its error', () => {
    expect(momentsOf([7]).estimate()).toEqual({ value: 7, low: -Infinity, high: Infinity });
  });
});

describe('figures that pass one by one', () => {
  property.prop([fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 })])(
    'have the mean and the variance of the whole list',
    (values) => {
      const { mean: average, variance } = momentsOf(values);
      const scale = Math.max(...values.map(Math.abs), 1);
      expect(average / scale).toBeCloseTo(mean(values) / scale, 10);
      expect(variance / scale ** 2).toBeCloseTo(sampleVariance(values) / scale ** 2, 10);
    },
  );

  test('that are all the same do not vary at all, whatever they are', () => {
    expect(momentsOf(Array.from({ length: 1000 }, () => 0.1)).variance).toBe(0);
  });
});

describe('what pairing gains', () => {
  const gain = (first: readonly number[], second: readonly number[]) => {
    const moments = new PairedMoments();
    first.forEach((value, i) => moments.add(value, second[i]));
    return moments.gain;
  };

  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  test('is the ratio of the variances of the difference without and with it', () => {
    const second = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15];
    // Variances: 55/6 of the first, 50/3 of the second, 5/2 of the difference, which is 0 nine times and then 5.
    expect(gain(ten, second)).toBeCloseTo((55 / 6 + 50 / 3) / 2.5, 10);
  });

  test('is not known of fewer than ten pairs, nor where a side never varies or all pairs differ alike', () => {
    expect(gain([1, 2, 3, 4], [2, 3, 4, 6])).toBeNull();
    expect(
      gain(
        ten,
        ten.map(() => 3),
      ),
    ).toBeNull();
    expect(
      gain(
        ten,
        ten.map((value) => value + 1),
      ),
    ).toBeNull();
  });
});
