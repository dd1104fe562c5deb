/**
 * Confrontations of a day: whom each authority has in its camp against another, and on what footing it
 * stands.
 *
 * Decision worth knowing: nothing of it is state. What was worked out is kept beside a state as long as not a
 * single number that it follows from has changed, so that it is the same whoever asked before, and whether a
 * run was resumed; it is worked out only when somebody asks.
 */
import { footingOf, prevailing, type Footing } from '../../polity/confrontation.js';
import { campOf, rejects } from '../../polity/trust.js';
import { COLUMN_NAMES, type ColumnName } from '../columns/table.js';
import { CONTEST_READS, type Camps } from '../command.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { glanceAt } from '../formula/value.js';
import type { Politics } from '../state/politics.js';
import { confront } from './country.js';
import { TRUST_READS, trustTable, type TrustTable } from './trust.js';

/** What confrontations read, besides the disciplines of units. */
export const CONFRONTATION_READS: readonly StateName[] = [
  ...new Set([...CONTEST_READS, ...TRUST_READS, 'grants' as const]),
];

const READ_COLUMNS: readonly ColumnName[] = COLUMN_NAMES.filter((name) => CONFRONTATION_READS.includes(name));

/** What was worked out of one state, and the numbers that it follows from. */
interface Known {
  readonly politics: Politics;
  readonly cells: Float64Array;
  readonly trust: TrustTable;
  /** [authority x authority] Confrontations that were asked for, above the diagonal; NaN of all others. */
  readonly confrontations: Float64Array;
}

const kept = new WeakMap<State, Known>();

/** Everything besides politics that confrontations follow from, in one row. */
const cellsOf = ({ definition, columns }: State, disciplines: readonly number[]): Float64Array => {
  const { cells } = columns;
  const length = READ_COLUMNS.reduce((sum, name) => sum + cells[name].length, 0);
  const row = new Float64Array(length + definition.units.length);
  let at = 0;
  for (const name of READ_COLUMNS) {
    row.set(cells[name], at);
    at += cells[name].length;
  }
  row.set(disciplines, at);
  return row;
};

/** Whether the numbers are still those of a row. */
const areSame = ({ columns }: State, disciplines: readonly number[], row: Float64Array): boolean => {
  let at = 0;
  for (const name of READ_COLUMNS)
    for (const value of columns.cells[name]) if (value !== row[at++]) return false;
  return disciplines.every((value) => value === row[at++]);
};

/** What of politics confrontations do not follow from. */
const NOT_READ: ReadonlySet<keyof Politics> = new Set(['memory', 'beliefs']);

/** Whether all of politics is the same that confrontations follow from. */
const areAlike = (politics: Politics, other: Politics): boolean =>
  politics === other ||
  (Object.keys(politics) as (keyof Politics)[]).every(
    (key) => NOT_READ.has(key) || politics[key] === other[key],
  );

const knownOf = (state: State): Known => {
  const disciplines = state.definition.units.map(({ discipline }) => glanceAt(state, discipline));
  const before = kept.get(state);
  if (before && areAlike(before.politics, state.politics) && areSame(state, disciplines, before.cells))
    return before;
  const { length } = state.definition.authorities;
  const known: Known = {
    politics: state.politics,
    cells: cellsOf(state, disciplines),
    trust: trustTable(state),
    confrontations: new Float64Array(length * length).fill(NaN),
  };
  kept.set(state, known);
  return known;
};

/** Authorities that exist, and those that are thought of as if they did. */
const existing = ({ politics }: State, ...thoughtOf: readonly number[]): number[] =>
  politics.founded.flatMap((exists, authority) =>
    exists || thoughtOf.includes(authority) ? [authority] : [],
  );

/** The camps of two authorities against each other. */
const campsIn = (state: State, { trust }: Known, own: number, rival: number): Camps => {
  const exist = existing(state, own, rival);
  const trustIn = (from: number, to: number) => trust.ofAuthorities.at(from, to);
  return [campOf(own, rival, exist, trustIn), campOf(rival, own, exist, trustIn)];
};

/** Solves a confrontation; the authority that comes first in the scenario is the first side. */
const solve = (state: State, known: Known, own: number, rival: number): number =>
  prevailing(confront(state, campsIn(state, known, own, rival)));

const confrontationIn = (state: State, known: Known, own: number, rival: number): number => {
  const { confrontations } = known;
  const { length } = state.definition.authorities;
  const [first, second] = [Math.min(own, rival), Math.max(own, rival)];
  const at = first * length + second;
  if (Number.isNaN(confrontations[at])) confrontations[at] = solve(state, known, first, second);
  return own === first ? confrontations[at] : 1 - confrontations[at];
};

/** Trust of a party in an authority, -1..1. */
export const trustOfParty = (state: State, party: number, authority: number): number =>
  knownOf(state).trust.ofParties.at(party, authority);

/** Trust of an authority in another, that of those who lead it, -1..1. */
export const trustOfAuthority = (state: State, from: number, to: number): number =>
  knownOf(state).trust.ofAuthorities.at(from, to);

/**
 * Share of what decides that would follow the camp of one authority against that of another, 0..1; no value
 * (NaN) unless both exist and are two.
 */
export const confrontationOf = (state: State, own: number, rival: number): number => {
  const { founded } = state.politics;
  if (own === rival || !founded[own] || !founded[rival]) return NaN;
  return confrontationIn(state, knownOf(state), own, rival);
};

/** The same for an authority that need not exist yet: as if it did. */
export const confrontationIf = (state: State, own: number, rival: number): number =>
  own === rival ? NaN : confrontationIn(state, knownOf(state), own, rival);

/** The camps that two authorities would have against each other, as if both existed. */
export const campsOf = (state: State, own: number, rival: number): Camps =>
  campsIn(state, knownOf(state), own, rival);

/** The weakest confrontation of an authority with one that rejects it; null where it does not exist. */
export const standingOf = (state: State, authority: number): Footing | null => {
  if (!state.politics.founded[authority]) return null;
  const known = knownOf(state);
  const opponents = existing(state).filter(
    (other) => other !== authority && rejects(known.trust.ofAuthorities.at(other, authority)),
  );
  return footingOf(opponents, (opponent) => confrontationIn(state, known, authority, opponent));
};
