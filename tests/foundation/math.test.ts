import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import {
  clamp,
  exp,
  ln,
  logistic,
  normalQuantile,
  normalTail,
  pow,
  round12,
} from '../../src/foundation/math.js';

const TOLERANCE = 1e-14;

/** Both equal (infinities too), or apart by no more than the tolerance times their size. */
function expectClose(actual: number, expected: number, tolerance = TOLERANCE): void {
  if (Object.is(actual, expected)) return;
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('exp', () => {
  test.prop([real(-708, 709.78)], { numRuns: 5000 })(
    'agrees with the engine over all normal results',
    (x) => {
      expectClose(exp(x), Math.exp(x));
    },
  );

  test.prop([real(-0.5, 0.5)], { numRuns: 2000 })('agrees with the engine around 0', (x) => {
    expectClose(exp(x), Math.exp(x));
  });

  it('fades through the subnormal numbers to 0', () => {
    for (let x = -708; x > -744; x -= 0.37) {
      expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(Number.MIN_VALUE + TOLERANCE * Math.exp(x));
    }
    expect(exp(-746)).toBe(0);
  });

  it('is exact at 0, infinite above its range, and passes NaN on', () => {
    expect([exp(0), exp(-0), exp(710), exp(Infinity), exp(-Infinity), exp(NaN)]).toEqual([
      1,
      1,
      Infinity,
      Infinity,
      0,
      NaN,
    ]);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
  });
});

describe('ln', () => {
  test.prop([fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true })], { numRuns: 5000 })(
    'agrees with the engine over all positive numbers, subnormal ones too',
    (x) => expectClose(ln(x), Math.log(x)),
  );

  test.prop([real(0.5, 2)], { numRuns: 5000 })('keeps its relative accuracy around 1', (x) => {
    expectClose(ln(x), Math.log(x));
  });

  it('keeps its relative accuracy a hair from 1', () => {
    for (const hair of [2 ** -52, 2 ** -40, -(2 ** -53), -(2 ** -40)])
      expectClose(ln(1 + hair), Math.log1p(hair));
  });

  it('is 0 at 1, infinite at both ends, and no number below 0', () => {
    expect([ln(1), ln(0), ln(-0), ln(Infinity), ln(-1), ln(NaN)]).toEqual([
      0,
      -Infinity,
      -Infinity,
      Infinity,
      NaN,
      NaN,
    ]);
  });
});

describe('pow', () => {
  test.prop([real(1e-6, 1e6), real(-20, 20)], { numRuns: 5000 })('agrees with the engine', (x, y) => {
    expectClose(pow(x, y), Math.pow(x, y), 1e-13);
  });

  test.prop([fc.integer({ min: -9, max: 9 }), fc.nat(16)])(
    'is exact for whole numbers while they fit',
    (x, n) => {
      expect(pow(x, n)).toBe(Number(BigInt(x) ** BigInt(n)));
    },
  );

  it('follows the usual conventions at its edges', () => {
    expect([pow(0, 0), pow(0, 2.5), pow(2, -2), pow(-2, 3), pow(-2, 0.5), pow(0, -1)]).toEqual([
      1,
      0,
      0.25,
      -8,
      NaN,
      Infinity,
    ]);
  });
});

describe('logistic', () => {
  test.prop([real(-700, 700)], { numRuns: 2000 })('agrees with its definition', (x) => {
    expectClose(logistic(x), 1 / (1 + Math.exp(-x)));
  });

  test.prop([real(-50, 50), real(0, 1)])('never falls as x rises', (x, step) => {
    expect(logistic(x + step)).toBeGreaterThanOrEqual(logistic(x));
  });

  it('has a half in the middle and reaches both ends without overflow', () => {
    expect([logistic(0), logistic(1e6), logistic(-1e6)]).toEqual([0.5, 1, 0]);
  });
});

describe('normalQuantile', () => {
  it('gives the published values', () => {
    // Wichura 1988 checks the first three; the others are from common tables and from Python 3.11's statistics.NormalDist.
    expectClose(normalQuantile(0.25), -0.6744897501960817);
    expectClose(normalQuantile(0.001), -3.090232306167814);
    expectClose(normalQuantile(1e-20), -9.262340089798408);
    expectClose(normalQuantile(0.975), 1.959963984540054);
    expectClose(normalQuantile(1e-300), -37.0470962993612);
  });

  // Above a half, 1 - p has fewer digits of its own than p: the mirror image of a share near 1 is only approximate.
  test.prop([real(1e-3, 0.5)])('is antisymmetric about a half', (p) => {
    expect(Math.abs(normalQuantile(1 - p) + normalQuantile(p))).toBeLessThan(1e-12);
  });

  test.prop([real(1e-6, 1 - 1e-6)])('inverts the integral of the normal density', (p) => {
    expect(Math.abs(normalShare(normalQuantile(p)) - p)).toBeLessThan(1e-13);
  });

  it('joins its three regions without a step', () => {
    for (const seam of [0.075, 0.925, Math.exp(-25)]) {
      const [below, above] = [normalQuantile(seam * (1 - 1e-12)), normalQuantile(seam * (1 + 1e-12))];
      expect(above - below).toBeGreaterThan(0);
      expect(above - below).toBeLessThan(1e-10);
    }
  });

  it('is infinite at both ends and no number outside', () => {
    expect([0, 1, 0.5, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, 0, NaN, NaN, NaN]);
  });
});

describe('clamp and round12', () => {
  it('clamp holds a value between its bounds and lets NaN through', () => {
    expect([-2, 0.5, 3, NaN].map((x) => clamp(x, -1, 1))).toEqual([-1, 0.5, 1, NaN]);
  });

  it('round12 keeps twelve significant digits at every size', () => {
    expect([1 / 3, 0.1 + 0.2, 123456789012345, -0, Infinity].map(round12)).toEqual([
      0.333333333333,
      0.3,
      123456789012000,
      0,
      Infinity,
    ]);
  });
});

/** The standard normal distribution function by its Taylor series about 0 (Marsaglia 2004). */
function normalShare(x: number): number {
  let [sum, term] = [x, x];
  for (let n = 3; sum + term !== sum; n += 2) sum += term *= (x * x) / n;
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

describe('normalTail', () => {
  test.prop([real(1e-12, 1 - 1e-12)], { numRuns: 2000 })('undoes the quantile', (p) => {
    expectClose(normalTail(-normalQuantile(p)), p, 1e-12);
  });

  it('is the published share in the far tail, and a half in the middle', () => {
    expectClose(normalTail(0), 0.5);
    expect(normalTail(NaN)).toBeNaN();
    expectClose(normalTail(6), 9.865876450376981e-10, 1e-13);
    expectClose(normalTail(10), 7.619853024160527e-24, 1e-13);
    expect(normalTail(-40)).toBe(1);
    expect(normalTail(40)).toBeGreaterThanOrEqual(0);
  });

  test.prop([real(-8, 8)], { numRuns: 2000 })('and its mirror make the whole', (x) => {
    expectClose(normalTail(x) + normalTail(-x), 1);
  });
});
