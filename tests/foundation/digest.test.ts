import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { Digest } from '../../src/foundation/digest.js';

const words = fc.int32Array({ maxLength: 40 });
const finite = fc.float64Array({ maxLength: 20, noNaN: true });

const hexOf = (values: Int32Array | Uint32Array) => new Digest().words(values).hex();

describe('digest', () => {
  it('is MurmurHash3_x86_128 for whole blocks', () => {
    // From mmh3 5.3.0, hash_bytes(bytes, 0, x64arch=False), over the bytes (37 i + 11) mod 256 read as little-endian words.
    const published = {
      16: 'aa3a2073a8c41845adf04182b35623e7',
      32: 'ce5ff737e3dfb3385d53b314abafe93f',
      64: '10b7b66e08b4fe58eb75b788f1d19afc',
    };
    for (const [length, hex] of Object.entries(published)) {
      const bytes = new DataView(Uint8Array.from({ length: Number(length) }, (_, i) => 37 * i + 11).buffer);
      expect(
        hexOf(Int32Array.from({ length: Number(length) / 4 }, (_, i) => bytes.getInt32(4 * i, true))),
      ).toBe(hex);
    }
  });

  it('has not changed: words, doubles and text', () => {
    const digest = new Digest()
      .text('Таврический дворец')
      .words(Int32Array.of(1, -2, 3))
      .doubles(Float64Array.of(0.1, -1e300));
    expect(digest.hex()).toMatchInlineSnapshot(`"0b016e0e631b596624c81bbc9ee6ff39"`);
  });

  test.prop([words, words])('does not depend on how words are split', (a, b) => {
    const whole = Int32Array.of(...a, ...b);
    expect(new Digest().words(a).words(b).hex()).toBe(hexOf(whole));
  });

  test.prop([finite, finite])('does not depend on how doubles are split', (a, b) => {
    const whole = Float64Array.of(...a, ...b);
    expect(new Digest().doubles(a).doubles(b).hex()).toBe(new Digest().doubles(whole).hex());
  });

  test.prop([words, words, fc.string()])('goes on from a stored state as if never stopped', (a, b, text) => {
    const first = new Digest().words(a);
    const resumed = Digest.fromState(first.state());
    expect(resumed.words(b).text(text).hex()).toBe(first.words(b).text(text).hex());
  });

  test.prop([words, words])('is not disturbed by being read', (a, b) => {
    const read = new Digest().words(a);
    read.hex();
    read.state();
    expect(read.words(b).hex()).toBe(new Digest().words(a).words(b).hex());
  });

  test.prop([words])('reads signed and unsigned words of a part of a buffer alike', (a) => {
    const padded = Int32Array.of(7, ...a, 7).subarray(1, a.length + 1);
    expect(hexOf(new Uint32Array(a.buffer, a.byteOffset, a.length))).toBe(hexOf(padded));
  });

  test.prop([words, fc.nat(20)])('tells zeros at the end apart by their number', (a, zeros) => {
    fc.pre(zeros > 0);
    expect(hexOf(Int32Array.of(...a, ...new Int32Array(zeros)))).not.toBe(hexOf(a));
  });

  it('lets one changed bit change about half of the result', () => {
    const message = Int32Array.from({ length: 11 }, (_, i) => Math.imul(i + 1, 0x9e3779b9));
    const plain = hexOf(message);
    const changes = Array.from({ length: 11 * 32 }, (_, bit) => {
      const flipped = message.with(bit >> 5, message[bit >> 5] ^ (1 << (bit & 31)));
      return bitsBetween(plain, hexOf(flipped));
    });
    // 64 is expected, with a standard deviation of 5.7 for one change and 0.3 for their mean.
    expect(Math.min(...changes)).toBeGreaterThan(64 - 5 * 5.7);
    expect(Math.max(...changes)).toBeLessThan(64 + 5 * 5.7);
    expect(Math.abs(changes.reduce((a, b) => a + b) / changes.length - 64)).toBeLessThan(1.5);
  });

  it('hardly ever gives two single words the same value in any lane', () => {
    const count = 20_000;
    const hexes = Array.from({ length: count }, (_, i) => hexOf(Int32Array.of(i)));
    for (let lane = 0; lane < 4; lane++) {
      // By chance 0.05 collisions are expected in 32 bits.
      expect(new Set(hexes.map((hex) => hex.slice(8 * lane, 8 * lane + 8))).size).toBeGreaterThan(count - 4);
    }
    expect(new Set(hexes).size).toBe(count);
  });

  it('takes -0 for 0 and refuses NaN', () => {
    expect(new Digest().doubles(Float64Array.of(-0)).hex()).toBe(
      new Digest().doubles(Float64Array.of(0)).hex(),
    );
    expect(() => new Digest().doubles(Float64Array.of(1, NaN))).toThrow(RangeError);
  });

  it('keeps neighbouring texts apart', () => {
    const pairs = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['', 'abc'],
      ['abc', ''],
    ];
    expect(new Set(pairs.map(([a, b]) => new Digest().text(a).text(b).hex())).size).toBe(4);
  });

  it('refuses a state of the wrong length', () => {
    expect(() => Digest.fromState(new Uint32Array(4))).toThrow(RangeError);
  });
});

function bitsBetween(a: string, b: string): number {
  let difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; difference > 0n; difference >>= 1n) count += Number(difference & 1n);
  return count;
}
