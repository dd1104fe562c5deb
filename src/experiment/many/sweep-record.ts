/** What a sweep says, as data: the document of `tauride sweep --json`. */
import type { ColumnDef, Row } from '../tables/table.js';
import type { ResultHead } from '../design/result-head.js';
import type { Quartiles } from './day-counts.js';
import type { DaysComputed } from './days.js';
import type { Estimate } from './interval.js';
import type { Extremes, PointDifference } from './point-pairs.js';

export interface PointRecord {
  readonly levels: Row;
  /** Runs that were done. */
  readonly runs: number;
  readonly failed: number;
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly times: number;
    /** Runs in which the last day left it open: they neither had it nor can be said not to have it. */
    readonly open: number;
    /** Without a value where it is not observable: in none for sure, and open in some. */
    readonly share: Estimate;
    /**
     * Median over the runs in which a day that was asked for came, the first where any of several was; ISO
     * date, null where none came or no day was asked for.
     */
    readonly medianDay: string | null;
    /** How it differs from the first point over the seeds that both have; null at the first point. */
    readonly fromFirst: PointDifference | null;
  }[];
  /** What was asked to be measured, in that order. */
  readonly measures: readonly MeasureRecord[];
  /** Of those the ones that are series; absent where there is none. */
  readonly series?: readonly SeriesRecord[] | undefined;
}

/** A measure of one's own that is a series, over the runs of a point. */
export interface SeriesRecord {
  readonly name: string;
  /** Its expression, and how often it is taken. */
  readonly meaning: string;
  /** ISO dates. */
  readonly dates: readonly string[];
  /** [date] Runs in which it had a value. */
  readonly runs: readonly number[];
  /** [date] Its mean with the 95 % interval of that day by itself. */
  readonly means: readonly Estimate[];
}

/** A measure of one's own that is a series, of a twin beside its baseline. */
export interface SeriesDifference extends Omit<SeriesRecord, 'runs' | 'means'> {
  /** [date] Pairs in which both have a value, of which the means are. */
  readonly pairs: readonly number[];
  readonly baseline: readonly Estimate[];
  readonly twin: readonly Estimate[];
  /** [date] Twin minus baseline. */
  readonly differences: readonly Estimate[];
  /** The first date on which any pair differs; null where none does. */
  readonly differs: string | null;
  /**
   * The longest stretch of dates on all of which the interval of the difference lies off nothing; null where
   * there is none.
   */
  readonly surely: { readonly from: string; readonly to: string } | null;
}

/** A measure of one's own over the runs of a point. */
export interface MeasureRecord {
  readonly name: string;
  /** Its expression, and when it is taken. */
  readonly meaning: string;
  /** Runs in which it had a value; of a first day those in which it came. */
  readonly runs: number;
  /** Of a value its mean; of a first day null. */
  readonly mean: Estimate | null;
  /** Of a first day the days by which it had come in a quarter, half and three quarters of the runs. */
  readonly quartiles: Quartiles | null;
}

/**
 * The document of `tauride sweep --json`. Its names are a contract; fewer seeds were run than asked for where
 * the sweep stopped early.
 */
export interface SweepRecord extends ResultHead {
  readonly seedsRun: number;
  /** Width of interval at which it was to stop; null for one that runs all its seeds. */
  readonly untilWidth: number | null;
  /** What stopping by itself does to the shares of the first outcome; null where it did not. */
  readonly stopping: StoppingBias | null;
  /**
   * Of each outcome the difference of the two points where it is least and most frequent, over the seeds that
   * both have; null where there are no two.
   */
  readonly extremes: readonly (Extremes | null)[];
  /** How points were chosen: all combinations of levels, or a Latin hypercube. */
  readonly design?: 'grid' | 'lhs';
  /** Days that were computed and asked for, on whatever machines and in however many sittings. */
  readonly days: DaysComputed;
  readonly factors: readonly ColumnDef[];
  readonly points: readonly PointRecord[];
}

/** What stopping by the width of an interval does to shares. */
export interface StoppingBias {
  /** Seeds between two looks. */
  readonly every: number;
  /**
   * [point] How far the share that is told lies from the true one on average, if the true one is as it is
   * told and this point decides when to stop; in shares, null of a point without an observable share.
   */
  readonly bias: readonly (number | null)[];
}
