/**
 * Rules of election: how ballots become seats.
 *
 * Decision worth knowing: the table of rules is all there is to know of one. The language takes its words
 * from it, and a word without a way of counting does not compile; an "otherwise" in the code that counts was
 * rejected, since it counts whatever it does not know.
 */
import { dHondt, droop, largestRemainder, sainteLague } from '../foundation/apportion.js';
import { plurality } from './body.js';

export type Rule =
  'workplaces' | 'lists' | 'delegates' | 'fixed' | 'sainte-lague' | 'droop' | 'plurality' | 'two-rounds';

/** Where a party stands on each issue, -1..1; empty for who stands for nothing. */
export type Programme = (party: number) => ArrayLike<number>;

/** Ballots of the second round [parties], given those of the first and the two who are left in the race. */
type Runoff = (finalists: readonly [number, number]) => readonly number[];

/** Seats by party from ballots by party, of which some are cast. */
type Count = (ballots: readonly number[], seats: number, runoff: Runoff) => number[];

interface Told {
  readonly told: string;
  /** What must be written of each constituency: one of each list. */
  readonly needs: readonly (readonly ('of' | 'from' | 'seats')[])[];
}

/**
 * A rule by which the ballots of each constituency are counted; only where it is proportional can there be a
 * threshold.
 */
export interface BallotRule extends Told {
  readonly by: 'ballots';
  readonly proportional: boolean;
  readonly count: Count;
}

/** Seats come from ballots, from each workplace, or from the record. */
export type ElectionRule = BallotRule | (Told & { readonly by: 'workplaces' | 'record' });

const ballots = (told: string, proportional: boolean, count: Count): BallotRule => ({
  by: 'ballots',
  told,
  needs: [['of', 'from'], ['seats']],
  proportional,
  count,
});

/** All seats to the party with most ballots, whether or not it has half of them. */
export const firstPastThePost: Count = (ballots, seats) => {
  const winner = plurality(ballots, ballots.length);
  return ballots.map((_, party) => (party === winner ? seats : 0));
};

/**
 * All seats to the party with more than half of the ballots; where none has it, to the winner of a second
 * round between the first two.
 */
export const twoRounds: Count = (ballots, seats, runoff) => {
  const first = plurality(ballots, ballots.length);
  const others = ballots.map((count, party) => (party === first ? 0 : count));
  const second = plurality(others, others.length);
  const hasMajority = ballots[first] > others.reduce((a, b) => a + b, 0);
  return firstPastThePost(hasMajority || second < 0 ? ballots : runoff([first, second]), seats, runoff);
};

export const RULES: Readonly<Record<Rule, ElectionRule>> = {
  workplaces: { by: 'workplaces', told: 'each workplace sends its own deputies', needs: [['of']] },
  lists: ballots("highest averages (d'Hondt)", true, dHondt),
  delegates: ballots('largest remainders (Hare quota)', true, largestRemainder),
  fixed: { by: 'record', told: 'the seats written in `fixed`', needs: [] },
  'sainte-lague': ballots('highest averages (Sainte-Laguë)', true, sainteLague),
  droop: ballots('largest remainders (Droop quota)', true, droop),
  plurality: ballots(
    'all seats of a constituency to its first (first past the post)',
    false,
    firstPastThePost,
  ),
  'two-rounds': ballots(
    'all seats of a constituency to who has more than half of its ballots, if need be in a second round of the first two',
    false,
    twoRounds,
  ),
};

/** How far two programmes agree, issue by issue: above 0 where they do, below 0 where they are opposed. */
const agreementOf = (programme: ArrayLike<number>, other: ArrayLike<number>): number => {
  let sum = 0;
  for (let k = 0; k < Math.min(programme.length, other.length); k++) sum += programme[k] * other[k];
  return sum;
};

/**
 * Ballots of a second round: those who voted for one of the two do so again; the others go to the one whose
 * programme agrees more with that of their party (directional voting, Rabinowitz & Macdonald 1989), and stay
 * at home where both are as near.
 */
export const runoffBallots = (
  ballots: readonly number[],
  [first, second]: readonly [number, number],
  programme: Programme,
): number[] => {
  const totals = ballots.map(() => 0);
  ballots.forEach((count, party) => {
    const nearness = (finalist: number) => agreementOf(programme(party), programme(finalist));
    const lead = nearness(first) - nearness(second);
    if (party === first || party === second) totals[party] += count;
    else if (lead !== 0) totals[lead > 0 ? first : second] += count;
  });
  return totals;
};

/** Ballots that count where a list needs a share of all ballots, 0..1; all of them where no list has it. */
export const overThreshold = (ballots: readonly number[], threshold: number): readonly number[] => {
  const least = threshold * ballots.reduce((a, b) => a + b, 0);
  const over = ballots.map((count) => (count >= least ? count : 0));
  return over.some((count) => count > 0) ? over : ballots;
};

/** Seats of a constituency by party; where nobody votes, nobody is elected. */
export const countSeats = (
  { count }: BallotRule,
  ballots: readonly number[],
  seats: number,
  programme: Programme,
): number[] =>
  ballots.some((cast) => cast > 0)
    ? count(ballots, seats, (finalists) => runoffBallots(ballots, finalists, programme))
    : ballots.map(() => 0);
