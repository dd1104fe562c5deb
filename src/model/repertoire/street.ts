/**
 * People in the street as acts see them: adherents of a party in a place, those whom it reaches, those who
 * march, and calls.
 */
import { STREET_TERMS } from '../../polity/actors/street.js';
import type { State } from '../definition.js';
import { changePolitics } from '../state/journal.js';

/** Adherents of a party in a place, in persons. */
export interface Following {
  readonly adherents: number;
  /** Share of them that hears the party, 0..1. */
  readonly reach: number;
  /** Adherents who are in the street. */
  readonly marching: number;
}

/** Whom a party has in a place today. */
export const followingIn = ({ definition, columns }: State, party: number, place: number): Following => {
  let [adherents, reached, marching] = [0, 0, 0];
  definition.strata.forEach(({ placeIndex }, s) => {
    if (placeIndex !== place) return;
    const persons = columns.persons[s];
    const own = persons * columns.shares.at(s, party);
    adherents += own;
    reached += own * columns.reach.at(s, party);
    marching += persons * columns.marchers.at(s, party);
  });
  return { adherents, reach: adherents > 0 ? reached / adherents : 0, marching };
};

/** Lets a party call its people in a place, or call them home (below 0). */
export const callPeople = (
  state: State,
  cause: string,
  party: number,
  place: number,
  strength: number,
): void => {
  const until = state.tick + STREET_TERMS.callDays.value;
  changePolitics(state, cause, ({ repertoire }) => {
    repertoire.callings.push({ party, place, strength, until });
    if (strength > 0) repertoire.called[party] = state.tick;
  });
};

/** Whether a call of a party is heard. */
export const isCalling = ({ politics, tick }: State, party: number): boolean =>
  politics.repertoire.callings.some((calling) => calling.party === party && tick <= calling.until);

/** Share of all votes that go to a party, 0..1. */
export const votesOf = ({ definition, columns }: State, party: number): number => {
  let [all, own] = [0, 0];
  definition.strata.forEach(({ electorate }, s) => {
    const persons = columns.persons[s];
    all += persons * electorate;
    own += persons * electorate * columns.shares.at(s, party);
  });
  return all > 0 ? own / all : 0;
};
