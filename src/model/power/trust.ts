/**
 * Trust as the state has it: who leads each authority today, and what every party and every authority holds
 * of it.
 */
import {
  asLeaders,
  heldByLeaders,
  nearness,
  programmeDistance,
  trustOf,
  type Leaders,
} from '../../polity/trust.js';
import { leadership } from '../bodies.js';
import { Matrix } from '../columns/views.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { saliencesOf } from './voters.js';
import { workedOut } from '../state/worked-out.js';

/** What trust reads. */
export const TRUST_READS: readonly StateName[] = [
  'politics',
  'lines',
  'positions',
  'salience',
  'shares',
  'persons',
];

/**
 * Who leads an authority: the parties by their seats in its body or cabinet; of one that nobody leads, the
 * parties that stand for it, by their stance.
 */
export const leadersOf = (state: State, authority: number): Leaders => {
  const seats = leadership(state, authority).slice(0, -1);
  const parts = seats.some((seat) => seat > 0)
    ? seats
    : state.definition.parties.map((_, p) => Math.max(0, state.columns.lines.at(p, authority)));
  return asLeaders(parts);
};

/** Trust of everybody in every authority, -1..1. */
export interface TrustTable {
  /** [party x authority] */
  readonly ofParties: Matrix;
  /** [authority x authority] A row for the one that trusts. */
  readonly ofAuthorities: Matrix;
}

/** [party][party] How far programmes are apart, as the voters of the first weigh what matters. */
const distances = workedOut(
  { columns: ['positions', 'salience', 'shares', 'persons'], politics: ['within'] },
  (state): readonly (readonly number[])[] => {
    const { positions } = state.columns;
    const { parties } = state.definition;
    return saliencesOf(state).map((salience, p) =>
      parties.map((_, other) => programmeDistance(positions.row(p), positions.row(other), salience)),
    );
  },
);

/** How near the programme of another party is to a party, 1 the same to -1 opposed on all that matters. */
export const nearnessTo = (state: State, party: number, other: number): number =>
  1 - 2 * distances(state)[party][other];

/** Trust of all parties and authorities today. */
export const trustTable = workedOut(
  {
    columns: ['lines', 'positions', 'salience', 'shares', 'persons'],
    politics: ['within', 'leads', 'bodies', 'cabinets'],
  },
  (state): TrustTable => {
    const { parties, authorities, mechanisms } = state.definition;
    const { lines } = state.columns;
    const apart = distances(state);
    const leaders = authorities.map((_, a) => leadersOf(state, a));
    const ofParties = Matrix.zeroed(parties.length, authorities.length);
    for (let p = 0; p < parties.length; p++)
      for (let a = 0; a < leaders.length; a++) {
        const near = nearness(leaders[a], (other) => apart[p][other]);
        ofParties.set(p, a, trustOf(lines.at(p, a), leaders[a], near, mechanisms.trustInLeaders));
      }
    const ofAuthorities = Matrix.zeroed(authorities.length, authorities.length);
    for (let from = 0; from < leaders.length; from++)
      for (let to = 0; to < leaders.length; to++)
        ofAuthorities.set(
          from,
          to,
          heldByLeaders(leaders[from], (p) => ofParties.at(p, to)),
        );
    return { ofParties, ofAuthorities };
  },
);
