/** Loyalty in points: hundredths of the half scale, so that all of it runs from -100 to 100. */

/** A tenth of a point, the smallest that is shown. */
const TENTHS = 1000;

/** Points with a sign and one decimal; nothing is `0.0`. */
export const points = (loyalty: number): string => {
  const told = size(loyalty);
  return told === '0.0' ? told : `${loyalty > 0 ? '+' : '-'}${told}`;
};

/** The size of a change, without a sign. */
export const size = (loyalty: number): string => (Math.round(Math.abs(loyalty) * TENTHS) / 10).toFixed(1);

/** Values rounded to tenths of a point so that they add up to their rounded sum (largest remainders). */
export function roundedTogether(values: readonly number[]): number[] {
  const whole = Math.round(values.reduce((a, b) => a + b, 0) * TENTHS);
  const floors = values.map((value) => Math.floor(value * TENTHS));
  const left = whole - floors.reduce((a, b) => a + b, 0);
  const order = values
    .map((value, i) => ({ i, remainder: value * TENTHS - floors[i] }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of order.slice(0, left)) floors[i]++;
  return floors.map((tenths) => tenths / TENTHS);
}
