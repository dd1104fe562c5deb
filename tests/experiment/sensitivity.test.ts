/** Estimators of sensitivity, by functions of which the indices are known. */
import { describe, expect } from 'vitest';
import { keysFromSeed, normal, PURPOSE } from '../../src/foundation/random.js';
import { haltonCoordinates } from '../../src/experiment/design/halton.js';
import {
  MORRIS_STEP,
  morrisShares,
  saltelliShares,
  trajectoryOf,
} from '../../src/experiment/design/sensitivity-points.js';
import { elementaryEffects } from '../../src/experiment/sensitivity/elementary-effects.js';
import { sobolIndices, type SobolIndices } from '../../src/experiment/sensitivity/sobol-indices.js';
import type { Values } from '../../src/experiment/sensitivity/seeds.js';
import { fc, test } from '../property.js';

type Model = (shares: readonly number[], seed: number, point: number) => number;

const [NOISE, COMMON] = [keysFromSeed('noise'), keysFromSeed('common')];

const names = (count: number) => Array.from({ length: count }, (_, f) => `x${f + 1}`);
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

const sobolValues = (model: Model, factors: number, pairs: number, seeds = 1): Values => {
  const sharesOf = saltelliShares(names(factors), 'test');
  return numbers(pairs * (factors + 2)).map((point) =>
    numbers(seeds).map((seed) => model(sharesOf(point), seed, point)),
  );
};

