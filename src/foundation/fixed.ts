/**
 * Q15 fixed point: the arithmetic of loyalties. A value x in [-1, 1) is the integer x * 32768 in 16 bits.
 *
 * Decision worth knowing: agents are integers, not floats, because sums of integers do not depend on their
 * order, so any number of threads and any width of vector gives the same result.
 */

/** The Q15 number one; itself just out of range, so it serves as a scale, never as a stored value. */
export const ONE = 32768;

const MAX = ONE - 1;
const MIN = -ONE;

/** Half a unit of a product of two Q15 numbers: added before the shift, it rounds to nearest (half up). */
export const HALF = 0x4000;

/** Clamps an integer to 16 bits. */
export const sat16 = (x: number): number => (x > MAX ? MAX : x < MIN ? MIN : x);

/** Product of two Q15 numbers, rounded half up; only -1 * -1 saturates. One instruction in WebAssembly. */
export const mulQ15 = (a: number, b: number): number => sat16((Math.imul(a, b) + HALF) >> 15);

/** The nearest Q15 loyalty (half up), saturated to [-32768, 32767]. NaN is a mistake of ours and throws. */
export function toQ15(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('toQ15: not a number');
  return sat16(Math.floor(x * ONE + 0.5)) | 0; // a small integer to the engine, too
}

/** As `toQ15`, but never -32768: a coefficient must have a negative in 16 bits. */
export const toCoefficient = (x: number): number => Math.max(-MAX, toQ15(x));

/** The real number of a Q15 integer (of a sum or a mean of them, too). */
export const fromQ15 = (x: number): number => x / ONE;
