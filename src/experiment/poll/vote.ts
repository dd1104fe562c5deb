/**
 * The vote of some people on a day: who may vote, who does, for which list, and what they think of each
 * party.
 *
 * Decision worth knowing: ballots are whole persons, shared out stratum by stratum (largest remainder), so
 * that the votes of groups add up to that of all of them to the last person. Shares and turnout are those of
 * every other record (`sharesOf`), and differ from quotients of whole ballots by less than a person a
 * stratum.
 */
import { largestRemainder } from '../../foundation/apportion.js';
import { round12 } from '../../foundation/math.js';
import type { State } from '../../model/definition.js';
import { votesIn, type AskedElection } from '../../model/state/ballots.js';
import { sharesOf } from '../run/support.js';

/** A party within the list that its ballots count for. */
export interface PartyVote {
  readonly party: string;
  /** Ballots of its own adherents, whole persons. */
  readonly ballots: number;
  /** Mean loyalty to it, -1 to 1, of all the people of the group, whether or not they may vote. */
  readonly loyalty: number;
}

/** A list: a party with all that stand within it on that day. */
export interface ListVote {
  /** Id of the party whose list it is. */
  readonly list: string;
  /** Ballots cast for it, the sum of those of its parties. */
  readonly ballots: number;
  /** Its share of the ballots cast, 0 to 1; null where none are cast. */
  readonly share: number | null;
  readonly parties: readonly PartyVote[];
}

/** How some people vote. */
export interface Vote {
  readonly persons: number;
  /** Persons who may vote. */
  readonly electors: number;
  /** Persons who do, the sum of the ballots of all lists. */
  readonly cast: number;
  /** Share of the electors who vote, 0 to 1; null where nobody may. */
  readonly turnout: number | null;
  /** In the order of the scenario's parties; lists without a ballot are among them. */
  readonly lists: readonly ListVote[];
}

/** Ballots of a stratum by party and last those who abstain, in whole persons. */
const ballotsOfStratum = (state: State, s: number, asked: AskedElection): number[] => {
  const { electorate } = state.definition.strata[s];
  return largestRemainder(votesIn(state, s, asked), Math.round(state.columns.persons[s] * electorate));
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/**
 * How the people of some strata vote on the day that a state is of.
 *
 * @param state after a day, as an observer sees it
 * @param within by party the index of the party whose list it stood on when the ballots were counted
 * @param strata indices, each once
 */
export function voteOf(state: State, within: readonly number[], strata: readonly number[]): Vote {
  const { definition, columns } = state;
  const persons = sumOf(strata.map((s) => columns.persons[s]));
  const asked = { lists: within };
  const byStratum = strata.map((s) => ballotsOfStratum(state, s, asked));
  const parties = definition.parties.map(({ id }, p): PartyVote => {
    const liked = sumOf(strata.map((s) => columns.persons[s] * columns.loyalties.at(s, p)));
    return {
      party: id,
      ballots: sumOf(byStratum.map((ballots) => ballots[p])),
      loyalty: persons > 0 ? round12(liked / persons) : 0,
    };
  });
  const cast = sumOf(parties.map(({ ballots }) => ballots));
  const electors = sumOf(byStratum.map(sumOf));
  const { shares, abstaining } = sharesOf(state, strata, asked);
  const lists = definition.parties.flatMap(({ id }, list): ListVote[] => {
    const standing = parties.filter((_, p) => within[p] === list);
    const ballots = sumOf(standing.map((party) => party.ballots));
    const share = cast > 0 ? round12(shares[list]) : null;
    return standing.length === 0 ? [] : [{ list: id, ballots, share, parties: standing }];
  });
  return { persons, electors, cast, turnout: electors > 0 ? round12(1 - abstaining) : null, lists };
}
