/** What a sensitivity analysis says, as data: the document of `tauride sensitivity --json`. */
import type { SensitivityDesign } from '../design/design.js';
import type { ResultHead } from '../design/result-head.js';
import type { DaysComputed } from '../many/days.js';
import type { Estimate } from '../many/interval.js';
import type { Conclusion } from './standing.js';
import type { ParameterVerdict } from './verdicts.js';

/** What one parameter does to one outcome. */
export interface ParameterRecord {
  /** Its path in the scenario. */
  readonly parameter: string;
  /** By the rule of `verdicts.ts`. */
  readonly verdict: ParameterVerdict;
  /** Shares of the variance of the expected outcome; null where it varies too little. */
  readonly first?: Estimate | null;
  readonly total?: Estimate | null;
  /** Of a screening: effects over the whole range, in units of the outcome; see `elementaryEffects`. */
  readonly muStar?: Estimate;
  readonly mu?: number;
  readonly sigma?: number;
  readonly floor?: number | null;
}

/** One outcome over the points of an analysis. */
export interface OutcomeSensitivity {
  /** As it was asked for, or `holds=AUTHORITY` and `kind=KIND` of endings. */
  readonly outcome: string;
  /** A chance (1 where it came about, 0 where not), a figure, or a day, counted from the first. */
  readonly of: 'chance' | 'figure' | 'day';
  /** Mean over all points and seeds. */
  readonly mean: number;
  /** Standard deviation of single runs over independent points. */
  readonly spread: number;
  /** Share of the variance of single runs that is that of seeds; null of one seed, or of no variance. */
  readonly seedShare: number | null;
  /** Blocks of points in which every run has a value. */
  readonly blocks: number;
  /** What moves it most comes first. */
  readonly parameters: readonly ParameterRecord[];
}

interface Head extends ResultHead {
  readonly days: DaysComputed;
  /** Runs that failed. */
  readonly failed: number;
}

/** Where parameters were moved. */
export interface RangeRecord {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
}

/** The document of a screening, or of indices of variance. Its names are a contract. */
export interface ParameterSensitivity extends Head {
  readonly analysis: SensitivityDesign;
  /** Trajectories, or pairs of base points. */
  readonly blocks: number;
  readonly points: number;
  readonly ranges: readonly RangeRecord[];
  /** Those that vary, the most varied first where nobody asked for any. */
  readonly outcomes: readonly OutcomeSensitivity[];
  /** Outcomes that were the same in all runs, with their value. */
  readonly still: readonly { readonly outcome: string; readonly value: number }[];
}

/** The document of laws that were switched one by one. Its names are a contract. */
export interface SwitchSensitivity extends Head {
  readonly analysis: 'switches';
  /** As they were switched: `repertoire off`. */
  readonly switches: readonly string[];
  readonly conclusions: readonly Conclusion[];
}

export type SensitivityRecord = ParameterSensitivity | SwitchSensitivity;
