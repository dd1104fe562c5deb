/**
 * A phase of the day: it declares what it reads and what it writes.
 *
 * Decision worth knowing: tests hold the declaration to its word: in every bundled scenario a phase looks at
 * nothing but what it declares and what the expressions that it asks for read, and it changes nothing else. A
 * lens for each phase was rejected, since every quantity of an expression may read anything.
 */
import { CHANGED } from './columns/table.js';
import type { Definition, State, Written } from './definition.js';
import type { StateName } from './formula/name.js';

export interface Phase {
  readonly name: string;
  /** Written earlier today. */
  readonly reads: readonly StateName[];
  /** As it stood at the end of yesterday. */
  readonly yesterday: readonly StateName[];
  readonly writes: readonly StateName[];
  /** What it reads besides in some scenarios: where nobody does what needs it, it is nothing. */
  readonly mayRead?: (definition: Definition) => readonly StateName[];
  /** Expressions of a scenario that it asks for: they read what they name. */
  readonly asks?: (definition: Definition) => readonly Written[];
  readonly run: (state: State) => void;
}

/** All that a phase may look at in a scenario. */
export const readsOf = (
  { reads, yesterday, mayRead, asks }: Phase,
  definition: Definition,
): ReadonlySet<StateName> =>
  new Set([
    ...reads,
    ...yesterday,
    ...(mayRead?.(definition) ?? []),
    ...(asks?.(definition) ?? []).flatMap((asked) => [...asked.reads]),
  ]);

/** What the effects of a decision, an event or a regime may change. */
export const CHANGED_BY_EFFECTS: readonly StateName[] = [
  'politics',
  'journal',
  'deputies',
  'cuts',
  ...CHANGED,
];

/** Whom they ask besides, where they hold an election. */
export const COUNTED_BY_EFFECTS: readonly StateName[] = [
  'population',
  'tally',
  'shares',
  'persons',
  'attachment',
  'boycotts',
];
