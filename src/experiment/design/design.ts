/**
 * Designs: which combinations of levels an experiment runs.
 *
 * Decision worth knowing: a Latin hypercube (McKay, Beckman and Conover 1979) is drawn from addressed draws
 * of the seed, so the same command makes the same points on every machine. A design is a formula, and none of
 * its points is written down: what travels and is kept does not grow with their number.
 */
import { entityOf, keysFromSeed, PURPOSE, uniform, type Keys } from '../../foundation/random.js';
import type { Change } from '../../scenario/intervene.js';
import { factorOf, levelCells, plainChanges, type Factor, type FactorSpec, type Level } from './factor.js';
import { morrisShares, saltelliShares } from './sensitivity-points.js';
import type { Row } from '../tables/table.js';

/** One combination of levels: a scenario of its own. Plain data. */
export interface Point {
  /** The level of each factor, by the names of its columns. */
  readonly levels: Row;
  readonly changes: readonly Change[];
}

/** Designs of sensitivity analyses: trajectories of a screening, and pairs of base points. */
export type SensitivityDesign = 'morris' | 'sobol';

/** A design as a formula: what its points are follows from it, one by one. Plain data. */
export type DesignFormula =
  | { readonly kind: 'grid'; readonly factors: readonly FactorSpec[] }
  | {
      readonly kind: 'lhs' | SensitivityDesign;
      readonly factors: readonly FactorSpec[];
      /** Number of points; of a sensitivity analysis that of its blocks. */
      readonly count: number;
      /** Any text; all chance of the design derives from it. */
      readonly seed: string;
    };

/** Where points come from: a formula, or a list. */
export type PointSource = DesignFormula | readonly Point[];

/** The points of a design, each of which is made when it is asked for. */
export class Points implements Iterable<Point> {
  constructor(
    readonly length: number,
    /** The point of a number below `length`. */
    readonly at: (index: number) => Point,
  ) {}

  *[Symbol.iterator](): Generator<Point> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  map<T>(make: (point: Point, index: number) => T): T[] {
    return Array.from({ length: this.length }, (_, i) => make(this.at(i), i));
  }
}

const pointOf = (factors: readonly Factor[], levels: readonly Level[]): Point => ({
  levels: Object.fromEntries(
    factors.flatMap(({ column }, i) => Object.entries(levelCells(column, levels[i]))),
  ),
  changes: levels.flatMap(({ interventions }) => plainChanges(interventions)),
});

/** Every combination of levels; the last factor varies fastest. Factors must be countable. */
export const gridDesign = (factors: readonly Factor[]): DesignFormula => ({
  kind: 'grid',
  factors: factors.map(({ spec }) => spec),
});

/** Points of which each has its own part of every factor's range, at a random place in it. */
export const latinDesign = (factors: readonly Factor[], count: number, seed: string): DesignFormula => ({
  kind: 'lhs',
  factors: factors.map(({ spec }) => spec),
  count,
  seed,
});

/** Points of a sensitivity analysis: so many trajectories, or pairs of base points. */
export const sensitivityDesign = (
  kind: SensitivityDesign,
  factors: readonly Factor[],
  { count, seed }: { readonly count: number; readonly seed: string },
): DesignFormula => ({ kind, factors: factors.map(({ spec }) => spec), count, seed });

/** How many points one block of a sensitivity analysis has. */
export const blockSize = (kind: SensitivityDesign, factors: number): number =>
  factors + (kind === 'morris' ? 1 : 2);

function sensitivityPoints(
  kind: SensitivityDesign,
  factors: readonly Factor[],
  count: number,
  seed: string,
): Points {
  const names = factors.map(({ name }) => name);
  const sharesOf = kind === 'morris' ? morrisShares(names, seed) : saltelliShares(names, seed);
  return new Points(count * blockSize(kind, factors.length), (index) => {
    const shares = sharesOf(index);
    return pointOf(
      factors,
      factors.map((factor, f) => factor.within(Math.min(shares[f], 1 - 2 ** -40))),
    );
  });
}

