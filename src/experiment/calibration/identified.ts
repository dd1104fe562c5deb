/**
 * What particles say of parameters: where each lies, whether the data identify it, and which directions they
 * identify together.
 *
 * Decision worth knowing: a parameter is identified where the variance of its particles is less than that of
 * its prior by more than twice what the variance of as many draws from the prior errs. The error is that of
 * the effective sample size, and so every verdict can be told by its numbers.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { momentsOf, type Weighted } from './proposal.js';

/** The variance of a uniform distribution from 0 to 1. */
const PRIOR_VARIANCE = 1 / 12;

/** The variance of the square of a uniform deviation, in units of its squared variance: 9/5 - 1. */
const KURTOSIS = 0.8;

/** A quantile of weighted values: the least value at and below which so much of the weight lies. */
export function weightedQuantile(
  values: readonly number[],
  weights: readonly number[],
  share: number,
): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  let sum = 0;
  for (const i of order) {
    sum += weights[i];
    if (sum >= share - 1e-12) return values[i];
  }
  return values[order[order.length - 1]];
}

/** One parameter, in shares of its range. */
export interface Marginal {
  readonly mean: number;
  /** Standard deviation of the particles, and standard error of their mean. */
  readonly spread: number;
  readonly error: number;
  /** Ends of the middle 90 % of the weight, and the median. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Variance of the particles over that of the prior. */
  readonly width: number;
  readonly identified: boolean;
}

/** A sum of parameters in which particles differ less than the prior. */
export interface Direction {
  /** Variance of the particles along it over that of the prior. */
  readonly width: number;
  /** [parameter] What each takes part with, the length of all being 1. */
  readonly loadings: readonly number[];
}

/** What particles say of all parameters. */
export interface Identified {
  readonly marginals: readonly Marginal[];
  /** [parameter][parameter] */
  readonly correlations: readonly (readonly number[])[];
  /** Those that are identified, the narrowest first. */
  readonly directions: readonly Direction[];
}

/** Variances below this share of that of the prior are no chance. */
export const widthMax = (effective: number): number => 1 - 2 * Math.sqrt(KURTOSIS / effective);

/** Reads particles. */
export function identify(particles: readonly Weighted[], effective: number): Identified {
  const { mean, covariance } = momentsOf(particles);
  const weights = particles.map(({ weight }) => weight);
  const most = widthMax(effective);
  const marginals = mean.map((each, f): Marginal => {
    const values = particles.map(({ shares }) => shares[f]);
    const at = (share: number) => weightedQuantile(values, weights, share);
    const variance = covariance[f][f];
    const width = variance / PRIOR_VARIANCE;
    return {
      ...{ mean: each, spread: Math.sqrt(variance), error: Math.sqrt(variance / effective) },
      ...{ low: at(0.05), median: at(0.5), high: at(0.95), width, identified: width < most },
    };
  });
  const correlations = covariance.map((row, f) =>
    row.map((value, g) => (f === g ? 1 : value / Math.sqrt(covariance[f][f] * covariance[g][g]) || 0)),
  );
  // Draws from the prior alone have directions as narrow as this (Marchenko & Pastur 1967).
  const edge = Math.max(0, 1 - Math.sqrt(mean.length / effective)) ** 2;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(covariance), {
    assumeSymmetric: true,
  });
  const directions = realEigenvalues
    .map((value, i): Direction => {
      const loadings = eigenvectorMatrix.getColumn(i);
      const largest = loadings.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
      return { width: value / PRIOR_VARIANCE, loadings: loadings.map((each) => each * Math.sign(largest)) };
    })
    .filter(({ width }) => width < most * edge)
    .sort((a, b) => a.width - b.width);
  return { marginals, correlations, directions };
}
