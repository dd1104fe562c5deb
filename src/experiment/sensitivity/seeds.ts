/**
 * What a model with chance in it says at a point: a value a seed. What parameters do is told apart from what
 * seeds do by products of different seeds, in which the noise of neither is squared.
 */

/** Values of one outcome: [point][seed]; not a number where a run has none. */
export type Values = readonly (readonly number[])[];

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The mean over seeds. */
export const meanOverSeeds = (values: readonly number[]): number => total(values) / values.length;

/**
 * The mean product of a value of one list and a value of the other that has another seed: the product of
 * their expectations without that of their noise. Of one seed it is the plain product, noise and all.
 */
export function crossProduct(one: readonly number[], other: readonly number[]): number {
  const seeds = one.length;
  if (seeds === 1) return one[0] * other[0];
  const same = total(one.map((value, seed) => value * other[seed]));
  return (total(one) * total(other) - same) / (seeds * (seeds - 1));
}

/** One list less another, seed by seed. */
export const lessBySeed = (one: readonly number[], other: readonly number[]): number[] =>
  one.map((value, seed) => value - other[seed]);

/** The variance of the mean over seeds, by how they differ; not a number of one seed. */
export function noiseOfMean(values: readonly number[]): number {
  const mean = meanOverSeeds(values);
  const squares = total(values.map((value) => (value - mean) ** 2));
  return squares / (values.length - 1) / values.length;
}

/** Numbers of the blocks of so many points in which every run has a value. */
export const wholeBlocks = (values: Values, size: number): number[] =>
  Array.from({ length: Math.floor(values.length / size) }, (_, block) => block).filter((block) =>
    values.slice(block * size, (block + 1) * size).every((seeds) => seeds.every(Number.isFinite)),
  );

/** How much of the variance of single runs is that of seeds, 0 to 1. */
export interface SeedNoise {
  /** Variance of the expected outcome over points: what parameters do. */
  readonly parameters: number;
  /** Variance of single runs over points and seeds. */
  readonly all: number;
  /** Null of one seed, where the two cannot be told apart, and where nothing varies. */
  readonly share: number | null;
}

/** Parts the variance of runs over independent points; each seed is taken about its own mean. */
export function seedNoise(points: Values): SeedNoise {
  const [count, seeds] = [points.length, points[0]?.length ?? 0];
  const means = Array.from(
    { length: seeds },
    (_, seed) => total(points.map((values) => values[seed])) / count,
  );
  const mean = meanOverSeeds(means);
  const about = points.map((values) => lessBySeed(values, means));
  const parameters = total(about.map((values) => crossProduct(values, values))) / (count - 1);
  const squares = total(points.map((values) => total(values.map((value) => (value - mean) ** 2))));
  const all = squares / (count * seeds - 1);
  const share = seeds > 1 && all > 0 ? Math.min(1, Math.max(0, 1 - parameters / all)) : null;
  return { parameters, all, share };
}
