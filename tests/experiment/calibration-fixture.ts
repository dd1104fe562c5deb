/** Models with known posteriors, to be sampled without a scenario. */
import { sample, type Sampled, type Sampling } from '../../src/experiment/calibration/sampler.js';
import { entityOf, keysFromSeed, normal, PURPOSE, uniform } from '../../src/foundation/random.js';

/** A model: figures from parameters, which are shares of their ranges, and from draws of its own. */
export type Toy = (
  shares: readonly number[],
  draw: { readonly normal: (channel: number) => number; readonly uniform: (channel: number) => number },
) => (number | null)[] | null;

/** Draws of one run, addressed by a text. */
export function drawsOf(seed: string) {
  const keys = keysFromSeed(seed);
  const entity = entityOf('toy');
  return {
    normal: (channel: number) => normal(keys, PURPOSE.noise, 0, entity, channel),
    uniform: (channel: number) => uniform(keys, PURPOSE.noise, 0, entity, channel),
  };
}

/** Samples a toy. */
export const sampleToy = (toy: Toy, asked: Sampling): Promise<Sampled> =>
  sample(asked, ({ generation, from, particles }) =>
    Promise.resolve(
      particles.map((shares, i) => toy(shares, drawsOf(`${asked.seed} ${generation} ${from + i}`))),
    ),
  );

/** The last generation there is. */
export function lastOf({ generations }: Sampled) {
  const last = generations.at(-1);
  if (last === undefined) throw new Error('nothing was sampled');
  return last;
}

/** A normal mean with a known error; the prior is flat and wide, so the posterior is normal about the record. */
export const gaussian =
  (error: number): Toy =>
  ([share], draw) => [20 * share - 10 + error * draw.normal(0)];
