/**
 * How an experiment grows: further seeds, and further points, beside the runs that are there.
 *
 * Decision worth knowing: a run is the pair of a point and a replicate, and points are numbered in the order
 * in which they came. So no number moves when there are more of them: what is added is one block of new
 * points and one of new seeds, with batches of their own behind those that were there, and everybody who adds
 * the same has the same batches. Only the tables, which are written when all is there, number points by the
 * design. Laying all runs anew into batches was rejected: whatever the new ones cut would have to be computed
 * again.
 */
import type { Row } from '../tables/table.js';
import {
  batchesIn,
  pointsOf,
  runsIn,
  samePoints,
  type Batch,
  type Block,
  type PointSource,
} from './design.js';
import type { Manifest, GrowthPart } from './manifest.js';

/** Blocks that together are all runs of an experiment. */
const blocksOf = ({ settings: { points, runs }, growth }: Manifest): readonly Block[] =>
  growth?.parts ?? [{ points: [0, pointsOf(points).length], replicates: [1, runs + 1] }];

/** The batches of an experiment, numbered in the order in which they were asked for. */
export const allBatches = (manifest: Manifest): Batch[] =>
  blocksOf(manifest).reduce<Batch[]>(
    (all, block) => [...all, ...batchesIn(block, manifest.settings.points, all.length)],
    [],
  );

/** Those of the batches that are among these numbers. */
export const batchesAmong = (
  manifest: Manifest,
  there: { readonly has: (index: number) => boolean },
): Batch[] => allBatches(manifest).filter(({ index }) => there.has(index));

/** The points of an experiment in the order in which they came: those that batches number. */
export const pointsAsTheyCame = ({ settings: { points }, growth }: Manifest): PointSource =>
  growth?.order?.map((number) => pointsOf(points).at(number)) ?? points;

/** The number that a point has in the design, by the one that it has in batches. */
export const placesOf = ({ growth }: Manifest): ((point: number) => number) =>
  growth?.order === undefined ? (point) => point : (point) => growth.order?.[point] ?? point;

/** Numbers runs as the design does. */
function renumbered(manifest: Manifest, rows: readonly Row[]): readonly Row[] {
  if (manifest.growth === undefined) return rows;
  const placeOf = placesOf(manifest);
  const { length } = pointsOf(manifest.settings.points);
  return rows.map((row) => {
    const point = placeOf(Number(row.point));
    return { ...row, point, run: (Number(row.replicate) - 1) * length + point };
  });
}

/**
 * Reads the runs of an experiment a seed at a time, numbered and ordered as in its design; each batch once,
 * while seeds are asked for in order.
 */
export function seedReader(
  manifest: Manifest,
  batches: readonly Batch[],
  rowsOf: (batch: Batch) => Promise<readonly Row[]>,
): (replicate: number) => Promise<readonly Row[]> {
  let kept = new Map<Batch, readonly Row[]>();
  return async (replicate) => {
    const needed = new Map<Batch, readonly Row[]>();
    for (const batch of batches)
      if (batch.replicates[0] <= replicate && replicate < batch.replicates[1])
        needed.set(batch, kept.get(batch) ?? (await rowsOf(batch)));
    kept = needed;
    const own = [...kept.values()].flat().filter((row) => row.replicate === replicate);
    return [...renumbered(manifest, own)].sort((a, b) => Number(a.run) - Number(b.run));
  };
}

/** All runs of batches in the order of their numbers, some at a time. */
export async function* runsInOrder(
  manifest: Manifest,
  batches: readonly Batch[],
  rowsOf: (batch: Batch) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  if (manifest.growth === undefined) {
    for (const batch of batches) yield await rowsOf(batch);
    return;
  }
  const read = seedReader(manifest, batches, rowsOf);
  for (let replicate = 1; replicate <= manifest.settings.runs; replicate++) yield await read(replicate);
}

