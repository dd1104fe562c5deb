/**
 * An onlooker at contests is told who faces whom, before it is decided and while it still holds.
 */
import type { Camps } from '../command.js';
import type { State } from '../definition.js';
import type { Contest } from '../state/politics.js';
import { contingentsOf, type Mustered, type MusterWith } from './muster.js';

/** A day of a contest: who is there, and their luck [units x 2]. */
interface FacingDay {
  readonly contest: Contest;
  readonly mustered: Mustered;
  readonly luck: Float64Array;
}

/** Tells an onlooker, if there is one; costs nothing where there is none. */
export const showFaced = (
  state: State,
  { contest, mustered, luck }: FacingDay,
  { camps, ...how }: MusterWith & { readonly camps: Camps },
): void => {
  if (state.onlooker === undefined) return;
  const { takers, units } = mustered.muster;
  state.onlooker({
    contest,
    contingents: contingentsOf(state, camps, contest.place, mustered, how),
    takers,
    luck: Float64Array.from(takers, (_, at) => luck[2 * units[at >> 1] + (at & 1)]),
    belief: contest.belief,
  });
};
