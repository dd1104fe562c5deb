/**
 * Indices of variance: which part of the variance of an outcome a parameter makes alone (first order), and in
 * which it takes part (total), after Sobol (1993); estimators of Saltelli et al. (2010, Computer Physics
 * Communications 181, 259-270, table 2 b) and Jansen (1999, Computer Physics Communications 117, 35-43).
 *
 * Decision worth knowing: of a model with chance in it the indices are those of its expectation, the mean
 * over all seeds that there could be. Squares and products are taken over different seeds, so that noise,
 * which would count as an interaction of everything with everything, cancels (`seeds.ts`).
 */
import type { Estimate } from '../many/interval.js';
import { ratioOf, redraws } from './bootstrap.js';
import { crossProduct, lessBySeed, seedNoise, wholeBlocks, type SeedNoise, type Values } from './seeds.js';

/** What one outcome owes to each parameter. */
export interface SobolIndices {
  /** Pairs of base points in which every run has a value. */
  readonly blocks: number;
  /** [parameter] Null where the outcome does not vary enough to be told. */
  readonly first: readonly (Estimate | null)[];
  readonly total: readonly (Estimate | null)[];
  readonly noise: SeedNoise;
}

/**
 * Estimates the indices of Sobol with 95 % intervals of a bootstrap over pairs of base points.
 *
 * @param values [point][seed] the outcome, in any unit, at the points of a radial design: of each pair A, B,
 * and A with one parameter as in B; seeds are the same at all points, two or more where there is noise
 * @param parameters number of parameters
 * @throws RangeError where there are not so many points for whole blocks
 */
export function sobolIndices(values: Values, parameters: number): SobolIndices {
  const size = parameters + 2;
  if (values.length === 0 || values.length % size > 0)
    throw new RangeError(`${values.length} points are no blocks of ${size}`);
  const blocks = wholeBlocks(values, size);
  const at = (block: number, place: number) => values[block * size + place];
  const bases = blocks.flatMap((block) => [at(block, 0), at(block, 1)]);
  const noise = seedNoise(bases);
  const seeds = bases[0]?.length ?? 0;
  const means = Array.from(
    { length: seeds },
    (_, seed) => bases.reduce((sum, base) => sum + base[seed], 0) / bases.length,
  );
  // A variance of base points is one with a mean of its own: it is smaller by one of so many.
  const scale = bases.length / (bases.length - 1) / 2;
  const square = (list: readonly number[]) => crossProduct(list, list);
  const wholes = blocks.map(
    (block) => scale * (square(lessBySeed(at(block, 0), means)) + square(lessBySeed(at(block, 1), means))),
  );
  const draws = redraws(blocks.length);
  const ofEach = (part: (block: number, place: number) => number) =>
    Array.from({ length: parameters }, (_, f) =>
      ratioOf(
        blocks.map((block) => part(block, f + 2)),
        wholes,
        draws,
      ),
    );
  return {
    blocks: blocks.length,
    first: ofEach((block, place) =>
      crossProduct(lessBySeed(at(block, 1), means), lessBySeed(at(block, place), at(block, 0))),
    ),
    total: ofEach((block, place) => square(lessBySeed(at(block, 0), at(block, place))) / 2),
    noise,
  };
}
