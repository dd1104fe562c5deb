/**
 * Turnout: whether a person votes, as a calculus of voting (Riker & Ordeshook 1968).
 *
 *     log-odds of voting = habit + alienation x (now - once) + indifference x lead - stake
 *
 * Habit is the sense of duty of the class; *now* and *once* are what the person's best party means to its
 * adherents among these people today, and has meant of late (alienation); *lead* is how far its list stands
 * above any other with the person (indifference: both Hinich & Ordeshook 1969), and the stake what an
 * election of second order is worth less than one of first (Reif & Schmitt 1980). A party that calls for a
 * boycott keeps at home the share of its adherents who heed it.
 *
 * Decision worth knowing: how ready a person is beside that is a standing trait, drawn once from the logistic
 * distribution, so that it is the habitual voters who come to every election; a draw for each ballot would
 * have everybody come now and then. And alienation is that of all who hold to a party in a stratum: what it
 * once meant to each of them would be a byte of everybody, and against a mean the lukewarm would count as
 * disappointed who never were anything else.
 */
import { clamp, exp, ln } from '../foundation/math.js';
import { ONE } from '../foundation/fixed.js';
import { reasoned, type Reasoned } from './reasoned.js';

/** The orders of elections: those for power in the country, and all others. */
export const ORDERS = ['first', 'second'] as const;

export type Order = (typeof ORDERS)[number];

const TABLE = {
  habit: {
    ...reasoned(0.65, 'share that votes where no list leads and parties mean what they did, of any class'),
    most: 1,
  },
  alienation: reasoned(
    45,
    'log-odds lost for each unit of loyalty by which the best party means less to its adherents than once',
    'Hinich & Ordeshook 1969; figure, the turnouts of 1917, 1912 and 1919 (study:turnout)',
  ),
  indifference: {
    ...reasoned(
      30,
      'log-odds gained for each unit of loyalty by which the best list leads',
      'Riker & Ordeshook 1968; figure, the votes of calibration of 1917: turnouts are as near with 10 or 50',
    ),
    most: 500,
  },
  secondOrder: reasoned(
    1,
    'log-odds lost where an election is of second order',
    'Reif & Schmitt 1980: in 1979 six in ten voted for Europe where eight in ten vote at home (recollection)',
  ),
  memoryDays: reasoned(182, 'days over which people remember what a party meant: half a year'),
} satisfies Readonly<Record<string, Reasoned>>;

export type TurnoutConstant = keyof typeof TABLE;
export const TURNOUT_CONSTANTS: Readonly<Record<TurnoutConstant, Reasoned>> = TABLE;
export type TurnoutTerms = Readonly<Record<TurnoutConstant, number>>;

/** Days from one look at what parties mean to the next. */
export const ATTACHMENT_DAYS = 7;

/** What a party has meant to people of whom nobody has held to it yet. */
export const NOT_YET = -1;

/** What is said of a person before an election. */
export interface Elector {
  /** Share of the class that votes by habit alone, 0..1. */
  readonly habit: number;
  /** What the best party means today to its adherents among these people, and has of late, or NOT_YET. */
  readonly now: number;
  readonly once: number;
  /** How far its list stands above any other with the person. */
  readonly lead: number;
  readonly order: Order;
}

/** Log-odds of a share. */
const logit = (share: number): number => ln(share / (1 - share));

/** The log-odds that such a person votes; infinite where habit is all or none. */
export const readiness = ({ habit, order, now, once, lead }: Elector, terms: TurnoutTerms): number =>
  logit(habit) -
  (order === 'second' ? terms.secondOrder : 0) +
  (once === NOT_YET ? 0 : terms.alienation * (now - once)) +
  terms.indifference * lead;

/** The chance that such a person votes. */
export const voteChance = (voter: Elector, terms: TurnoutTerms): number =>
  1 / (1 + exp(-readiness(voter, terms)));

/** What a party means to its adherents, after a week in which they were found to mean it so. */
export const nextAttachment = (before: number, mean: number, { memoryDays }: TurnoutTerms): number =>
  before === NOT_YET
    ? mean
    : before + ((2 * ATTACHMENT_DAYS) / (memoryDays + ATTACHMENT_DAYS)) * (mean - before);

/** Parts of a unit of log-odds that are told apart; they are counted in Q15 besides. */
const FINENESS = 16;
const UNIT = ONE * FINENESS;
/** Bits of readiness of a step of the curve, steps of a unit of log-odds, and where the curve ends. */
const STEP_BITS = 11;
const STEPS = UNIT >> STEP_BITS;
const REACH = 16;
/** Log-odds that nothing makes up for: the greatest lead, of 2, is worth less. */
const BEYOND = 1020;

/** Chances of voting by step, as so many of 65 536 draws: beyond its ends, nobody or everybody votes. */
const CURVE = Int32Array.from({ length: 2 * REACH * STEPS + 1 }, (_, i) =>
  Math.round(65_536 / (1 + exp(REACH - i / STEPS))),
);

/** The calculus for the people of a stratum, in whole numbers by the party of greatest loyalty. */
export interface TurnoutRule {
  /** What a person is ready for without any lead, in parts of log-odds. */
  readonly base: Int32Array;
  /** What a part of a lead adds, Q15. */
  readonly indifference: number;
  /** Chances by step of so many bits of readiness, of 65 536. */
  readonly chances: Int32Array;
  readonly stepBits: number;
  /** How many of 65 536 heed a call not to vote. */
  readonly heeded: Int32Array;
}

/** What is said of each party among the people of a stratum, by the index of the party. */
export interface PartyMeaning {
  readonly now: ArrayLike<number>;
  readonly once: ArrayLike<number>;
  /** Share of its adherents who heed its call not to vote. */
  readonly boycotts: ArrayLike<number>;
}

/** The rule by which the votes of a stratum are counted in an election of such an order. */
export const turnoutRule = (
  { habit, order }: Pick<Elector, 'habit' | 'order'>,
  { now, once, boycotts }: PartyMeaning,
  terms: TurnoutTerms,
): TurnoutRule => {
  const [base, heeded] = [new Int32Array(now.length), new Int32Array(now.length)];
  for (let p = 0; p < now.length; p++) {
    const odds = readiness({ habit, order, now: now[p], once: once[p], lead: 0 }, terms);
    base[p] = Math.round(UNIT * clamp(odds, -BEYOND, BEYOND));
    heeded[p] = Math.round(65_536 * clamp(boycotts[p], 0, 1));
  }
  const indifference = Math.round(FINENESS * terms.indifference);
  return { base, indifference, chances: CURVE, stepBits: STEP_BITS, heeded };
};
