/**
 * The pieces of a batch: what of it is computed together, and can be handed out apart from the rest.
 *
 * Decision worth knowing: a piece is a function of the plan alone, and only how many of them one thread is
 * given at once follows how long they take. So it shows in no file who computed what, not even in the number
 * of days that were computed. Points that differ from the first day share nothing and are computed apart;
 * those that may share a past stay together, but for so many that one thread is not kept for long.
 */
import type { Change } from '../../scenario/intervene.js';
import { actsFromStart } from '../../scenario/twin.js';
import type { Batch } from './design.js';

/** Some points of one seed. */
export interface BatchPiece {
  /** Numbers of points, in order. */
  readonly points: readonly number[];
  readonly replicate: number;
}

/** What the pieces of a batch depend on. */
export interface PieceRule {
  readonly changesOf: (point: number) => readonly Change[];
  /** Whether each run is compared with the first point of its seed: all points are then one piece. */
  readonly comparesDays: boolean;
  /** Whether runs share the days on which they agree (default true). */
  readonly sharing?: boolean | undefined;
}

/** Points that share a past at most: more spare little, since a day that two share is spared once. */
const POINTS_MAX = 16;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Points that may share days, in the order of their first. */
function families(points: readonly number[], { changesOf }: PieceRule): number[][] {
  const byStart = new Map<string, number[]>();
  for (const point of points) {
    const key = JSON.stringify(changesOf(point).filter(actsFromStart));
    const family = byStart.get(key);
    if (family) family.push(point);
    else byStart.set(key, [point]);
  }
  return [...byStart.values()];
}

function parts(points: readonly number[], rule: PieceRule): number[][] {
  if (rule.comparesDays) return [[...points]];
  if (rule.sharing === false) return points.map((point) => [point]);
  return families(points, rule).flatMap((family) =>
    upTo(Math.ceil(family.length / POINTS_MAX)).map((i) =>
      family.slice(i * POINTS_MAX, (i + 1) * POINTS_MAX),
    ),
  );
}

/** The pieces of a batch, all seeds of the same points one after the other. */
export function piecesOf({ points, replicates }: Batch, rule: PieceRule): BatchPiece[] {
  const all = upTo(points[1] - points[0]).map((i) => points[0] + i);
  const seeds = upTo(replicates[1] - replicates[0]).map((i) => replicates[0] + i);
  return parts(all, rule).flatMap((part) => seeds.map((replicate) => ({ points: part, replicate })));
}

/** How many runs a piece has. */
export const runsOfPiece = ({ points }: BatchPiece): number => points.length;
