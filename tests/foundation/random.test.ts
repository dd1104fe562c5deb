import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import {
  PURPOSE,
  draw32,
  entityOf,
  gumbel,
  keysFromSeed,
  normal,
  openAddress,
  drawAt,
  uniform,
  type Purpose,
} from '../../src/foundation/random.js';

const keys = keysFromSeed('Tauride');

type Address = readonly [purpose: Purpose, tick: number, entity: number, channel: number];

const drawAddress = (address: Address): number => draw32(keys, ...address);

const uint32 = fc.integer({ min: 0, max: 0xffffffff });

const bitCount = (word: number): number => word.toString(2).replaceAll('0', '').length;

/** Mean and variance of a sample. */
function moments(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length };
}

/** Correlation of two samples. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [moments(xs), moments(ys)];
  const product = xs.reduce((sum, value, i) => sum + (value - x.mean) * (ys[i] - y.mean), 0) / xs.length;
  return product / Math.sqrt(x.variance * y.variance);
}

describe('keys', () => {
  it('are the same for the same text on every machine', () => {
    expect(keysFromSeed('1917')).toEqual({ a: 2125519559, b: 158862754, c: 958035927, d: 1145180740 });
  });

  it('are not fooled by repetition or by letters with the same low byte', () => {
    const texts = ['a', 'aa', 'aaaa', 'H', '\u0448', '', '\u0000'];
    expect(new Set(texts.map((text) => keysFromSeed(text).a)).size).toBe(texts.length);
  });

  it('are the same for both forms that Unicode has for a text', () => {
    expect(keysFromSeed('e\u0301te\u0301')).toEqual(keysFromSeed('\u00e9t\u00e9'));
  });

  test.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
    'of different texts differ',
    (one, other) => {
      fc.pre(one.normalize() !== other.normalize());
      expect(keysFromSeed(one)).not.toEqual(keysFromSeed(other));
    },
  );
});

describe('an entity', () => {
  test.prop([fc.string(), fc.string(), fc.string()])('keeps its parts apart', (a, b, c) => {
    fc.pre(b !== '');
    expect(entityOf(a + b, c)).not.toBe(entityOf(a, b + c));
    expect(entityOf(a, b)).not.toBe(entityOf(a + b));
  });

  it('tells a number from a numeral', () => {
    expect(entityOf(1)).not.toBe(entityOf('1'));
    expect(entityOf('garrison', 17)).toBe(entityOf('garrison', 17));
  });
});

describe('a draw', () => {
  test.prop([uint32, uint32, uint32])(
    'is the same whether its address is opened first or not',
    (tick, entity, channel) => {
      const opened = drawAt(openAddress(keys, PURPOSE.event, tick, entity), channel);
      expect(draw32(keys, PURPOSE.event, tick, entity, channel)).toBe(opened);
    },
  );

  it('changes half of its bits with any one bit of its address', () => {
    const flips = [1, 2, 3].map((part) =>
      Array.from({ length: 32 }, (_, bit) => {
        const changes = Array.from({ length: 400 }, (_, i) => {
          const address: [Purpose, number, number, number] = [PURPOSE.decision, i * 3, i * 7919 + 1, i];
          const other: [Purpose, number, number, number] = [...address];
          other[part] = (other[part] ^ (1 << bit)) >>> 0;
          return bitCount((drawAddress(address) ^ drawAddress(other)) >>> 0);
        });
        return moments(changes).mean;
      }),
    );
    // The mean of 400 binomials of 32 halves: 16, standard deviation 0.14.
    for (const mean of flips.flat()) expect(Math.abs(mean - 16)).toBeLessThan(0.65);
  });

  it('has nothing to do with those at neighbouring addresses', () => {
    const count = 40000;
    const at = (purpose: Purpose, tick: number, entity: number, channel: number): number[] =>
      Array.from({ length: count }, (_, i) =>
        uniform(keys, purpose, tick, entity + (i % 200), channel + Math.floor(i / 200)),
      );
    const here = at(PURPOSE.noise, 5, 100, 7);
    const neighbours = [
      at(PURPOSE.personalTaste, 5, 100, 7),
      at(PURPOSE.noise, 6, 100, 7),
      at(PURPOSE.noise, 5, 101, 7),
      at(PURPOSE.noise, 5, 100, 8),
      at(PURPOSE.noise, 7, 100, 5),
    ];
    for (const there of neighbours)
      expect(Math.abs(correlation(here, there))).toBeLessThan(4 / Math.sqrt(count));
  });

  it('has a purpose whose number nothing else has or had', () => {
    const freed = [7, 8, 13, 14, 15, 17];
    const numbers = [...Object.values(PURPOSE), ...freed];
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(PURPOSE).toMatchObject({
      noise: 1,
      personalTaste: 2,
      cellTaste: 3,
      receptivity: 4,
      threshold: 5,
      tie: 6,
      event: 9,
      decision: 10,
      belief: 11,
      contest: 12,
      parameter: 16,
    });
  });

  it('is uniform', () => {
    const bins = new Array<number>(256).fill(0);
    const count = 256 * 400;
    for (let i = 0; i < count; i++) bins[Math.floor(uniform(keys, PURPOSE.contest, i & 255, i >> 8) * 256)]++;
    const chiSquare = bins.reduce((sum, n) => sum + (n - 400) ** 2 / 400, 0);
    // 255 degrees of freedom: mean 255, standard deviation 22.6.
    expect(chiSquare).toBeGreaterThan(165);
    expect(chiSquare).toBeLessThan(345);
  });

  it('fills the low bits of a uniform number, too', () => {
    const low = Array.from(
      { length: 20000 },
      (_, i) => (uniform(keys, PURPOSE.event, 0, i) * 2 ** 53) % 1024,
    );
    expect(moments(low).mean).toBeGreaterThan(500);
    expect(moments(low).mean).toBeLessThan(523);
  });

  it('has the moments of its distribution', () => {
    const sample = (draw: typeof normal) =>
      moments(Array.from({ length: 40000 }, (_, i) => draw(keys, PURPOSE.belief, 1, i)));
    const gauss = sample(normal);
    expect(gauss.mean).toBeCloseTo(0, 1);
    expect(gauss.variance).toBeCloseTo(1, 1);
    const extreme = sample(gumbel);
    expect(extreme.mean).toBeCloseTo(0.5772, 1);
    expect(Math.abs(extreme.variance - Math.PI ** 2 / 6)).toBeLessThan(0.08);
  });
});
