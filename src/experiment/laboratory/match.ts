/**
 * Two kept results side by side: runs of the same seed at the same levels, as pairs.
 *
 * Decision worth knowing: rows are read a seed at a time, in the order of seeds. So memory does not grow with
 * the runs, and two folders give the same figures however each came to its runs.
 */
import { Comparer, type Comparison, type TwinRecord } from '../many/compare.js';
import { pointsOf, type Point, type PointSource } from '../design/design.js';
import type { ResultHead } from '../design/result-head.js';
import type { AskedSeries } from '../run/own-measures.js';
import type { ColumnDef, Row } from '../tables/table.js';
import { SeriesMeans } from './series-means.js';

/** Results of runs that are kept somewhere. */
export interface KeptResult {
  readonly head: Omit<ResultHead, 'names'> & Partial<Pick<ResultHead, 'names'>>;
  /** Of outcomes only. */
  readonly columns: readonly ColumnDef[];
  /** Those of the columns that are measures of one's own. */
  readonly measured: readonly string[];
  /** Measures of one's own that are series. */
  readonly series: readonly AskedSeries[];
  readonly points: PointSource;
  /** The runs of a seed, which counts from 1, at all points. */
  readonly rowsOf: (replicate: number) => Promise<readonly Row[]>;
  /** Their rows in the table of series, by run. */
  readonly seriesOf: (replicate: number) => Promise<readonly Row[]>;
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

/** A measure of one's own, and what it is. */
type Told = Pick<ColumnDef, 'name' | 'meaning'>;

const measuresOf = ({ columns, measured, series }: KeptResult): Told[] => [
  ...columns.filter(({ name }) => measured.includes(name)),
  ...series,
];

/** What is common to both, as it is in the second. */
const inBoth = <T extends Told>(some: readonly Told[], others: readonly T[]): T[] =>
  others.filter((other) =>
    some.some(({ name, meaning }) => name === other.name && meaning === other.meaning),
  );

/** Measures of one's own that only one of two results has, or that are something else in the other. */
export const unmatchedMeasures = (one: KeptResult, other: KeptResult): Told[] => {
  const both = inBoth(measuresOf(other), measuresOf(one));
  return measuresOf(one).filter((measure) => !both.includes(measure));
};

/** Columns that both have: of outcomes by name, of measures of one's own by what they measure. */
function commonColumns(a: KeptResult, b: KeptResult): ColumnDef[] {
  const isOwn = ({ name }: Told) => a.measured.includes(name) || b.measured.includes(name);
  const names = new Set(a.columns.map(({ name }) => name));
  const own = inBoth(a.columns.filter(isOwn), b.columns);
  return b.columns.filter((column) => (isOwn(column) ? own.includes(column) : names.has(column.name)));
}

/** Measures of one's own that two results have in common, by their columns. */
export const commonMeasures = (a: KeptResult, b: KeptResult): string[] =>
  inBoth(measuresOf(a), b.columns)
    .map(({ name }) => name)
    .filter((name) => a.measured.includes(name) && b.measured.includes(name));

/** Rows of a seed by their point. */
function byPoint(rows: readonly Row[]): (point: number) => readonly Row[] {
  const points = new Map<Row[string], Row[]>();
  for (const row of rows) {
    const own = points.get(row.point);
    if (own === undefined) points.set(row.point, [row]);
    else own.push(row);
  }
  return (point) => points.get(point) ?? [];
}

/** The series of two results at a point of each, seed by seed. */
class SeriesPairs {
  readonly #means: SeriesMeans;

  constructor(asked: readonly AskedSeries[]) {
    this.#means = new SeriesMeans(2, asked);
  }

  /** Takes in the rows of a run of each. Dates that only one of them has, which ran longer, are left out. */
  add(one: readonly Row[], other: readonly Row[]): void {
    const addressOf = ({ measure, date }: Row) => `${String(measure)} ${String(date)}`;
    const shared = (rows: readonly Row[], than: readonly Row[], point: number) => {
      const known = new Set(than.map(addressOf));
      return rows.filter((row) => known.has(addressOf(row))).map((row) => ({ ...row, point }));
    };
    this.#means.add([...shared(one, other, 0), ...shared(other, one, 1)]);
  }

  result(): Pick<TwinRecord, 'series'> {
    const series = this.#means.beside(1);
    return series === undefined ? {} : { series };
  }
}

/**
 * Compares two results point by point, up to the last day of both; a seed that only one of them has is left
 * out.
 */
export async function compareKept(
  a: KeptResult,
  b: KeptResult,
  matches: readonly PointMatch[],
): Promise<(Comparison & Pick<TwinRecord, 'series'>)[]> {
  const columns = commonColumns(a, b);
  const asked = inBoth(a.series, b.series);
  const end = [a.head.end, b.head.end].sort()[0];
  const pairs = matches.map((match) => ({
    ...match,
    comparer: new Comparer(columns, end),
    series: new SeriesPairs(asked),
  }));
  for (let replicate = 1; replicate <= Math.min(a.head.runs, b.head.runs); replicate++) {
    const [runsA, runsB] = [byPoint(await a.rowsOf(replicate)), byPoint(await b.rowsOf(replicate))];
    const seriesRows = async ({ seriesOf }: KeptResult) =>
      byPoint(asked.length > 0 ? await seriesOf(replicate) : []);
    const [seriesA, seriesB] = [await seriesRows(a), await seriesRows(b)];
    for (const pair of pairs) {
      const [one, other] = [runsA(pair.a).at(0), runsB(pair.b).at(0)];
      if (one === undefined || one.seed !== other?.seed) continue;
      // Each parted from a baseline of its own, on a day that says nothing here.
      pair.comparer.add([one, { ...other, parted: null }]);
      pair.series.add(seriesA(pair.a), seriesB(pair.b));
    }
  }
  return pairs.map(({ comparer, series }) => ({ ...comparer.result(), ...series.result() }));
}
