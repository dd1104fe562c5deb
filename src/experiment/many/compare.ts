/**
 * A baseline and a twin over the same seeds: what happened more or less often, sooner or later, and how sure
 * that is.
 *
 * Decision worth knowing: the unit is the pair of runs with one seed. They share every draw that the
 * intervention leaves alone, so the difference of a pair holds far less chance than that of two strangers;
 * how much less is reported.
 */
import { median } from 'simple-statistics';
import { parseDate } from '../../foundation/calendar.js';
import type { DaysComputed } from './days.js';
import { ColumnPairs, type ChanceDifference, type MeanDifference, type Pair } from './difference.js';
import { discoveryRates } from './looks.js';
import type { ResultHead } from '../design/result-head.js';
import type { SeriesDifference } from './sweep-record.js';
import type { ColumnDef, Row } from '../tables/table.js';

/**
 * When the runs of a twin left those of the baseline; the days are null where no run did, or nobody looked
 * day by day.
 */
export interface Parting {
  readonly earliest: string | null;
  readonly latest: string | null;
  /** Seeds in which both runs are the same to the last day. */
  readonly never: number;
}

export interface Comparison {
  /** Pairs of which both runs were done. */
  readonly pairs: number;
  readonly failed: number;
  /** Rows that could have told something, of which the false discovery rates are made. */
  readonly looks: number;
  readonly chances: readonly ChanceDifference[];
  readonly means: readonly MeanDifference[];
  readonly parting: Parting;
}

const isDone = (row: Row): boolean => row.status === 'done';

/**
 * Compares pairs as they pass, in memory that does not grow with them. The order of pairs is seen in last
 * digits only.
 */
export class Comparer {
  readonly #columns: readonly ColumnPairs[];
  #pairs = 0;
  #failed = 0;
  #same = 0;
  #earliest: string | null = null;
  #latest: string | null = null;

  /** @param end the last day of which anything is known of both sides, as an ISO date */
  constructor(columns: readonly ColumnDef[], end: string) {
    const lastDay = parseDate(end) ?? Infinity;
    this.#columns = columns.map((column) => new ColumnPairs(column, lastDay));
  }

  /** A pair of which a run failed is counted, and left out. */
  add(pair: Pair): void {
    if (!pair.every(isDone)) {
      this.#failed++;
      return;
    }
    this.#pairs++;
    const [{ digest }, { digest: other, parted }] = pair;
    if (typeof parted === 'string') this.#part(parted);
    else if (typeof digest === 'string' && digest === other) this.#same++;
    for (const column of this.#columns) column.add(pair);
  }

  #part(date: string): void {
    if (this.#earliest === null || date < this.#earliest) this.#earliest = date;
    if (this.#latest === null || date > this.#latest) this.#latest = date;
  }

  /** @param fixed columns of what the change itself removes or fixes, at which there is nothing to find */
  result(fixed: readonly string[] = []): Comparison {
    const chances = this.#columns.flatMap((column) => column.chances(this.#pairs));
    const means = this.#columns.flatMap((column) => column.means());
    return {
      pairs: this.#pairs,
      failed: this.#failed,
      ...ratedRows(chances, means, fixed),
      parting: { earliest: this.#earliest, latest: this.#latest, never: this.#same },
    };
  }
}

/** Rows with their false discovery rates, and how many of them could have told something. */
function ratedRows(
  chances: readonly ChanceDifference[],
  means: readonly MeanDifference[],
  fixed: readonly string[],
): Pick<Comparison, 'looks' | 'chances' | 'means'> {
  const all = [...chances, ...means].flatMap((row) =>
    row.chance === null || fixed.includes(row.column) ? [] : [{ row, chance: row.chance }],
  );
  const rates = discoveryRates(all.map(({ chance }) => chance));
  const rateOf = new Map<unknown, number>(all.map(({ row }, i) => [row, rates[i]]));
  const rated = <Row extends object>(row: Row): Row => ({ ...row, rate: rateOf.get(row) ?? null });
  return { looks: all.length, chances: chances.map(rated), means: means.map(rated) };
}

/**
 * Compares rows of the same seeds, which ran to the same last day (`end`, an ISO date); those without a
 * partner are left out.
 */
export function compareRows(
  baseline: readonly Row[],
  twin: readonly Row[],
  columns: readonly ColumnDef[],
  end: string,
): Comparison {
  const comparer = new Comparer(columns, end);
  const bySeed = new Map(baseline.map((row) => [row.seed, row]));
  for (const row of twin) {
    const partner = bySeed.get(row.seed);
    if (partner !== undefined) comparer.add([partner, row]);
  }
  return comparer.result();
}

/** The median of the gains that are known, of what varies on both sides; null where none is. */
export const typicalGain = ({ chances, means }: Comparison): number | null => {
  const gains = [...chances, ...means].flatMap(({ pairingGain: gain }) => gain ?? []);
  return gains.length === 0 ? null : median(gains);
};

/**
 * Whether the two sides of every pair are one and the same run: there is nothing that they could differ in,
 * by chance or otherwise.
 */
export const isOneRun = ({ pairs, parting }: Comparison): boolean => pairs > 0 && parting.never === pairs;

export interface Sides {
  readonly baseline: string;
  readonly twin: string;
}

/**
 * A counterfactual and how it compares: the document of `tauride compare --json`. Its names are a contract.
 */
export interface TwinRecord extends Comparison {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly changes: readonly string[];
  /** First day on which the change can be felt; null where it never can, or kept results are compared. */
  readonly begins: string | null;
  /** Columns of what the change itself removes or fixes. */
  readonly fixed: readonly string[];
  /** Measures of one's own that are series; absent where there is none, or kept results are compared. */
  readonly series?: readonly SeriesDifference[] | undefined;
}

export interface CompareRecord extends ResultHead {
  /** What the two sides are called: `baseline` and `twin`, or `A` and `B` where kept results are compared. */
  readonly sides: Sides;
  readonly twins: readonly TwinRecord[];
  /** Columns of measures of one's own, which are told whether they differ or not. */
  readonly measured: readonly string[];
  readonly failures: readonly { readonly seed: string; readonly twin: string; readonly error: string }[];
  /** What the runs took to compute; null where kept results are compared. */
  readonly days: DaysComputed | null;
}
