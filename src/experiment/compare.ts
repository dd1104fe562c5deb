/**
 * A baseline and a twin over the same seeds: what happened more or less often, sooner or later, and how sure that is.
 *
 * Decision worth knowing: the unit is the pair of runs with one seed. They share every draw that the intervention leaves alone, so the
 * difference of a pair holds far less chance than that of two strangers; how much less is reported.
 */
import { parseDate } from '../foundation/calendar.js';
import { median } from 'simple-statistics';
import type { Days } from './days.js';
import type { ResultHead } from './head.js';
import { PairedMoments, pairedProportions, proportion, type Estimate, type PairCounts } from './interval.js';
import type { Cell, ColumnDef, Row } from './table.js';

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
}

/** A figure in both; days of dates are those since 1970, and their pairs are those in which it happened twice. */
export interface MeanDifference {
  readonly column: string;
  readonly type: 'date' | 'number';
  readonly meaning: string;
  readonly unit: string | null;
  readonly pairs: number;
  readonly baseline: number;
  readonly twin: number;
  readonly difference: Estimate;
  readonly pairingGain: number | null;
}

/** When the runs of a twin left those of the baseline; the days are null where no run did, or nobody looked day by day. */
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
  readonly chances: readonly ChanceDifference[];
  readonly means: readonly MeanDifference[];
  readonly parting: Parting;
}

/** The rows of one seed: of the baseline, and of the twin. */
export type Pair = readonly [baseline: Row, twin: Row];

const isDone = (row: Row): boolean => row.status === 'done';

/** How often one thing happened on each side, as pairs of 0 and 1. */
type Flags = readonly [baseline: number, twin: number];

function chanceOf(
  pairs: number,
  { name, meaning }: ColumnDef,
  value: string | null,
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
  };
}

/** The number in a cell: of a date its day. */
const numberIn = (row: Row, { name, type }: ColumnDef): number | undefined => {
  const cell = row[name];
  if (type === 'date') return typeof cell === 'string' ? parseDate(cell) : undefined;
  return typeof cell === 'number' ? cell : undefined;
};

/** What is kept of one column while pairs pass: counts of its values (a date that came counts under ''), and moments of its numbers. */
class ColumnPairs {
  readonly #values = new Map<string, { both: number; first: number; second: number }>();
  readonly #moments = new PairedMoments();

  constructor(readonly column: ColumnDef) {}

  add(pair: Pair): void {
    const { type, name } = this.column;
    const [a, b] = pair.map((row) => numberIn(row, this.column));
    if (type !== 'text' && a !== undefined && b !== undefined) this.#moments.add(a, b);
    if (type === 'text') this.#count(...(pair.map((row) => row[name]) as [Cell, Cell]));
    if (type === 'date') this.#count(a === undefined ? null : '', b === undefined ? null : '');
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
    return [...this.#values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, counts]) =>
        chanceOf(pairs, this.column, this.column.type === 'date' ? null : value, counts),
      );
  }

  means(): MeanDifference[] {
    const { name, type, meaning, unit = null } = this.column;
    const { first, second, difference, gain } = this.#moments;
    if ((type !== 'date' && type !== 'number') || difference.count === 0) return [];
    return [
      {
        column: name,
        type,
        meaning,
        unit,
        pairs: difference.count,
        baseline: first.mean,
        twin: second.mean,
        difference: difference.estimate(),
        pairingGain: gain,
      },
    ];
  }
}

/** Compares pairs as they pass, in memory that does not grow with them. The order of pairs is seen in last digits only. */
export class Comparer {
  readonly #columns: readonly ColumnPairs[];
  #pairs = 0;
  #failed = 0;
  #same = 0;
  #earliest: string | null = null;
  #latest: string | null = null;

  constructor(columns: readonly ColumnDef[]) {
    this.#columns = columns.map((column) => new ColumnPairs(column));
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
    else if (digest === other) this.#same++;
    for (const column of this.#columns) column.add(pair);
  }

  #part(date: string): void {
    if (this.#earliest === null || date < this.#earliest) this.#earliest = date;
    if (this.#latest === null || date > this.#latest) this.#latest = date;
  }

  result(): Comparison {
    return {
      pairs: this.#pairs,
      failed: this.#failed,
      chances: this.#columns.flatMap((column) => column.chances(this.#pairs)),
      means: this.#columns.flatMap((column) => column.means()),
      parting: { earliest: this.#earliest, latest: this.#latest, never: this.#same },
    };
  }
}

/** Compares rows of the same seeds; those without a partner are left out. */
export function compareRows(
  baseline: readonly Row[],
  twin: readonly Row[],
  columns: readonly ColumnDef[],
): Comparison {
  const comparer = new Comparer(columns);
  const bySeed = new Map(baseline.map((row) => [row.seed, row]));
  for (const row of twin) {
    const partner = bySeed.get(row.seed);
    if (partner !== undefined) comparer.add([partner, row]);
  }
  return comparer.result();
}

/** The median of gains that are known; null where none is. */
export const typicalGain = ({ chances, means }: Comparison): number | null => {
  const gains = [...chances, ...means].flatMap(({ pairingGain: gain }) => gain ?? []);
  return gains.length === 0 ? null : median(gains);
};

export interface Sides {
  readonly baseline: string;
  readonly twin: string;
}

/** A counterfactual and how it compares: the document of `tauride compare --json`. Its names are a contract. */
export interface TwinRecord extends Comparison {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly changes: readonly string[];
}

export interface CompareRecord extends ResultHead {
  /** What the two sides are called: `baseline` and `twin`, or `A` and `B` where kept results are compared. */
  readonly sides: Sides;
  readonly twins: readonly TwinRecord[];
  readonly failures: readonly { readonly seed: string; readonly twin: string; readonly error: string }[];
  /** What the runs took to compute; null where kept results are compared. */
  readonly days: Days | null;
}