function gridPoints(factors: readonly Factor[]): Points {
  const length = factors.reduce((product, { size }) => product * size, 1);
  return new Points(length, (index) => {
    let rest = index;
    const levels = factors.toReversed().map((factor) => {
      const level = factor.at(rest % factor.size);
      rest = Math.floor(rest / factor.size);
      return level;
    });
    return pointOf(factors, levels.reverse());
  });
}

/** The numbers 0 to `count` - 1 in a random order (Fisher and Yates). */
function shuffled(count: number, keys: Keys, entity: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform(keys, PURPOSE.parameter, 0, entity, i) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

function latinPoints(factors: readonly Factor[], count: number, seed: string): Points {
  const keys = keysFromSeed(seed);
  const entities = factors.map(({ column }) => entityOf('latin', column.name));
  const orders = entities.map((entity) => shuffled(count, keys, entity));
  const shareOf = (f: number, i: number): number =>
    (orders[f][i] + uniform(keys, PURPOSE.parameter, 1, entities[f], i)) / count;
  return new Points(count, (index) =>
    pointOf(
      factors,
      factors.map((factor, f) => factor.within(shareOf(f, index))),
    ),
  );
}

/** Designs whose points were asked for: the order of a hypercube is drawn once. */
const known = new WeakMap<PointSource, Points>();

const isList = (source: PointSource): source is readonly Point[] => Array.isArray(source);

function pointsFrom(source: PointSource): Points {
  if (isList(source)) return new Points(source.length, (index) => source[index]);
  const factors = source.factors.map(factorOf);
  if (source.kind === 'grid') return gridPoints(factors);
  const { kind, count, seed } = source;
  return kind === 'lhs' ? latinPoints(factors, count, seed) : sensitivityPoints(kind, factors, count, seed);
}

/** The points of a formula or a list. */
export function pointsOf(source: PointSource): Points {
  const points = known.get(source) ?? pointsFrom(source);
  known.set(source, points);
  return points;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two sources have the same points in one order, though one may list what the other computes. */
export function samePoints(a: PointSource, b: PointSource): boolean {
  if (isSame(a, b)) return true;
  const [some, others] = [pointsOf(a), pointsOf(b)];
  if (isList(a) === isList(b) || some.length !== others.length) return false;
  return some.map((point, i) => isSame(point, others.at(i))).every(Boolean);
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
 * So many points are in one batch at most. Those of a hypercube or a sensitivity analysis share hardly any
 * past, so that they are as many as batches are wanted for; an older one, whose points are listed, has its
 * batches as it had them.
 */
function widthMax(source: PointSource, wanted: number): number {
  const isScattered = !isList(source) && source.kind !== 'grid';
  return isScattered ? Math.min(POINTS_MAX, wanted) : POINTS_MAX;
}

/**
 * The batches of a block, in order of replicates; a function of its size and of the design alone, so that all
 * who work on it agree.
 */
export function batchesIn(block: Block, source: PointSource, firstIndex = 0): Batch[] {
  const { points, replicates } = block;
  const wanted = Math.min(RUNS_MAX, Math.ceil(runsIn(block) / BATCHES_WANTED));
  const blocks = Math.ceil(lengthOf(points) / widthMax(source, wanted));
  const width = Math.ceil(lengthOf(points) / blocks);
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

/** The batches of the points of a design and so many replicates. */
export const batchesOf = (source: PointSource, runs: number): Batch[] =>
  batchesIn({ points: [0, pointsOf(source).length], replicates: [1, runs + 1] }, source);

/** How many batches have the same seeds: those of one range of seeds at all points. */
export const blocksIn = (source: PointSource, runs: number): number =>
  batchesOf(source, runs).filter(({ replicates }, _i, [first]) => replicates[0] === first.replicates[0])
    .length;
