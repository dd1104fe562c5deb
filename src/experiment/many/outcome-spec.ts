/** What is counted over runs: an outcome, and whether a run had it. */
import { statusIn } from '../run/status.js';
import type { Row } from '../tables/table.js';

/** An outcome: any of its conditions holds. */
export interface OutcomeSpec {
  /** As it was asked for. */
  readonly text: string;
  readonly anyOf: readonly { readonly column: string; readonly value: string | null }[];
}

/** Did it come about in a run? A date without a value: did the day come at all? */
export const cameAbout = (row: Row, { anyOf }: OutcomeSpec): boolean =>
  anyOf.some(({ column, value }) =>
    value === null ? row[column] !== null && row[column] !== undefined : row[column] === value,
  );

/** Whether the last day of a run left open if it would come about: no condition holds, and one still may. */
export const leftOpen = (row: Row, outcome: OutcomeSpec): boolean =>
  !cameAbout(row, outcome) &&
  outcome.anyOf.some(({ column, value }) => value === null && statusIn(row, column) === 'open');
