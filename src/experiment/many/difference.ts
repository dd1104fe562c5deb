/**
 * One column of results over pairs of runs: how often its values came on each side, and by how much its days
 * and figures differ.
 *
 * Decision worth knowing: counts and moments are kept, not pairs, so that memory does not grow with the runs.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { DayCounts } from './day-counts.js';
import { PairedMoments, pairedProportions, proportion, type Estimate, type PairCounts } from './interval.js';
import type { Cell, ColumnDef, Row } from '../tables/table.js';

/** The rows of one seed: of the baseline, and of the twin. */
export type Pair = readonly [baseline: Row, twin: Row];

/** How often something happened in both. */
export interface ChanceDifference {
  /** The column it is read from, and its value there; null for a date, which is there or not. */
  readonly column: string;
  readonly value: string | null;
  readonly meaning: string;
  readonly baseline: Estimate;
  readonly twin: Estimate;
  /** Twin less baseline. */
  readonly difference: Estimate;
  /** Seeds in which it happened in the twin only. */
  readonly gained: number;
  /** Seeds in which it happened in the baseline only. */
  readonly lost: number;
  readonly pairingGain: number | null;
  /**
   * Of a date its median over the runs of each side in which it came, as an ISO date, null where it came in
   * none; null for a text.
   */
  readonly medianDay: MedianDays | null;
}

/** Median days of both sides of a comparison; ISO dates. */
export interface MedianDays {
  readonly baseline: string | null;
  readonly twin: string | null;
}

interface Difference {
  readonly column: string;
  readonly meaning: string;
  /** Pairs in which both runs have one. */
  readonly pairs: number;
  /** Twin less baseline; days of dates. */
  readonly difference: Estimate;
  /** The difference in standard deviations of one run; null where nothing varies. */
  readonly effect: number | null;
  readonly pairingGain: number | null;
}

/** A day in both: the mean day of each side, over the pairs in which it came twice. */
export interface DayDifference extends Difference {
  readonly type: 'date';
  readonly unit: 'days';
  readonly baseline: string;
  readonly twin: string;
}

/** A figure in both. */
export interface FigureDifference extends Difference {
  readonly type: 'number';
  readonly unit: string | null;
  readonly baseline: number;
  readonly twin: number;
}

export type MeanDifference = DayDifference | FigureDifference;

/** How often one thing happened on each side, as pairs of 0 and 1. */
type Flags = readonly [baseline: number, twin: number];

function chanceOf(
  pairs: number,
  { name, meaning }: ColumnDef,
  [value, medianDay]: readonly [value: string, medianDay: null] | readonly [value: null, MedianDays],
  { both, first, second }: Omit<PairCounts, 'neither'>,
): ChanceDifference {
  const counts = { both, first, second, neither: pairs - both - first - second };
  const moments = new PairedMoments();
  const repeat = (times: number, [a, b]: Flags) => {
    for (let i = 0; i < times; i++) moments.add(a, b);
  };
  repeat(both, [1, 1]);
  repeat(first, [1, 0]);
  repeat(second, [0, 1]);
  repeat(counts.neither, [0, 0]);
  return {
    column: name,
    value,
    meaning,
    baseline: proportion(both + first, pairs),
    twin: proportion(both + second, pairs),
    difference: pairedProportions(counts),
    gained: second,
    lost: first,
    pairingGain: moments.gain,
    medianDay,
  };
}

/** The number in a cell: of a date its day. */
const numberIn = (row: Row, { name, type }: ColumnDef): number | undefined => {
  const cell = row[name];
  if (type === 'date') return typeof cell === 'string' ? parseDate(cell) : undefined;
  return typeof cell === 'number' ? cell : undefined;
};

/** The day of a mean of days since 1970. */
const meanDay = (mean: number): string => isoOf(Math.round(mean));

/**
 * What is kept of one column while pairs pass: counts of its values (a date that came counts under ''), and
 * moments of its numbers.
 */
export class ColumnPairs {
  readonly #values = new Map<string, { both: number; first: number; second: number }>();
  readonly #moments = new PairedMoments();
  readonly #days = { baseline: new DayCounts(), twin: new DayCounts() };

  constructor(readonly column: ColumnDef) {}

  add(pair: Pair): void {
    const { type, name } = this.column;
    const [a, b] = pair.map((row) => numberIn(row, this.column));
    if (type !== 'text' && a !== undefined && b !== undefined) this.#moments.add(a, b);
    if (type === 'text') this.#count(...(pair.map((row) => row[name]) as [Cell, Cell]));
    if (type === 'date') this.#countDays(pair.map((row) => row[name]) as [Cell, Cell]);
  }

  #countDays(cells: readonly [Cell, Cell]): void {
    const [baseline, twin] = cells.map((cell) => (typeof cell === 'string' ? cell : null));
    this.#days.baseline.add(baseline);
    this.#days.twin.add(twin);
    this.#count(baseline === null ? null : '', twin === null ? null : '');
  }

  #count(first: Cell, second: Cell): void {
    if (typeof first === 'string') this.#of(first)[first === second ? 'both' : 'first']++;
    if (typeof second === 'string' && first !== second) this.#of(second).second++;
  }

  #of(value: string) {
    const counts = this.#values.get(value) ?? { both: 0, first: 0, second: 0 };
    this.#values.set(value, counts);
    return counts;
  }

  chances(pairs: number): ChanceDifference[] {
    if (this.column.name === 'ending_date') return [];
    const isDate = this.column.type === 'date';
    const { baseline, twin } = this.#days;
    const days = { baseline: baseline.median, twin: twin.median };
    return [...this.#values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, counts]) => chanceOf(pairs, this.column, isDate ? [null, days] : [value, null], counts));
  }

  means(): MeanDifference[] {
    const { name, type, meaning, unit = null } = this.column;
    const { first, second, difference, gain, effect } = this.#moments;
    if (difference.count === 0) return [];
    const common = {
      ...{ column: name, meaning, pairs: difference.count },
      ...{ difference: difference.estimate(), effect, pairingGain: gain },
    };
    const [baseline, twin] = [first.mean, second.mean];
    if (type === 'number') return [{ ...common, type, unit, baseline, twin }];
    if (type !== 'date') return [];
    return [{ ...common, type, unit: 'days', baseline: meanDay(baseline), twin: meanDay(twin) }];
  }
}
