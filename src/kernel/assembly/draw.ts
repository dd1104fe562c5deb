/**
 * The words of a cell: foundation/random.ts and population/noise.ts for one cell, four hashes at a time.
 */
import { CELL_WORDS, FRONT_noiseWords, FRONT_tasteWords } from './constants';

const GOLDEN: i32 = 0x9e3779b9;

function mix32(x: u32): u32 {
  x = (x ^ (x >>> 16)) * 0x21f0aaad;
  x = (x ^ (x >>> 15)) * 0xd35a2d97;
  return x ^ (x >>> 15);
}

function mixFour(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x21f0aaad));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0xd35a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}

/**
 * Draws the words of the cell with a number within its stratum. `addresses` are the stratum's open ones:
 * first and second of the noise, first and second of the tastes.
 */
export function drawWords(addresses: v128, number: u32): void {
  const drawn = drawnOf(addresses, number);
  drawPurpose(drawn, FRONT_noiseWords);
  drawPurpose(v128.shuffle<i64>(drawn, drawn, 1, 0), FRONT_tasteWords);
}

/** Draws the words of the noise alone. */
export function drawNoise(addresses: v128, number: u32): void {
  drawPurpose(drawnOf(addresses, number), FRONT_noiseWords);
}

function drawnOf(addresses: v128, number: u32): v128 {
  return mixFour(i32x4.add(addresses, i32x4.splat(mix32(number + GOLDEN))));
}

/** Draws the words of one purpose: first and second of it are the first two of `drawn`. */
function drawPurpose(drawn: v128, words: usize): void {
  const first = v128.shuffle<i32>(drawn, drawn, 0, 0, 0, 0);
  const second = v128.shuffle<i32>(drawn, drawn, 1, 1, 1, 1);
  let ordinals = i32x4(0, 1, 2, 3);
  for (let i = 0; i < CELL_WORDS; i += 4) {
    v128.store(words + 4 * i, mixFour(i32x4.add(first, mixFour(i32x4.add(second, ordinals)))));
    ordinals = i32x4.add(ordinals, i32x4.splat(4));
  }
}
