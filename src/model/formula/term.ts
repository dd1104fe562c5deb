/**
 * One comparison of a condition, read in a state: what explains why something happened.
 */

/** One comparison of a guard, as it stood. */
export interface Term {
  readonly text: string;
  /** Both sides; null where one had no value. */
  readonly left: number | null;
  readonly right: number | null;
  readonly margin: number;
  readonly holds: boolean;
}
