/** What repeated measurements of one thing say: the middle, the best, and how far they scatter. */
import { quantileSorted } from 'simple-statistics';

/** All in the unit of the measurements. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number];
  readonly count: number;
}

/** Sums up one measurement or more; they may be in any order. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => quantileSorted(Array.from(sorted), share);
  return { median: at(0.5), least: sorted[0], quartiles: [at(0.25), at(0.75)], count: sorted.length };
}
