/**
 * One comparison of a condition, read in a state: what explains why something happened.
 */

/** One comparison of a guard, as it stood. */
export interface Term {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly margin: number;
  readonly holds: boolean;
}
