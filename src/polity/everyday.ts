/**
 * The terms of everyday obedience: what moves a unit to obey a claimant, and what holds it back, in logits.
 *
 * Decision worth knowing: this is the one definition. The day sums the terms, `why` shows them, and both sum
 * them in the same order, so that what is shown makes the same obedience again.
 */

/** Weights of the terms, those of the scenario's mechanisms. */
export interface TermWeights {
  readonly base: number;
  readonly support: number;
  readonly company: number;
  readonly chain: number;
  readonly kinship: number;
  readonly agitation: number;
  readonly habit: number;
}

/** What a unit feels toward one claimant. */
export interface Felt {
  /** Support of its people for the claimant less that for the best rival, -2 to 2. */
  readonly rivalry: number;
  /** Discipline and agitation toward the lawful chain, 0 to 1; 0 where the claimant is not that. */
  readonly discipline: number;
  readonly agitation: number;
  /** Reluctance to act against those in the street, 0 to 1; 0 where the claimant does not govern. */
  readonly kinship: number;
  /** Obedience of yesterday, 0 to 1. */
  readonly yesterday: number;
}

/** What each term adds to the logit of obedience; company, which depends on all others, is not among them. */
export type OwnTerms = Readonly<Record<Exclude<keyof TermWeights, 'company'>, number>>;

export const ownTerms = (weights: TermWeights, felt: Felt): OwnTerms => ({
  base: -weights.base,
  support: weights.support * felt.rivalry,
  chain: weights.chain * felt.discipline,
  agitation: -(weights.agitation * felt.agitation),
  kinship: -(weights.kinship * felt.kinship),
  habit: weights.habit * (felt.yesterday - 0.5),
});

/** The logit of obeying, company left out. */
export const sumOfOwn = ({ base, support, chain, agitation, kinship, habit }: OwnTerms): number =>
  base + support + (chain + agitation) + kinship + habit;

/** What company adds: the believed chance of one of `n` claimants, against an even one. */
export const companyTerm = (company: number, chance: number, n: number): number => company * (chance - 1 / n);

/** The street: whom a unit can follow where only one authority claims to be obeyed. */
export const STREET = -1;

/** Claimants by index: the authorities that exist, and beside a single one the street. */
export const claimantsOf = (founded: readonly boolean[]): number[] => {
  const all = founded.flatMap((exists, authority) => (exists ? [authority] : []));
  return all.length === 1 ? [...all, STREET] : all;
};

/**
 * What a unit's people hold of a claimant, -1..1: of the street, what they hold against the only authority.
 */
export const supportFor = (supports: Float64Array, claimant: number, only: number): number =>
  claimant === STREET ? -supports[only] : supports[claimant];

/** A share of a claimant, 0..1, of shares by authority: the street has what the only authority has not. */
export const shareFor = (shares: Float64Array, claimant: number, only: number): number =>
  claimant === STREET ? 1 - shares[only] : shares[claimant];

/** Support of a unit's people for one of some claimants less that for the best of the others, -2..2. */
export const rivalryOf = (supports: Float64Array, claimants: readonly number[], index: number): number => {
  const [only] = claimants;
  let best = -1;
  for (let i = 0; i < claimants.length; i++)
    if (i !== index) best = Math.max(best, supportFor(supports, claimants[i], only));
  return supportFor(supports, claimants[index], only) - best;
};

/** How fast agitation follows the agitators a unit is in contact with, a day. */
const CONTACT_RATE = 0.05;

/**
 * Agitators among the people of a unit, 0..1: those of parties that stand against an authority, as far as
 * they reach these people.
 */
export const contactOf = (reach: ArrayLike<number>, lineOf: (party: number) => number): number => {
  let contact = 0;
  for (let p = 0; p < reach.length; p++) contact += reach[p] * Math.max(0, -lineOf(p));
  return Math.min(1, contact);
};

/** Agitation of a unit tomorrow, 0..1: it follows the contact with agitators. */
export const nextAgitation = (agitation: number, contact: number): number =>
  agitation + CONTACT_RATE * (contact - agitation);
