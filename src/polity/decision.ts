/**
 * The one mechanism for all collective choices: voters with weights, options with utilities, a rule, a
 * temperature.
 *
 * Decision worth knowing: each voter errs by Gumbel noise (McFadden 1974), so choices are logit and the
 * outcome's probability is exact by enumerating all votes; the likelihood of the choice that history made is
 * then known, not sampled.
 */
import { exp } from '../foundation/math.js';

export type VotingRule = 'majority' | 'consent';

/** A chance as somebody believes it who errs by so much, 0..1. */
export const believed = (chance: number, error: number): number => Math.min(1, Math.max(0, chance + error));

/** Logit probabilities of one voter's options. */
export const choiceProbabilities = (utilities: readonly number[], temperature: number): number[] => {
  const most = Math.max(...utilities);
  const powers = utilities.map((utility) => exp((utility - most) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

/**
 * The option a vote leads to. Majority: the greatest weight, ties to the lowest option. Consent: the option
 * all agree on, otherwise the first (things stay as they are).
 *
 * @param votes option by voter
 */
export const outcomeOf = (
  votes: readonly number[],
  weights: readonly number[],
  optionCount: number,
  rule: VotingRule,
): number => {
  if (rule === 'consent') return votes.every((vote) => vote === votes[0]) ? (votes[0] ?? 0) : 0;
  const sums = new Array<number>(optionCount).fill(0);
  votes.forEach((vote, voter) => (sums[vote] += weights[voter]));
  return sums.indexOf(Math.max(...sums));
};

/** Exact probability of each outcome, enumerating every combination of votes (at most 6^8). */
export const outcomeProbabilities = (
  choices: readonly (readonly number[])[],
  weights: readonly number[],
  optionCount: number,
  rule: VotingRule,
): number[] => {
  const result = new Array<number>(optionCount).fill(0);
  const votes: number[] = [];
  const descend = (voter: number, probability: number): void => {
    if (voter === choices.length) {
      result[outcomeOf(votes, weights, optionCount, rule)] += probability;
      return;
    }
    choices[voter].forEach((chance, option) => {
      votes[voter] = option;
      descend(voter + 1, probability * chance);
    });
  };
  descend(0, 1);
  return result;
};
