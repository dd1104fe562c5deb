/** What a scenario never or always does, as sentences with the address to look at. */
import type { Definition } from '../../model/definition.js';
import type { RunSeen, TermSeen } from '../../experiment/deep/seen.js';
import { isoOf } from '../../foundation/calendar.js';
import { count, plural } from '../words.js';

/** One thing that never or always happens. */
export interface DeepFinding {
  /** A stable name for programs, such as `regime-never`. */
  readonly code: string;
  /** Where to look, `regimes.two-powers`. */
  readonly address: string;
  readonly message: string;
  readonly hint: string;
}

/** What was seen of some runs of a definition, at least one. */
export interface Seen {
  readonly definition: Definition;
  readonly runs: readonly RunSeen[];
}

/** `in 30 runs`, after what never is; of one, `in the one run there is`. */
export const inNoneOf = ({ runs }: Seen): string =>
  runs.length === 1 ? 'in the one run there is' : `in ${plural(runs.length, 'run')}`;

/** `in all 30 runs`. */
export const inAllOf = ({ runs }: Seen): string =>
  runs.length === 1 ? 'in the one run there is' : `in all ${plural(runs.length, 'run')}`;

/** A figure of a comparison: four digits tell on which side it is. */
export const sideText = (value: number | null): string => {
  if (value === null) return 'without a value';
  return Math.abs(value) >= 10_000 ? count(value) : String(Number(value.toPrecision(4)));
};

/** The date of a tick. */
export const dateAt = ({ startDay }: Definition, tick: number): string => isoOf(startDay + tick);

/** `on 1848-04-20`, or the first and last of several days. */
export function daysText(definition: Definition, ticks: readonly number[]): string {
  const [first, last] = [Math.min(...ticks), Math.max(...ticks)].map((tick) => dateAt(definition, tick));
  return first === last ? `on ${first}` : `between ${first} and ${last}`;
}

/** The same comparison in all runs. */
export function joinedTerms(runs: readonly (readonly TermSeen[])[]): TermSeen[] {
  const joined = new Map<string, TermSeen>();
  for (const term of runs.flat()) {
    const before = joined.get(term.text);
    if (before === undefined) {
      joined.set(term.text, { ...term });
      continue;
    }
    before.asked += term.asked;
    before.held += term.held;
    if (term.margin > before.margin) {
      const { margin, left, right } = term;
      Object.assign(before, { margin, left, right });
    }
  }
  return [...joined.values()];
}

/** `` `active.dockers > 0.04` never holds: at its nearest 0.031 against 0.04``. */
export const neverHolds = ({ text, left, right }: TermSeen): string =>
  `\`${text}\` never holds: at its nearest ${sideText(left)} against ${sideText(right)}`;
