/**
 * The standard utility: what an act is worth to whoever could do it, by what it does (policy, power, office,
 * votes) and what it costs (risk, harm). Actors differ by what they seek, not by a formula of their own.
 *
 * Decision worth knowing: whatever an act gains is multiplied by the chance that it comes off. A gain that is
 * paid without winning makes hopeless risings three times a year.
 */
import { exp, ln } from '../../foundation/math.js';
import { DOUBT_TERMS, doubtAfter } from '../doubt.js';
import { reasoned, type Reasoned } from '../reasoned.js';

/** The weights, the same in all scenarios. */
export const UTILITY = {
  policy: reasoned(
    1,
    'Worth of a whole programme carried out',
    'assumption: to those who lead movements what is done counts for as much as who does it (policy and power together, Strøm 1990)',
  ),
  power: reasoned(1, 'Worth of ruling alone', 'assumption: the unit of the others'),
  office: reasoned(
    0.5,
    'Worth of all ministries where others rule',
    'assumption: half of ruling; a share of office is no power to decide alone (Laver & Shepsle 1996)',
  ),
  votes: reasoned(
    0.5,
    'Worth of all the votes of the country',
    'assumption: votes are worth what they bring in office later (Müller & Strøm 1999)',
  ),
  risk: reasoned(
    0.5,
    'Cost of losing all that one is, where it fails',
    'assumption: who loses is hurt, and comes back: half of what ruling is worth',
  ),
  harm: reasoned(
    0.3,
    'Cost of blood shed among the own people',
    'assumption: it counts, and less than defeat does: nobody in a crisis refrained for blood alone',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** What an actor is after: the part of utility that counts for more with it (Müller & Strøm 1999). */
export type Seeking = 'policy' | 'office' | 'votes';

/** By how much counts for more what one is after, and for less what one is not. */
const AFTER = reasoned(1.25, 'Factor on what an actor is after; what else it may want is divided by it');

/** What an act does, as whoever could do it believes. */
export interface Consequences {
  /** Chance that it comes off, 0 to 1. */
  readonly chance: number;
  /** Policy gained where it comes off, -1 to 1 of a whole programme. */
  readonly policy: number;
  /** Share of all power gained where it comes off, 0 to 1; below 0 for one who loses or rejects it. */
  readonly power: number;
  /** Share of the ministries gained or lost by the act itself, -1 to 1. */
  readonly office: number;
  /** Share of the votes gained or lost by the act itself, -1 to 1. */
  readonly votes: number;
  /** Share of what the actor is that is lost where it fails, 0 to 1; below 0 for one who rejects him. */
  readonly risk: number;
  /** Blood that it is expected to cost among those who follow, 0 to 1. */
  readonly harm: number;
}

/** An act that does nothing: what others are written over. */
export const NO_CONSEQUENCE: Consequences = {
  chance: 1,
  policy: 0,
  power: 0,
  office: 0,
  votes: 0,
  risk: 0,
  harm: 0,
};

/** Blood that a contest of such a chance is expected to cost: none where it is decided, 0 to 1. */
export const bloodOf = (chance: number): number => 4 * chance * (1 - chance);

/** Who weighs: what it is after, and how far it wills to rule, which makes it bold, 0 to 1. */
export interface Temper {
  readonly seeking: Seeking;
  readonly boldness: number;
}

const weightOf = (part: Seeking, { seeking }: Temper): number =>
  UTILITY[part].value * (seeking === part ? AFTER.value : 1 / AFTER.value);

/** Utility of an act against that of doing nothing, inertia left out. */
export const utilityOf = (
  { chance, policy, power, office, votes, risk, harm }: Consequences,
  temper: Temper,
): number =>
  chance * (weightOf('policy', temper) * policy + UTILITY.power.value * power) +
  weightOf('office', temper) * office +
  weightOf('votes', temper) * votes -
  (1 - chance) * UTILITY.risk.value * (1 - temper.boldness / 2) * risk -
  UTILITY.harm.value * harm;

/** Utility part by part, the same sum: what `why` tells of it. */
export const partsOfUtility = (
  { chance, policy, power, office, votes, risk, harm }: Consequences,
  temper: Temper,
): Readonly<Record<Exclude<keyof Consequences, 'chance'>, number>> => ({
  policy: chance * weightOf('policy', temper) * policy,
  power: chance * UTILITY.power.value * power,
  office: weightOf('office', temper) * office,
  votes: weightOf('votes', temper) * votes,
  risk: -(1 - chance) * UTILITY.risk.value * (1 - temper.boldness / 2) * risk,
  harm: -UTILITY.harm.value * harm,
});

/**
 * What an act of another does to one who trusts him so far: what he gains and loses counts by that trust, so
 * that it is turned round for one who rejects him; blood is a cost to both sides.
 *
 * @param trust in whoever acts, -1..1; in oneself 1
 */
export const asSharedBy = (trust: number, consequences: Consequences): Consequences => ({
  chance: consequences.chance,
  policy: trust * consequences.policy,
  power: trust * consequences.power,
  office: trust * consequences.office,
  votes: trust * consequences.votes,
  risk: trust * consequences.risk,
  harm: Math.abs(trust) * consequences.harm,
});

/** How what is believed differs from what is, and how one who wants an act comes to do it. */
export const RESOLVE = {
  error: reasoned(
    1,
    'Error of a belief in a rising, a march or a call, in logits, lasting for weeks',
    'assumption: a chance of a half is taken for a quarter to three quarters: half of all coups are tried and fail (Powell & Thyne 2011)',
  ),
  inertia: reasoned(
    1 / 3,
    'Utility below which nothing is done',
    'assumption: a sixth of what whole success brings, policy and power together',
  ),
  hazard: reasoned(
    0.1,
    'Hazard a day of an act that is clearly wanted',
    'assumption: those who decide meet about every week, and put it off every other time',
  ),
  clearly: reasoned(
    1 / 3,
    'Utility beyond inertia from which an act is clearly wanted',
    'assumption: as much again as inertia',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** Chances are not believed to be nearer to 0 or 1 than this. */
const CERTAIN = 1e-4;

/** What is left of a failure after so many days, 0 to 1; a negative age is none. */
export const remembered = (age: number): number => doubtAfter(age, { ...DOUBT_TERMS, size: 1 });

/**
 * A chance as it is believed.
 *
 * @param chance what a forecast gives, 0..1
 * @param judgement lasting standard normal error of who judges
 * @param memory what is remembered of failures, 0..1
 */
export const judgedChance = (chance: number, judgement: number, memory: number): number => {
  const within = Math.min(1 - CERTAIN, Math.max(CERTAIN, chance));
  const logit = ln(within / (1 - within)) + RESOLVE.error.value * judgement - DOUBT_TERMS.size * memory;
  return 1 / (1 + exp(-logit));
};

/** What an act must be worth, and how fast it then comes. */
export type ActTerms = Readonly<Record<'inertia' | 'hazard', number>>;

/**
 * Chance that an act is done within some days by one who is asked once in them: a hazard, so that no rest is
 * needed between acts.
 *
 * @param utility of the act, inertia left out
 * @param days since the actor was last asked
 */
export const chanceOfActing = ({ inertia, hazard }: ActTerms, utility: number, days: number): number => {
  const beyond = utility - inertia;
  if (!(beyond > 0)) return 0;
  const daily = hazard * Math.min(1, beyond / RESOLVE.clearly.value);
  return 1 - exp(days * ln(1 - daily));
};
