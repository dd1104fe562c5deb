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
import { COLUMN_NAMES } from '../columns/table.js';
import { CONTEST_READS, type Camps } from '../command.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { glanceAt } from '../formula/value.js';
import { confront } from './country.js';
import { strikesOn } from './stoppage.js';
import { TRUST_READS, trustTable } from './trust.js';
import { workedOut } from '../state/worked-out.js';

/** What confrontations read, besides the disciplines of units. */
export const CONFRONTATION_READS: readonly StateName[] = [
  ...new Set([...CONTEST_READS, ...TRUST_READS, ...(['grants', 'reach', 'engaged'] as const)]),
];

/**
 * [authority x authority] Confrontations that were asked for, above the diagonal; NaN of all others. They are
 * worked out only when somebody asks.
 */
const solvedOf = workedOut(
  {
    columns: COLUMN_NAMES.filter((name) => CONFRONTATION_READS.includes(name)),
    politics: ['holder', 'founded', 'whereabouts', 'within', 'leads', 'bodies', 'cabinets'],
    figures: (state) => [
      ...state.definition.units.map(({ discipline }) => glanceAt(state, discipline)),
      ...strikesOn(state).flatMap(({ party, place }) => [party, place]),
    ],
  },
  ({ definition: { authorities } }) => new Float64Array(authorities.length * authorities.length).fill(NaN),
);

/** Authorities that exist, and those that are thought of as if they did. */
const existing = ({ politics }: State, ...thoughtOf: readonly number[]): number[] =>
  politics.founded.flatMap((exists, authority) =>
    exists || thoughtOf.includes(authority) ? [authority] : [],
  );

/** The camps of two authorities against each other. */
const campsIn = (state: State, own: number, rival: number): Camps => {
  const { ofAuthorities } = trustTable(state);
  const exist = existing(state, own, rival);
  const trustIn = (from: number, to: number) => ofAuthorities.at(from, to);
  return [campOf(own, rival, exist, trustIn), campOf(rival, own, exist, trustIn)];
};

/** Solves a confrontation; the authority that comes first in the scenario is the first side. */
const solve = (state: State, own: number, rival: number): number =>
  prevailing(confront(state, campsIn(state, own, rival)));

const confrontationIn = (state: State, solved: Float64Array, own: number, rival: number): number => {
  const { length } = state.definition.authorities;
  const [first, second] = [Math.min(own, rival), Math.max(own, rival)];
  const at = first * length + second;
  if (Number.isNaN(solved[at])) solved[at] = solve(state, first, second);
  return own === first ? solved[at] : 1 - solved[at];
};

/** Trust of a party in an authority, -1..1. */
export const trustOfParty = (state: State, party: number, authority: number): number =>
  trustTable(state).ofParties.at(party, authority);

/** Trust of an authority in another, that of those who lead it, -1..1. */
export const trustOfAuthority = (state: State, from: number, to: number): number =>
  trustTable(state).ofAuthorities.at(from, to);

/**
 * Share of what decides that would follow the camp of one authority against that of another, 0..1; no value
 * (NaN) unless both exist and are two.
 */
export const confrontationOf = (state: State, own: number, rival: number): number => {
  const { founded } = state.politics;
  if (own === rival || !founded[own] || !founded[rival]) return NaN;
  return confrontationIn(state, solvedOf(state), own, rival);
};

/** The same for an authority that need not exist yet: as if it did. */
export const confrontationIf = (state: State, own: number, rival: number): number =>
  own === rival ? NaN : confrontationIn(state, solvedOf(state), own, rival);

/** The camps that two authorities would have against each other, as if both existed. */
export const campsOf = (state: State, own: number, rival: number): Camps => campsIn(state, own, rival);

/** The weakest confrontation of an authority with one that rejects it; null where it does not exist. */
export const standingOf = (state: State, authority: number): Footing | null => {
  if (!state.politics.founded[authority]) return null;
  const { ofAuthorities } = trustTable(state);
  const solved = solvedOf(state);
  const opponents = existing(state).filter(
    (other) => other !== authority && rejects(ofAuthorities.at(other, authority)),
  );
  return footingOf(opponents, (opponent) => confrontationIn(state, solved, authority, opponent));
};