/** Ishigami & Homma (1990) with a = 7, b = 0.1 over -pi to pi. */
const ishigami: Model = (shares) => {
  const [x, y, z] = shares.map((share) => Math.PI * (2 * share - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** Sobol's g-function: the product of (|4x - 2| + a) / (1 + a). */
const gWeights = [0, 0.5, 3, 9, 99];
const g: Model = (shares) =>
  shares.reduce((product, x, f) => (product * (Math.abs(4 * x - 2) + gWeights[f])) / (1 + gWeights[f]), 1);

/** Its indices in closed form (Saltelli & Sobol 1995). */
const gIndices = (() => {
  const alone = gWeights.map((a) => 1 / 3 / (1 + a) ** 2);
  const all = alone.reduce((product, v) => product * (1 + v), 1);
  return {
    first: alone.map((v) => v / (all - 1)),
    total: alone.map((v) => (v * all) / (1 + v) / (all - 1)),
  };
})();

/** Within the interval, widened by half, and near. */
function expectNear({ first, total }: SobolIndices, known: { first: number[]; total: number[] }, by: number) {
  for (const [found, right] of [
    [first, known.first],
    [total, known.total],
  ] as const)
    for (const [f, value] of right.entries()) {
      const estimate = found[f];
      expect(estimate, `parameter ${f}`).not.toBeNull();
      if (estimate === null) continue;
      expect(Math.abs(estimate.value - value), `parameter ${f}`).toBeLessThan(by);
      const half = (estimate.high - estimate.low) / 4 + 0.002;
      expect(value).toBeGreaterThan(estimate.low - half);
      expect(value).toBeLessThan(estimate.high + half);
    }
}

describe('indices of Sobol', () => {
  const known = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };

  test('are those that are published of the function of Ishigami', () => {
    expectNear(sobolIndices(sobolValues(ishigami, 3, 1024), 3), known, 0.03);
  });

  test('are those of the g-function in closed form', () => {
    expectNear(sobolIndices(sobolValues(g, 5, 1024), 5), gIndices, 0.05);
  });

  const noisy: Model = (shares, seed, point) =>
    ishigami(shares, seed, point) +
    3 * normal(NOISE, PURPOSE.noise, seed, point) +
    2 * normal(COMMON, PURPOSE.noise, seed, 0);

  test('are not moved by noise between seeds, which is told apart', () => {
    const found = sobolIndices(sobolValues(noisy, 3, 1024, 4), 3);
    expectNear(found, known, 0.1);
    // Variance of the function 13.845; of noise 9 at each point, and 4 in common, of which four seeds show some.
    expect(found.noise.parameters).toBeGreaterThan(13);
    expect(found.noise.parameters).toBeLessThan(14.7);
    expect(found.noise.share).toBeGreaterThan(0.38);
    expect(found.noise.share).toBeLessThan(0.6);
  });

  test('of one seed take noise for interaction: nothing is said of its share', () => {
    const found = sobolIndices(sobolValues(noisy, 3, 256, 1), 3);
    expect(found.noise.share).toBeNull();
    expect(found.total[2]?.low).toBeGreaterThan(0.3);
  });

  test('are nothing of a parameter that does nothing, and null where nothing varies', () => {
    const { first, total } = sobolIndices(
      sobolValues(([x]) => x, 2, 64),
      2,
    );
    expect(first[1]).toEqual({ value: 0, low: 0, high: 0 });
    expect(total[1]).toEqual({ value: 0, low: 0, high: 0 });
    expect(total[0]?.value).toBeCloseTo(1, 1);
    const still = sobolIndices(
      sobolValues(() => 3, 2, 64),
      2,
    );
    expect([still.first, still.total]).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('of a parameter that only meets with noise have nothing in their intervals, nineteen times in twenty', () => {
    const misses = numbers(40).flatMap((draw) => {
      const pure: Model = ([x], seed, point) =>
        x + 0.3 * normal(NOISE, PURPOSE.noise, 10 * draw + seed, point);
      const { first, total } = sobolIndices(sobolValues(pure, 2, 64, 4), 2);
      return [first[1], total[1]].filter((each) => each !== null && (each.low > 0 || each.high < 0));
    });
    expect(misses.length).toBeLessThan(12);
  });

  test('leave out a pair of which a run has no value', () => {
    const values = sobolValues(ishigami, 3, 64).map((seeds, point) => (point === 7 ? [NaN] : seeds));
    expect(sobolIndices(values, 3).blocks).toBe(63);
    expect(() => sobolIndices(values.slice(1), 3)).toThrow(RangeError);
  });

  test.prop([fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })], { numRuns: 8 })(
    'are permuted where parameters are',
    (order) => {
      const values = sobolValues(g, 5, 32);
      const permuted = values.map((_, point) => {
        const [block, place] = [Math.floor(point / 7), point % 7];
        return values[block * 7 + (place < 2 ? place : order[place - 2] + 2)];
      });
      const [plain, moved] = [sobolIndices(values, 5), sobolIndices(permuted, 5)];
      expect(moved.total).toEqual(order.map((f) => plain.total[f]));
      expect(moved.first).toEqual(order.map((f) => plain.first[f]));
    },
  );
});

describe('elementary effects', () => {
  const screen = (model: Model, factors: number, count: number, seeds = 1) => {
    const sharesOf = morrisShares(names(factors), 'test');
    const values = numbers(count * (factors + 1)).map((point) =>
      numbers(seeds).map((seed) => model(sharesOf(point), seed, point)),
    );
    return elementaryEffects(
      values,
      numbers(count).map((number) => trajectoryOf(names(factors), number, 'test')),
    );
  };

  test.prop([fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 8 })], { numRuns: 20 })(
    'of a sum are its weights, wherever they are taken',
    (weights) => {
      const model: Model = (shares) => shares.reduce((sum, x, f) => sum + weights[f] * x, 0);
      for (const [f, { mu, muStar, sigma }] of screen(model, weights.length, 6).effects.entries()) {
        expect(mu).toBeCloseTo(weights[f], 9);
        expect(muStar.value).toBeCloseTo(Math.abs(weights[f]), 9);
        expect(sigma).toBeCloseTo(0, 9);
      }
    },
  );

  test('see a parameter whose ups and downs cancel, and one that acts through another', () => {
    const { effects } = screen(([x, y, z]) => (x - 0.5) * (y - 0.5) + 0 * z, 3, 200);
    expect(Math.abs(effects[0].mu)).toBeLessThan(0.1);
    expect(effects[0].muStar.low).toBeGreaterThan(0.1);
    expect(effects[0].sigma).toBeGreaterThan(0.1);
    expect(effects[2].muStar).toEqual({ value: 0, low: 0, high: 0 });
  });

  test('of noise alone are about as great as the floor that is told', () => {
    const model: Model = (_x, seed, point) => normal(NOISE, PURPOSE.noise, seed, point);
    const { effects, noise } = screen(model, 4, 60, 6);
    for (const { muStar, floor } of effects) {
      expect(muStar.value / (floor ?? 0)).toBeGreaterThan(0.75);
      expect(muStar.value / (floor ?? 0)).toBeLessThan(1.33);
    }
    expect(noise.share).toBeGreaterThan(0.85);
  });
});

describe('points of sensitivity', () => {
  test('of a trajectory move one factor by the step, and lie in the cube', () => {
    const sharesOf = morrisShares(names(5), 'x');
    for (let t = 0; t < 20; t++)
      for (let step = 0; step < 5; step++) {
        const [before, after] = [sharesOf(t * 6 + step), sharesOf(t * 6 + step + 1)];
        const moved = after.map((x, f) => Math.abs(x - before[f])).filter((by) => by > 0);
        expect(moved).toHaveLength(1);
        expect(moved[0]).toBeCloseTo(MORRIS_STEP, 12);
        for (const x of [...before, ...after]) expect(x >= 0 && x < 1 + 1e-12).toBe(true);
      }
  });

  test('fill each side evenly: as many points as cells of a power of the prime, one in each', () => {
    const [two, three, five] = haltonCoordinates(names(3), keysFromSeed('x'));
    for (const [coordinate, cells] of [
      [two, 64],
      [three, 81],
      [five, 125],
    ] as const) {
      const seen = new Set(numbers(cells).map((i) => Math.floor(coordinate(i) * cells)));
      expect(seen.size).toBe(cells);
    }
  });
});
