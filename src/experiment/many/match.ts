/**
 * Two kept results side by side: runs of the same seed at the same levels, as pairs.
 *
 * Decision worth knowing: rows are read a seed at a time, in the order of seeds. So memory does not grow with
 * the runs, and two folders give the same figures however each came to its runs.
 */
import { Comparer, type Comparison } from './compare.js';
import { pointsOf, type Point, type PointSource } from '../design/design.js';
import type { ResultHead } from '../design/result-head.js';
import type { ColumnDef, Row } from '../tables/table.js';

/** Results of runs that are kept somewhere. */
export interface KeptResult {
  readonly head: Omit<ResultHead, 'names'> & Partial<Pick<ResultHead, 'names'>>;
  /** Of outcomes only. */
  readonly columns: readonly ColumnDef[];
  readonly points: PointSource;
  /** The runs of a seed, which counts from 1, at all points. */
  readonly rowsOf: (replicate: number) => Promise<readonly Row[]>;
}

/** A point that two results have, by its number in each. */
export interface PointMatch {
  readonly levels: Row;
  readonly a: number;
  readonly b: number;
}

const keyOf = ({ levels }: Point): string =>
  JSON.stringify(Object.entries(levels).sort(([x], [y]) => (x < y ? -1 : 1)));

/** The points with the same levels; results of one point each have that in common. */
export function matchPoints(a: KeptResult, b: KeptResult): PointMatch[] {
  const [some, others] = [pointsOf(a.points), pointsOf(b.points)];
  if (some.length === 1 && others.length === 1) return [{ levels: {}, a: 0, b: 0 }];
  const known = new Map(some.map((point, index) => [keyOf(point), index]));
  return others
    .map((point, index): PointMatch[] => {
      const there = known.get(keyOf(point));
      return there === undefined ? [] : [{ levels: point.levels, a: there, b: index }];
    })
    .flat();
}

/**
 * Compares two results point by point, up to the last day of both; a seed that only one of them has is left
 * out.
 */
export async function compareKept(
  a: KeptResult,
  b: KeptResult,
  matches: readonly PointMatch[],
): Promise<Comparison[]> {
  const names = new Set(a.columns.map(({ name }) => name));
  const columns = b.columns.filter(({ name }) => names.has(name));
  const end = [a.head.end, b.head.end].sort()[0];
  const pairs = new Map(
    matches.map((match) => [match.b, { from: match.a, comparer: new Comparer(columns, end) }]),
  );
  for (let replicate = 1; replicate <= Math.min(a.head.runs, b.head.runs); replicate++) {
    const others = new Map((await a.rowsOf(replicate)).map((row) => [row.point, row]));
    for (const row of await b.rowsOf(replicate)) {
      const pair = pairs.get(Number(row.point));
      const partner = pair && others.get(pair.from);
      // Each parted from a baseline of its own, on a day that says nothing here.
      if (partner?.seed === row.seed) pair?.comparer.add([partner, { ...row, parted: null }]);
    }
  }
  return [...pairs.values()].map(({ comparer }) => comparer.result());
}
