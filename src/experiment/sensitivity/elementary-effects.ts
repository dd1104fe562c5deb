/**
 * Screening by elementary effects: by how much an outcome moves when one parameter does, at several places
 * (Morris 1991, Technometrics 33, 161-174); mu* is the mean of their sizes, in which ups and downs do not
 * cancel (Campolongo, Cariboni & Saltelli 2007, Environmental Modelling & Software 22, 1509-1518).
 */
import { MORRIS_STEP, type Trajectory } from '../design/sensitivity-points.js';
import type { Estimate } from '../many/interval.js';
import { meanOf, redraws } from './bootstrap.js';
import {
  lessBySeed,
  meanOverSeeds,
  noiseOfMean,
  seedNoise,
  wholeBlocks,
  type SeedNoise,
  type Values,
} from './seeds.js';

/** The effects of one parameter on one outcome, in units of the outcome over the whole range. */
export interface ElementaryEffect {
  /** Mean size, with a 95 % interval of a bootstrap over trajectories. */
  readonly muStar: Estimate;
  /** Mean, with its sign. */
  readonly mu: number;
  /** Standard deviation: great where the effect depends on the other parameters, or on chance. */
  readonly sigma: number;
  /** The mean size that the noise of so many seeds alone would give; null of one seed. */
  readonly floor: number | null;
}

/** What moves one outcome. */
export interface Screening {
  /** Trajectories in which every run has a value. */
  readonly blocks: number;
  /** [parameter] */
  readonly effects: readonly ElementaryEffect[];
  readonly noise: SeedNoise;
}

/** The mean size of a normal deviate, in standard deviations. */
const MEAN_SIZE = Math.sqrt(2 / Math.PI);

function effectOf(bySeed: readonly (readonly number[])[], draws: readonly Uint32Array[]): ElementaryEffect {
  const effects = bySeed.map(meanOverSeeds);
  const mu = meanOverSeeds(effects);
  const squares = effects.reduce((sum, effect) => sum + (effect - mu) ** 2, 0);
  const noises = bySeed.map((seeds) => MEAN_SIZE * Math.sqrt(noiseOfMean(seeds)));
  const floor = meanOverSeeds(noises);
  return {
    muStar: meanOf(effects.map(Math.abs), draws),
    ...{ mu, sigma: Math.sqrt(squares / (effects.length - 1)) },
    floor: Number.isFinite(floor) ? floor : null,
  };
}

/**
 * Estimates what each parameter does over its range.
 *
 * @param values [point][seed] the outcome at the points of trajectories, one after the other: their
 * beginning, and where they are after each step; seeds are the same at all points
 * @param trajectories which parameter moves at each step, and whereto
 * @throws RangeError where points and trajectories do not fit
 */
export function elementaryEffects(values: Values, trajectories: readonly Trajectory[]): Screening {
  const parameters = trajectories[0]?.order.length ?? 0;
  const size = parameters + 1;
  if (trajectories.length === 0 || values.length !== trajectories.length * size)
    throw new RangeError(`${values.length} points are no ${trajectories.length} trajectories of ${size}`);
  const blocks = wholeBlocks(values, size);
  const draws = redraws(blocks.length);
  const effects = Array.from({ length: parameters }, (_, f) => {
    const bySeed = blocks.map((block) => {
      const { order, rises } = trajectories[block];
      const before = block * size + order.indexOf(f);
      const sign = rises[f] ? 1 : -1;
      return lessBySeed(values[before + 1], values[before]).map((moved) => (sign * moved) / MORRIS_STEP);
    });
    return effectOf(bySeed, draws);
  });
  // Points of one trajectory resemble each other: only their beginnings are independent.
  return { blocks: blocks.length, effects, noise: seedNoise(blocks.map((block) => values[block * size])) };
}
