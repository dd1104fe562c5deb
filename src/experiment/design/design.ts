/**
 * Designs: which combinations of levels an experiment runs.
 *
 * Decision worth knowing: a Latin hypercube (McKay, Beckman and Conover 1979) is drawn from addressed draws
 * of the seed, so the same command makes the same points on every machine, and a point is a plain value that
 * can travel.
 */
import { entityOf, keysFromSeed, PURPOSE, uniform, type Keys } from '../../foundation/random.js';
import type { Change } from '../../scenario/intervene.js';
import { levelCells, type Factor, type Level } from './factor.js';
import type { Row } from '../tables/table.js';

/** One combination of levels: a scenario of its own. Plain data. */
export interface Point {
  /** The level of each factor, by the names of its columns. */
  readonly levels: Row;
  readonly changes: readonly Change[];
}

const pointOf = (factors: readonly Factor[], levels: readonly Level[]): Point => ({
  levels: Object.fromEntries(
    factors.flatMap(({ column }, i) => Object.entries(levelCells(column, levels[i]))),
  ),
  changes: levels.flatMap((level) => level.interventions.map(({ locate: _locate, ...change }) => change)),
});

/** Every combination of levels; the last factor varies fastest. Factors must be countable. */
export function gridDesign(factors: readonly Factor[]): Point[] {
  const combinations = factors.reduce<Level[][]>(
    (all, factor) =>
      all.flatMap((levels) =>
        Array.from({ length: factor.size }, (_, index) => [...levels, factor.at(index)]),
      ),
    [[]],
  );
  return combinations.map((levels) => pointOf(factors, levels));
}

/** The numbers 0 to `count` - 1 in a random order (Fisher and Yates). */
function shuffled(count: number, keys: Keys, entity: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform(keys, PURPOSE.parameter, 0, entity, i) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Points of which each has its own part of every factor's range, at a random place in it. */
export function latinDesign(factors: readonly Factor[], pointCount: number, seed: string): Point[] {
  const keys = keysFromSeed(seed);
  const shares = factors.map(({ column }) => {
    const entity = entityOf('latin', column.name);
    const place = (i: number) => uniform(keys, PURPOSE.parameter, 1, entity, i);
    return shuffled(pointCount, keys, entity).map((part, i) => (part + place(i)) / pointCount);
  });
  return Array.from({ length: pointCount }, (_, i) =>
    pointOf(
      factors,
      factors.map((factor, f) => factor.within(shares[f][i])),
    ),
  );
}

/** The seed of a replicate, which counts from 1. */
export const replicateSeed = (seed: string, replicate: number): string => `${seed} #${replicate}`;

/** Numbers from the first to before the second. */
export type NumberRange = readonly [number, number];

/** Combinations of points with replicates: a run is one of each. */
export interface Block {
  readonly points: NumberRange;
  readonly replicates: NumberRange;
}

/** Runs that are computed and kept together. */
export interface Batch extends Block {
  readonly index: number;
}

const lengthOf = ([from, to]: NumberRange): number => to - from;

/** How many runs a block has. */
export const runsIn = ({ points, replicates }: Block): number => lengthOf(points) * lengthOf(replicates);

/** So many that threads end nearly together; each is a message, and a shard where runs are kept. */
const BATCHES_WANTED = 128;
const RUNS_MAX = 256;

/** At most so many points share a past: their definitions are kept in memory together. */
const POINTS_MAX = 256;

/**
 * The batches of a block, in order of replicates; a function of its size alone, so that all who work on it
 * agree.
 */
export function batchesIn(block: Block, firstIndex = 0): Batch[] {
  const { points, replicates } = block;
  const blocks = Math.ceil(lengthOf(points) / POINTS_MAX);
  const width = Math.ceil(lengthOf(points) / blocks);
  const wanted = Math.min(RUNS_MAX, Math.ceil(runsIn(block) / BATCHES_WANTED));
  const depth = Math.max(1, Math.floor(wanted / width));
  const count = Math.ceil(lengthOf(replicates) / depth);
  return Array.from({ length: count * blocks }, (_, index) => {
    const first = replicates[0] + Math.floor(index / blocks) * depth;
    const left = points[0] + (index % blocks) * width;
    return {
      index: firstIndex + index,
      points: [left, Math.min(points[1], left + width)],
      replicates: [first, Math.min(replicates[1], first + depth)],
    };
  });
}

/** How many batches have the same seeds: those of one range of seeds at all points. */
export const blocksIn = (pointCount: number, runs: number): number =>
  batchesOf(pointCount, runs).filter(({ replicates }, _i, [first]) => replicates[0] === first.replicates[0])
    .length;

/** The batches of so many points and replicates. */
export const batchesOf = (pointCount: number, runs: number): Batch[] =>
  batchesIn({ points: [0, pointCount], replicates: [1, runs + 1] });
