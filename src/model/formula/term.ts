/**
 * One comparison of a condition, read in a state: what explains why something happened.
 */

/**
 * One comparison of a condition, or a bare value used as truth (then `right` is 0), as it stands in a state.
 */
export interface Term {
  readonly text: string;
  /** Both sides; null where one had no value. */
  readonly left: number | null;
  readonly right: number | null;
  /** In units of the scale; positive exactly when the term holds. */
  readonly margin: number;
  readonly holds: boolean;
}
