/**
 * Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018, arXiv:1804.06788): where parameters are drawn from the prior and a
 * record from them, the truth has each rank among draws of the posterior equally often. Too wide a posterior puts it in the middle, too narrow a one at the ends.
 *
 * The model is linear and normal, with a flat prior: two parameters of which one figure sees the first, the other both. Its posterior is a normal
 * distribution cut at the ends of the ranges. Every particle has a run of its own, as in a calibration.
 */
import { momentsOf } from '../../src/experiment/calibration/proposal.js';
import { sample, type Round } from '../../src/experiment/calibration/sampler.js';
import { entityOf, keysFromSeed, normal, PURPOSE, uniform, type Keys } from '../../src/foundation/random.js';

/** Standard errors of the two figures, in shares of the range. */
const ERRORS = [0.1, 0.15];

/** Draws of the posterior that the truth is ranked among: it has one rank more than there are draws. */
const DRAWS = 19;
export const RANKS = DRAWS + 1;

const NAMES = ['a', 'b'];

/** Figures of parameters in a run of an address. */
function figuresOf([a, b]: readonly number[], keys: Keys, tick: number, number: number): number[] {
  const errorOf = (figure: number) =>
    ERRORS[figure] * normal(keys, PURPOSE.noise, tick, entityOf('figure', figure), number);
  return [a + errorOf(0), (a + b) / 2 + errorOf(1)];
}

/** What is asked of the sampler. */
export interface RankedSampling {
  /** Truths that are drawn. */
  readonly trials: number;
  readonly particles: number;
  readonly generations: number;
  readonly seed: string;
  /** How many times as far from their mean particles are set before draws are taken: 1, or a sampler that errs. */
  readonly stretches: readonly number[];
}

/** [stretch][parameter][rank] How often the truth had it. */
export async function rankCounts(asked: RankedSampling): Promise<number[][][]> {
  const counts = asked.stretches.map(() => NAMES.map(() => Array.from({ length: RANKS }, () => 0)));
  for (let trial = 0; trial < asked.trials; trial++) {
    const seed = `${asked.seed} ${String(trial)}`;
    const keys = keysFromSeed(seed);
    const drawn = (what: string, channel = 0) => uniform(keys, PURPOSE.parameter, 0, entityOf(what), channel);
    const truth = NAMES.map((name) => drawn(`truth ${name}`));
    const observations = figuresOf(truth, keys, 0, 0).map((value) => ({ value, weight: 1 }));
    const simulate = ({ generation, from, particles }: Round) =>
      Promise.resolve(particles.map((shares, i) => figuresOf(shares, keys, generation, from + i)));
    const { particles: count, generations } = asked;
    const sampled = await sample(
      { names: NAMES, observations, particles: count, generations, seed },
      simulate,
    );
    const last = sampled.generations[sampled.generations.length - 1].particles;
    const posterior = Array.from({ length: DRAWS }, (_, i) => {
      let left = drawn('posterior', i);
      return (last.find(({ weight }) => (left -= weight) < 0) ?? last[0]).shares;
    });
    const { mean } = momentsOf(last);
    asked.stretches.forEach((times, s) => {
      const isBelow = (share: number, p: number) => mean[p] + times * (share - mean[p]) < truth[p];
      NAMES.forEach((_, p) => counts[s][p][posterior.filter((shares) => isBelow(shares[p], p)).length]++);
    });
  }
  return counts;
}

/** Pearson's statistic of counts that are expected to be equal. */
export function unevenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The share of truths inside the middle part of the posterior that so many ranks at each end leave. */
export const coverageOf = (counts: readonly number[], left: number): number =>
  counts.slice(left, counts.length - left).reduce((sum, count) => sum + count, 0) /
  counts.reduce((sum, count) => sum + count, 0);
