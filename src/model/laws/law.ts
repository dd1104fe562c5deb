/**
 * A law of politics as the day knows it: what it is called, whether it is in force, its constants, and what
 * it does today. The formula itself is a pure function in `polity`.
 */
import type { Reasoned } from '../../polity/reasoned.js';
import type { Definition, State, Written } from '../definition.js';
import type { StateName } from '../formula/name.js';

/** Constants of a law by name. */
export type LawTable = Readonly<Record<string, Reasoned>>;

/** The constants of a table as numbers. */
export type LawConstants<Table extends LawTable> = Readonly<Record<keyof Table, number>>;

export interface Law<Table extends LawTable = LawTable> {
  /** Its name in `laws:` of a scenario, in kebab case. */
  readonly id: string;
  /** What it says, in a sentence. */
  readonly about: string;
  /** Who found it (author, year), or `assumption`. */
  readonly source: string;
  /** Whether it is in force where a scenario says nothing. */
  readonly on: boolean;
  readonly constants: Table;
  /** What it looks at, and what it changes besides politics and the journal. */
  readonly reads: readonly StateName[];
  readonly writes: readonly StateName[];
  /** Expressions of the scenario that it asks for. */
  readonly asks?: (definition: Definition) => readonly Written[];
  /** What it does today; absent where others ask it whenever they need it. */
  run?(state: State, constants: LawConstants<Table>): void;
}

/** A law as it is declared. */
export const law = <Table extends LawTable>(declared: Law<Table>): Law<Table> => declared;
