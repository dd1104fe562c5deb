/**
 * A phase of the day: it declares what it reads and writes, and sees only that.
 *
 * Decision worth knowing: the declaration is checked twice, by the compiler (a phase gets a lens with just those fields; what it only
 * reads is read-only) and by a test (nothing is read before it was written, unless it is yesterday's on purpose).
 */
import type { ColumnName } from './columns.js';
import type { State } from './definition.js';

/** Parts of the state besides columns that a phase may name. */
export type Part = 'politics' | 'population' | 'tally' | 'deputies' | 'journal';
export type Name = ColumnName | Part;

export interface Phase {
  readonly name: string;
  /** Written earlier today. */
  readonly reads: readonly Name[];
  /** As it stood at the end of yesterday. */
  readonly yesterday: readonly Name[];
  readonly writes: readonly Name[];
  readonly run: (state: State) => void;
}