/** Whether two values are the same plain data. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Settings of which a sweep or comparison may have more later, and what they are told by. */
interface Growing {
  readonly untilWidth?: number | null;
  readonly twins?: readonly object[];
}

const growingIn = ({ settings }: Manifest): Growing => settings as Growing;

/** Settings without what may grow. */
const fixedIn = (manifest: Manifest): object => ({
  ...manifest.settings,
  runs: 0,
  points: [],
  twins: growingIn(manifest).twins?.slice(0, 0),
  // It follows from the points.
  outsideCalibration: undefined,
});

/** Whether all that one has is in the other, and nothing that must not differ does. */
function mayGrow(kept: Manifest, asked: Manifest): boolean {
  const stops = typeof growingIn(kept).untilWidth === 'number';
  const twins = new Set(growingIn(asked).twins?.map((twin) => JSON.stringify(twin)));
  const hasTwins = growingIn(kept).twins?.every((twin) => twins.has(JSON.stringify(twin))) ?? true;
  return (
    !stops && hasTwins && isSame(fixedIn(kept), fixedIn(asked)) && asked.settings.runs >= kept.settings.runs
  );
}

/**
 * Where the points of one design are in another, and which are new there; undefined where one is missing.
 * Some may be alike.
 */
function orderIn(kept: PointSource, asked: PointSource): number[] | undefined {
  const places = new Map<string, number[]>();
  pointsOf(asked).map((point, place) => {
    const key = JSON.stringify(point);
    places.set(key, [...(places.get(key) ?? []), place]);
  });
  const there = pointsOf(kept).map((point) => places.get(JSON.stringify(point))?.shift());
  const added = [...places.values()].flat().sort((a, b) => a - b);
  return there.includes(undefined) ? undefined : ([...there, ...added] as number[]);
}

/** Whether both are asked for alike, however each came to it. */
export const isSameAsked = (a: Manifest, b: Manifest): boolean =>
  isSame({ ...a.settings, points: [] }, { ...b.settings, points: [] }) &&
  samePoints(a.settings.points, b.settings.points);

/** Names a part by what was asked for, and by the part before it. */
type Identify = (settings: object, before?: string) => string;

/** The parts of an experiment from its beginning, which is one part where it has never grown. */
export const partsFrom = (manifest: Manifest, identify: Identify): readonly GrowthPart[] =>
  manifest.growth?.parts ?? [{ experiment: identify(manifest.settings), ...blocksOf(manifest)[0] }];

/**
 * An experiment, grown to what is asked now; undefined where this is not the same with further seeds and
 * points.
 */
export function grownTo(kept: Manifest, asked: Manifest, identify: Identify): Manifest | undefined {
  const there = pointsAsTheyCame(kept);
  if (!mayGrow(kept, asked)) return undefined;
  const hasMoved = !samePoints(there, asked.settings.points);
  const order = hasMoved ? orderIn(there, asked.settings.points) : undefined;
  if (hasMoved && order === undefined) return undefined;
  const before = partsFrom(kept, identify);
  const experiment = identify(asked.settings, before[before.length - 1].experiment);
  const count = pointsOf(asked.settings.points).length;
  const [runs, wanted] = [kept, asked].map(({ settings }) => settings.runs);
  const blocks: Block[] = [
    { points: [pointsOf(there).length, count], replicates: [1, runs + 1] },
    { points: [0, count], replicates: [runs + 1, wanted + 1] },
  ];
  const parts = blocks.filter((block) => runsIn(block) > 0).map((block) => ({ experiment, ...block }));
  const grown = { ...asked, growth: { ...(order ? { order } : {}), parts: [...before, ...parts] } };
  return { ...grown, batches: allBatches(grown).length };
}

/** Whether one history of parts is the beginning of another, or all of it. */
export const isBeginning = (parts: readonly GrowthPart[], of: readonly GrowthPart[]): boolean =>
  isSame(parts, of.slice(0, parts.length));
