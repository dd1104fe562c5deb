/**
 * The terms of everyday obedience: what moves a unit to obey a claimant, and what holds it back, in logits.
 *
 * Decision worth knowing: this is the one definition. The day sums the terms, `why` shows them, and both sum them in the same order, so that
 * what is shown makes the same obedience again.
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
