/**
 * A phase of the day: it declares what it reads and what it writes.
 *
 * Decision worth knowing: tests hold the declaration to its word (nothing is read before it was written unless it is yesterday's on
 * purpose, and nothing changes that was not declared); a lens for each phase was rejected, since every quantity of an expression
 * may read anything.
 */
import { CHANGED, type ColumnName } from './columns/table.js';
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

/** What the effects of a decision, an event or a regime may change. */
export const CHANGED_BY_EFFECTS: readonly Name[] = ['politics', 'journal', 'deputies', ...CHANGED];
