/**
 * The Q15 arithmetic of foundation/fixed.ts, one number at a time, and sums across the lanes of a vector.
 */
import { HALF } from './constants';

export function sat16(x: i32): i32 {
  return max(-32768, min(32767, x));
}

export function mulQ15(a: i32, b: i32): i32 {
  return sat16((a * b + HALF) >> 15);
}

/** Adds up four i32. */
export function sum32(x: v128): i32 {
  x = i32x4.add(x, v128.shuffle<i64>(x, x, 1, 0));
  return i32x4.extract_lane(x, 0) + i32x4.extract_lane(x, 1);
}

/** Adds up two i64. */
export function sum64(x: v128): i64 {
  return i64x2.extract_lane(x, 0) + i64x2.extract_lane(x, 1);
}

/** Adds four i32 to two i64. */
export function add64(sum: v128, x: v128): v128 {
  return i64x2.add(sum, i64x2.add(i64x2.extend_low_i32x4_s(x), i64x2.extend_high_i32x4_s(x)));
}

/** a0 b0 a1 b1 a2 b2 a3 b3 of two vectors of i16. */
export function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

/** a4 b4 a5 b5 a6 b6 a7 b7 of two vectors of i16. */
export function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

/** The vector of so many pairs (low, high) of i16. */
export function pairs(low: i32, high: i32): v128 {
  return i32x4.splat((low & 0xffff) | (high << 16));
}
