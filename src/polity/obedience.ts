/**
 * Who would obey whom, given who else would: a fixed point.
 *
 * Decision worth knowing: nobody wants to be alone, so obedience depends on the chance each claimant is believed to have, and that chance
 * on everybody's obedience. The map is iterated undamped from two opposite beliefs; where the two ends differ, history could go either way.
 */
import { logistic, exp } from '../foundation/math.js';
import { tullock } from './contest.js';

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
  readonly iterations: number;
  readonly residual: number;
}

/** Obedience of one unit, given the chances: each claimant apart (logistic), or one of them or none (softmax). */
const obey = (problem: ObedienceProblem, unit: number, chances: Float64Array, out: Float64Array): void => {
  const n = problem.claimantCount;
  const row = unit * n;
  if (problem.neither === null) {
    for (let a = 0; a < n; a++)
      out[row + a] = logistic(problem.logits[row + a] + problem.company * (chances[a] - 1 / n));
    return;
  }
  let sum = exp(problem.neither);
  for (let a = 0; a < n; a++) {
    out[row + a] = exp(problem.logits[row + a] + problem.company * (chances[a] - 1 / n));
    sum += out[row + a];
  }
  for (let a = 0; a < n; a++) out[row + a] /= sum;
};

/** Force each claimant would command. */
export const commandedForces = (problem: ObedienceProblem, obedience: Float64Array): Float64Array => {
  const forces = Float64Array.from(problem.ownForces);
  for (let u = 0; u < problem.unitCount; u++)
    for (let a = 0; a < problem.claimantCount; a++)
      forces[a] += problem.forces[u] * obedience[u * problem.claimantCount + a];
  return forces;
};

/** Iterates from given chances to rest, or to the cap. */
export const solveFrom = (problem: ObedienceProblem, start: Float64Array): ObedienceSolution => {
  const obedience = new Float64Array(problem.unitCount * problem.claimantCount);
  let chances: Float64Array = Float64Array.from(start);
  let residual = Infinity;
  let iterations = 0;
  while (residual > TOLERANCE && iterations < ITERATION_CAP) {
    for (let u = 0; u < problem.unitCount; u++) obey(problem, u, chances, obedience);
    const next = tullock(commandedForces(problem, obedience), problem.exponent);
    residual = chances.reduce((most, chance, a) => Math.max(most, Math.abs(chance - next[a])), 0);
    chances = next;
    iterations++;
  }
  return { obedience, chances, iterations, residual };
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
  const high = solveFrom(problem, certainty(problem.claimantCount, favourite, 1));
  const low = solveFrom(problem, certainty(problem.claimantCount, favourite, 0));
  const distance = (solution: ObedienceSolution) =>
    solution.chances.reduce((sum, chance, a) => sum + Math.abs(chance - yesterday[a]), 0);
  const gap = high.chances.reduce((most, chance, a) => Math.max(most, Math.abs(chance - low.chances[a])), 0);
  return { chosen: distance(low) < distance(high) ? low : high, hinge: gap > 1e-6 ? gap : 0 };
};
