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

/**
 * Four sums divided by n > 0 and rounded down, exactly: as quotients stay within 16 bits, that of floats is
 * off by less than one and is put right.
 */
export function floorOfQuotients(sum: v128, n: v128): v128 {
  const quotient = i32x4.trunc_sat_f32x4_s(f32x4.div(f32x4.convert_i32x4_s(sum), f32x4.convert_i32x4_s(n)));
  const rest = i32x4.sub(sum, i32x4.mul(quotient, n));
  const tooGreat = i32x4.lt_s(rest, i32x4.splat(0));
  const tooSmall = i32x4.ge_s(rest, n);
  return i32x4.sub(i32x4.add(quotient, tooGreat), tooSmall);
}

/** Four sums divided by n > 0 and truncated toward zero, as above. */
export function truncatedQuotients(sum: v128, n: v128): v128 {
  const floor = floorOfQuotients(sum, n);
  const isBelow = v128.and(i32x4.lt_s(sum, i32x4.splat(0)), i32x4.ne(i32x4.mul(floor, n), sum));
  return i32x4.sub(floor, isBelow);
}
