/**
 * What there is to know of a column: the form of a record of the table.
 */
import type { Axis, Sized } from './axes.js';

export type Range = readonly [least: number, most: number];

/** Ranges of columns. */
export const COLUMN_RANGES = {
  SHARE: [0, 1],
  SIGNED: [-1, 1],
  FACTOR: [0, 100],
  ANY: [-Infinity, Infinity],
  Q15: [-32_768, 32_767],
  COUNT: [0, Infinity],
  /** Whatever may be written as a figure. */
  STOCKED: [-1e12, 1e12],
} as const satisfies Readonly<Record<string, Range>>;

/** What of a scenario the columns start with. */
export interface Beginning extends Sized {
  readonly parties: readonly {
    readonly positions: readonly number[];
    readonly credibility: readonly number[];
    readonly reach: readonly number[];
    readonly line: readonly number[];
    readonly will: readonly number[];
  }[];
  readonly policies: readonly { readonly start: number }[];
  readonly strata: readonly { readonly persons: number }[];
  readonly stocks: readonly { readonly start: number }[];
  readonly authorities: readonly { readonly founded: boolean; readonly claim: number }[];
}

/** What an effect that is written once does with its amount. */
export type ChangeMode = 'add' | 'scale' | 'set';

/** How an effect of the scenario moves a column. */
export interface Amounts {
  /** The key of the effect. */
  readonly key: string;
  /** Least and greatest amount. */
  readonly amounts: Range;
  /** An estimate may be a range, from which each run draws; a figure that is decided may not. */
  readonly isEstimate: boolean;
  readonly about: string;
}

/** All that there is to know of a column. */
export interface ColumnRecord {
  readonly axes: readonly Axis[];
  /** Its two axes lie the other way round in the buffer. */
  readonly isTransposed?: true;
  /** Least and greatest value of a cell; an effect stops there. */
  readonly range: Range;
  /** Value of a cell before the first day, by its indices in the order of the axes; default 0. */
  readonly start?: (scenario: Beginning, i: number, j: number) => number;
  /** Where the scenario says so; it is read on the first day only. */
  readonly startKey?: string;
  /** The law without which there is no such column: it then has no cells. */
  readonly law?: string;
  /**
   * Written anew each day from what others and politics hold; only such a column may depend on what events
   * there are.
   */
  readonly isDerived?: true;
  /** An effect that is felt every day and fades: the column is the sum of all that are. */
  readonly shift?: Amounts;
  /** An effect that is written once: added, multiplied into, or written over what is there. */
  readonly change?: Amounts & { readonly mode: ChangeMode };
  /** Words by which expressions read a cell, or the mean over a group of people, and what each says. */
  readonly words?: Readonly<Record<string, string>>;
  /** Words by which they read of how many persons of a group the column holds a share. */
  readonly crowds?: Readonly<Record<string, string>>;
  /** What a cell says, with its unit. */
  readonly about: string;
}
