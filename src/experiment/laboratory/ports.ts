/**
 * The two ports of a laboratory: who computes batches, and where what they come to is kept.
 *
 * Decision worth knowing: who asks cannot tell dispatches apart. Batches are settled once each and in any
 * order, and when a dispatch returns, whatever was told as done is done; so a sweep is written once, and
 * adding a way to hand out work changes nothing about its results.
 */
import type { Batch } from '../design/design.js';
import type { ExperimentManifest } from '../design/manifest.js';
import type { DaysComputed } from '../many/days.js';
import type { BatchResult, EnsemblePlan } from '../many/ensemble.js';
import type { ColumnDef, Row } from '../tables/table.js';

/** What is told of a batch that is kept already: its runs. */
export type KeptBatch = Pick<BatchResult, 'rows'>;

export interface Listener<Result> {
  /** Called for each batch that is done; false ends the work early. */
  readonly onResult: (batch: Batch, result: Result) => boolean | Promise<boolean>;
  /** Called for a batch that cannot be computed. */
  readonly onFailure: (batch: Batch, error: unknown) => void | Promise<void>;
  /** Called with what a person who waits may want to know, in one line. */
  readonly onNotice?: (text: string) => void;
  /** Ends the work, with what is done so far. */
  readonly signal?: AbortSignal;
}

/** Has batches computed. Returns when all are settled, or the listener or its signal ends the work. */
export type Dispatch<Result> = (batches: readonly Batch[], listener: Listener<Result>) => Promise<void>;

/** A way to hand out the batches of any plan. */
export type DispatchOf = (plan: EnsemblePlan) => Dispatch<BatchResult>;

/** Where an experiment keeps its batches: a folder, or memory. */
export interface Store<Result> {
  /** Numbers of the batches that were there when it was looked last. */
  readonly kept: () => ReadonlySet<number>;
  /** Looks again: others may have kept batches there, too. */
  readonly look: () => ReadonlySet<number>;
  /** The rows of a batch that is there, as they were computed. */
  readonly rowsOf: (batch: Batch) => Promise<readonly Row[]>;
  /** The series of a batch that is there; none of what was passed on and forgotten. */
  readonly seriesOf: (batch: Batch) => Promise<readonly Row[]>;
  /** Keeps what a batch came to. */
  readonly keep: (batch: Batch, result: Result) => void | Promise<void>;
  /** Takes note of a batch that was given up: its runs, all failed. */
  readonly lose: (batch: Batch, result: BatchResult) => void;
  /** Forgets batches from a number on. */
  readonly dropFrom: (end: number) => void;
  /** Passes all runs in order, once they are all there, and makes tables of them. */
  readonly join: (onRows: (rows: readonly Row[]) => void) => Promise<void>;
  /** What all batches took to compute. */
  readonly days: () => DaysComputed;
  /** Keeps what was made of the runs that were joined. */
  readonly summarise: (summary: object) => void;
  /** The tables that were made. */
  readonly tables: () => Tables | Promise<Tables>;
}

/** Rows, and what their columns mean. */
export interface RowTable {
  readonly columns: readonly ColumnDef[];
  readonly rows: readonly Row[];
}

/**
 * A row for each run, in order of seeds and points; for each time that a question was put in one of them; for
 * each value of a measure of one's own that is a series; and for each week and figure between which values it
 * lies in so many of them.
 */
export interface Tables {
  readonly runs: RowTable;
  readonly sittings: RowTable;
  readonly series: RowTable;
  readonly bands: RowTable;
}

/** A store, and what it is the result of: what was asked of it, and how it has grown to that. */
export interface OpenStore {
  readonly manifest: ExperimentManifest;
  readonly store: Store<BatchResult>;
}

/** Opens a store for what is asked. Throws a FaultError where it is of something else. */
export type StoreOf = (asked: ExperimentManifest) => OpenStore | Promise<OpenStore>;

/** What makes a document of the runs of an experiment, which pass in their order. */
export interface Teller<Told> {
  readonly add: (rows: readonly Row[]) => void;
  /** Takes in rows of the table of series, which pass in their order, too, for who tells of them. */
  readonly addSeries?: (rows: readonly Row[]) => void;
  readonly record: (days: DaysComputed) => Told;
}
