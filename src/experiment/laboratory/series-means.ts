/**
 * Measures of one's own that are series, over many runs: means by date at each point, and how far a point
 * lies from the first, seed by seed.
 *
 * Decision worth knowing: rows pass in the order of runs, so a seed's values at the first point are all that
 * is held of any run; memory goes with dates and points, and not with the runs.
 */
import { Moments, PairedMoments, type Estimate } from '../many/interval.js';
import type { SeriesDifference, SeriesRecord } from '../many/sweep-record.js';
import type { AskedSeries } from '../run/own-measures.js';
import type { Row } from '../tables/table.js';

/** What is kept of a date. */
class OnDate {
  readonly all = new Moments();
  readonly pairs = new PairedMoments();
  /** Whether any pair differs. */
  isUnlike = false;
}

/** An interval that lies off nothing. */
const isSure = ({ low, high }: Estimate): boolean => low > 0 || high < 0;

/** The first of the longest stretches of what holds, by its two ends; null where nothing does. */
function longestStretch(holds: readonly boolean[]): { readonly from: number; readonly to: number } | null {
  let longest: { readonly from: number; readonly to: number } | null = null;
  let from = 0;
  holds.forEach((each, at) => {
    if (!each) from = at + 1;
    else if (longest === null || at - from > longest.to - longest.from) longest = { from, to: at };
  });
  return longest;
}

export class SeriesMeans {
  /** [point] By measure and date, in the order of dates. */
  readonly #kept: readonly Map<string, Map<string, OnDate>>[];
  /** Values of the first point with the seed that passes. */
  readonly #first = new Map<string, number>();
  #replicate: Row[string] = null;

  constructor(
    pointCount: number,
    private readonly asked: readonly AskedSeries[],
  ) {
    this.#kept = Array.from(
      { length: pointCount },
      () => new Map(asked.map(({ name }) => [name, new Map()])),
    );
  }

  /**
   * Takes in rows of the table of series, in its order; those of other measures are passed over. A value that
   * is null counts nowhere.
   */
  add(rows: readonly Row[]): void {
    for (const { point, replicate, measure, date, value } of rows) {
      if (replicate !== this.#replicate) this.#first.clear();
      this.#replicate = replicate;
      const dates = this.#kept[Number(point)].get(String(measure));
      if (dates === undefined) continue;
      const onDate = dates.get(String(date)) ?? new OnDate();
      dates.set(String(date), onDate);
      if (typeof value !== 'number') continue;
      onDate.all.add(value);
      const address = `${String(measure)} ${String(date)}`;
      if (point === 0) this.#first.set(address, value);
      const first = this.#first.get(address);
      if (first === undefined) continue;
      onDate.pairs.add(first, value);
      onDate.isUnlike ||= first !== value;
    }
  }

  #dates(point: number, { name }: AskedSeries): readonly (readonly [string, OnDate])[] {
    return [...(this.#kept[point].get(name) ?? [])];
  }

  /** The series of a point; undefined where none were asked for. */
  record(point: number): SeriesRecord[] | undefined {
    if (this.asked.length === 0) return undefined;
    return this.asked.map((asked) => {
      const dates = this.#dates(point, asked);
      return {
        ...asked,
        dates: dates.map(([date]) => date),
        runs: dates.map(([, { all }]) => all.count),
        means: dates.map(([, { all }]) => all.estimate()),
      };
    });
  }

  /** The series of a point beside those of the first; undefined where none were asked for. */
  beside(point: number): SeriesDifference[] | undefined {
    if (this.asked.length === 0) return undefined;
    return this.asked.map((asked) => {
      const dates = this.#dates(point, asked);
      const of = (estimate: (pairs: PairedMoments) => Estimate) =>
        dates.map(([, { pairs }]) => estimate(pairs));
      const differences = of(({ difference }) => difference.estimate());
      const surely = longestStretch(differences.map(isSure));
      return {
        ...asked,
        dates: dates.map(([date]) => date),
        pairs: dates.map(([, { pairs }]) => pairs.difference.count),
        baseline: of(({ first }) => first.estimate()),
        twin: of(({ second }) => second.estimate()),
        differences,
        differs: dates.find(([, { isUnlike }]) => isUnlike)?.[0] ?? null,
        surely: surely && { from: dates[surely.from][0], to: dates[surely.to][0] },
      };
    });
  }
}
