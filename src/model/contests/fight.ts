/**
 * A fight as it would be fought: who stands beside whom, and who calls out whom, should an authority order
 * against another for the capital today.
 *
 * Decision worth knowing: a belief in which the other side does not call is no belief. Risings that nobody
 * answers were believed in at nine in ten, and rulers counted on their side those who had sent the rising.
 */
import { seatShares } from '../../polity/body.js';
import { asLeaders } from '../../polity/trust.js';
import { forecast } from '../../polity/taking.js';
import { leadership } from '../bodies.js';
import type { Camps } from '../command.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { campsOf, CONFRONTATION_READS } from '../power/confrontation.js';
import { musterAt } from './muster.js';

/** Parties that call out their people for each of two sides, by index. */
export type Callers = readonly [ReadonlySet<number>, ReadonlySet<number>];

/** Shares of the parties in an authority; of one that nobody leads, of those who stand for it. */
const partiesIn = (state: State, authority: number): readonly number[] => {
  const seats = seatShares(leadership(state, authority)).slice(0, -1);
  if (seats.some((share) => share > 0)) return seats;
  return asLeaders(state.definition.parties.map((_, p) => Math.max(0, state.columns.lines.at(p, authority))));
};

/** Parties that call out their people for a side: those with a part in an authority of it. */
const callersOf = (state: State, side: readonly number[]): ReadonlySet<number> => {
  const { officeShare } = state.definition.mechanisms;
  return new Set(
    side.flatMap((authority) =>
      partiesIn(state, authority).flatMap((share, party) => (share >= officeShare ? [party] : [])),
    ),
  );
};

/** Who calls for whom, where those who lead both sides call. */
export const callersIn = (state: State, [ours, theirs]: Camps): Callers => [
  callersOf(state, ours),
  callersOf(state, theirs),
];

/** What a clash reads, besides the disciplines of units. */
export const CLASH_READS: readonly StateName[] = [...CONFRONTATION_READS, 'reach'];

/** A clash that might be: both sides, whoever orders first of each, and its chance. */
export interface Clash {
  readonly camps: Camps;
  /** Of the first side, to take the capital; before luck is known. */
  readonly chance: number;
}

/** The clash of one authority against another for the capital, as it would be fought today. */
export const clashOf = (state: State, by: number, against: number): Clash => {
  const { capital, mechanisms } = state.definition;
  const [own, other] = campsOf(state, by, against);
  const first = (side: readonly number[], lead: number) => [lead, ...side.filter((a) => a !== lead)];
  const camps: Camps = [first(own, by), first(other, against)];
  const { muster } = musterAt(state, camps, capital, { callers: callersIn(state, camps) });
  return { camps, chance: forecast(muster, mechanisms.force, mechanisms.contest).chance };
};
