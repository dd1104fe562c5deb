/**
 * Who would obey whom, given who else would: a fixed point.
 *
 * Decision worth knowing: nobody wants to be alone, so obedience depends on the chance each claimant is
 * believed to have, and that chance on everybody's obedience. The map is iterated undamped from two opposite
 * beliefs; where the two ends differ, history could go either way. It works on odds, not on logits: what a
 * unit would do by itself is worked out once, and each iteration only multiplies it by what company does to
 * the odds of a claimant.
 */
import { clamp, exp } from '../foundation/math.js';
import { tullock } from './contest.js';
import { companyTerm } from './everyday.js';

/** Iterations after which the solver gives up and reports its residual. */
export const ITERATION_CAP = 500;
const TOLERANCE = 1e-9;

export interface ObedienceProblem {
  readonly unitCount: number;
  readonly claimantCount: number;
  /** [units x claimants] logit of obeying, everything but company. */
  readonly logits: Float64Array;
  /** [units] force each unit lends to the claimant it obeys. */
  readonly forces: Float64Array;
  /** [claimants] force that needs no unit (people in the street). */
  readonly ownForces: Float64Array;
  /** Weight of company. */
  readonly company: number;
  /** Exponent of the believed chance. */
  readonly exponent: number;
  /** Logit of obeying nobody in an exclusive choice; null when obedience is not exclusive. */
  readonly neither: number | null;
}

export interface ObedienceSolution {
  /** [units x claimants] share that obeys. */
  readonly obedience: Float64Array;
  /** [claimants] believed chances, summing to 1. */
  readonly chances: Float64Array;
  /**
   * [claimants] the chances that `obedience` answers to: those of the round before, at rest the same within
   * the tolerance.
   */
  readonly believed: Float64Array;
  readonly iterations: number;
  readonly residual: number;
}

/** Odds beyond e to this are certainty: products of two such are still numbers. */
const LOGIT_MAX = 300;

const oddsOf = (logit: number): number => exp(clamp(logit, -LOGIT_MAX, LOGIT_MAX));

/**
 * Obedience of every unit, given its odds and the chances: each claimant apart (logistic), or one of them or
 * none (softmax).
 */
const obey = (
  { claimantCount: n, company, neither }: ObedienceProblem,
  odds: Float64Array,
  chances: Float64Array,
  out: Float64Array,
): void => {
  for (let a = 0; a < n; a++) {
    const followed = oddsOf(companyTerm(company, chances[a], n));
    for (let i = a; i < odds.length; i += n) {
      const weight = odds[i] * followed;
      out[i] = neither === null ? weight / (1 + weight) : weight;
    }
  }
  if (neither !== null) shareOut(out, n, oddsOf(neither));
};

/** Turns each row of weights, with that of "neither", into shares. */
const shareOut = (weights: Float64Array, n: number, neither: number): void => {
  for (let row = 0; row < weights.length; row += n) {
    let sum = neither;
    for (let a = 0; a < n; a++) sum += weights[row + a];
    for (let a = 0; a < n; a++) weights[row + a] /= sum;
  }
};

/** Force each claimant would command, in a place of its own unless there is one. */
export const commandedForces = (
  { claimantCount: n, unitCount, forces, ownForces }: ObedienceProblem,
  obedience: Float64Array,
  commanded = new Float64Array(n),
): Float64Array => {
  for (let a = 0; a < n; a++) {
    commanded[a] = ownForces[a];
    for (let u = 0; u < unitCount; u++) commanded[a] += forces[u] * obedience[u * n + a];
  }
  return commanded;
};

/** The greatest difference of two rows. */
const farthest = (row: Float64Array, other: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < row.length; i++) most = Math.max(most, Math.abs(row[i] - other[i]));
  return most;
};

const oddsOfAll = (logits: Float64Array): Float64Array => {
  const odds = new Float64Array(logits.length);
  for (let i = 0; i < odds.length; i++) odds[i] = oddsOf(logits[i]);
  return odds;
};

/**
 * Iterates from given chances to rest, or to the cap; the odds are those of the problem, for whoever has them
 * already.
 */
export const solveFrom = (
  problem: ObedienceProblem,
  start: Float64Array,
  odds = oddsOfAll(problem.logits),
): ObedienceSolution => {
  const n = problem.claimantCount;
  const obedience = new Float64Array(problem.unitCount * n);
  const forces = new Float64Array(n);
  let [chances, next] = [Float64Array.from(start), new Float64Array(n)];
  let residual = Infinity;
  let iterations = 0;
  while (residual > TOLERANCE && iterations < ITERATION_CAP) {
    obey(problem, odds, chances, obedience);
    tullock(commandedForces(problem, obedience, forces), problem.exponent, next);
    residual = farthest(chances, next);
    [chances, next] = [next, chances];
    iterations++;
  }
  return { obedience, chances, believed: next, iterations, residual };
};

const certainty = (n: number, favourite: number, chance: number): Float64Array =>
  new Float64Array(n).map((_, a) => (a === favourite ? chance : n > 1 ? (1 - chance) / (n - 1) : chance));

export interface TwoSolutions {
  /** The solution nearest to what people believed yesterday. */
  readonly chosen: ObedienceSolution;
  /** Largest difference of a believed chance between the two ends; above zero the day is a hinge. */
  readonly hinge: number;
}

/** Solves from "the favourite is sure to win" and from "the favourite is sure to lose". */
export const solveObedience = (
  problem: ObedienceProblem,
  favourite: number,
  yesterday: Float64Array,
): TwoSolutions => {
  const odds = oddsOfAll(problem.logits);
  const high = solveFrom(problem, certainty(problem.claimantCount, favourite, 1), odds);
  const low = solveFrom(problem, certainty(problem.claimantCount, favourite, 0), odds);
  const distance = (solution: ObedienceSolution) =>
    solution.chances.reduce((sum, chance, a) => sum + Math.abs(chance - yesterday[a]), 0);
  const gap = farthest(high.chances, low.chances);
  return { chosen: distance(low) < distance(high) ? low : high, hinge: gap > 1e-6 ? gap : 0 };
};
