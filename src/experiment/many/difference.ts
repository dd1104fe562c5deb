/**
 * One column of results over pairs of runs: how often its values came on each side, and by how much its days
 * and figures differ.
 *
 * Decision worth knowing: counts and moments are kept, not pairs, so that memory does not grow with the runs;
 * and the mean of a day counts every run, with the day after the last where it did not come (`survival.ts`
 * says why).
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { statusIn } from '../run/status.js';
import { DayCounts, type Quartiles } from './day-counts.js';
import {
  openProportion,
  PairedMoments,
  pairedProportions,
  type Estimate,
  type PairCounts,
} from './interval.js';
import { chanceOfMean, chanceOfUneven } from './looks.js';
import type { Cell, ColumnDef, Row } from '../tables/table.js';

/** The rows of one seed: of the baseline, and of the twin. */
export type Pair = readonly [baseline: Row, twin: Row];

/** One thing of both sides of a comparison. */
export interface Both<T> {
  readonly baseline: T;
  readonly twin: T;
}

/** How sure it is that a difference is none of chance. */
interface Look {
  /** Chance of a difference as great where there is none, 0 to 1; null where nothing can be told. */
  readonly chance: number | null;
  /**
   * The least false discovery rate at which it counts as a finding among all looks; null where it is none, as
   * what the change itself fixes.
   */
  readonly rate: number | null;
}

/** How often something happened in both. */
export interface ChanceDifference extends Both<Estimate>, Look {
  /** The column it is read from, and its value there; null for a date, which is there or not. */
  readonly column: string;
  readonly value: string | null;
  readonly meaning: string;
  /** Twin less baseline; without a value where one side is not observable. */
  readonly difference: Estimate;
  /** Runs of each side in which it happened. */
  readonly times: Both<number>;
  /** Runs of each side in which the last day left open whether it would. */
  readonly open: Both<number>;
  /** Runs of each side in which it could not come. */
  readonly impossible: Both<number>;
  /** Seeds in which it happened in the twin only. */
  readonly gained: number;
  /** Seeds in which it happened in the baseline only. */
  readonly lost: number;
  readonly pairingGain: number | null;
  /**
   * Of a date its median over the runs of each side in which it came, as an ISO date, null where it came in
   * none; null for a text.
   */
  readonly medianDay: Both<string | null> | null;
  /** Of a date the days by which it had come in a quarter, half and three quarters of all runs. */
  readonly quartiles: Both<Quartiles> | null;
}

interface Difference extends Look {
  readonly column: string;
  readonly meaning: string;
  /** Pairs that the means are of: of a date all, of a figure those in which both runs have one. */
  readonly pairs: number;
  /** Twin less baseline; days of dates. */
  readonly difference: Estimate;
  /** The difference in standard deviations of one run; null where nothing varies. */
  readonly effect: number | null;
  readonly pairingGain: number | null;
}

/**
 * The mean day of each side up to the last one, as an ISO date: a run in which it did not come counts with
 * the day after that.
 */
export interface DayDifference extends Difference, Both<string> {
  readonly type: 'date';
  readonly unit: 'days';
  /** Runs of each side in which it came. */
  readonly times: Both<number>;
}

/** A figure in both. */
export interface FigureDifference extends Difference, Both<number> {
  readonly type: 'number';
  readonly unit: string | null;
}

export type MeanDifference = DayDifference | FigureDifference;

/** What a run says of a value: it came, it did not, or the last day left it open. */
type Answer = 'yes' | 'no' | 'open';

/** Counts of pairs by the answers of both runs, where one of them is not no. */
class AnswerCounts {
  readonly #pairs = new Map<string, number>();

  add(...answers: readonly [baseline: Answer, twin: Answer]): void {
    const key = answers.join();
    this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + 1);
  }

  /** Pairs with any of these answers. */
  of(baseline: readonly Answer[], twin: readonly Answer[]): number {
    const keys = baseline.flatMap((one) => twin.map((other) => [one, other].join()));
    return keys.reduce((sum, key) => sum + (this.#pairs.get(key) ?? 0), 0);
  }

  /** Pairs that did and did not, if what is open is decided so. */
  decided(all: number, isYes: Both<readonly Answer[]>, isNo: Both<readonly Answer[]>): PairCounts {
    const both = this.of(isYes.baseline, isYes.twin);
    const first = this.of(isYes.baseline, isNo.twin);
    const second = this.of(isNo.baseline, isYes.twin);
    return { both, first, second, neither: all - both - first - second };
  }
}

const ALL: readonly Answer[] = ['yes', 'no', 'open'];
const YES: readonly Answer[] = ['yes'];
const NO: readonly Answer[] = ['no'];
const YES_OR_OPEN: readonly Answer[] = ['yes', 'open'];
const NO_OR_OPEN: readonly Answer[] = ['no', 'open'];

/** Moments of how often one thing happened on each side, as pairs of 0 and 1. */
function momentsOf({ both, first, second, neither }: PairCounts): PairedMoments {
  const moments = new PairedMoments();
  const repeat = (times: number, a: number, b: number) => {
    for (let i = 0; i < times; i++) moments.add(a, b);
  };
  repeat(both, 1, 1);
  repeat(first, 1, 0);
  repeat(second, 0, 1);
  repeat(neither, 0, 0);
  return moments;
}

/** The difference of shares, and its chance: both as uncertain as what is open makes them. */
function shareDifference(pairs: number, counts: AnswerCounts) {
  const least = { yes: { baseline: YES_OR_OPEN, twin: YES }, no: { baseline: NO, twin: NO_OR_OPEN } };
  const most = { yes: { baseline: YES, twin: YES_OR_OPEN }, no: { baseline: NO_OR_OPEN, twin: NO } };
  const [low, high] = [least, most].map(({ yes, no }) => counts.decided(pairs, yes, no));
  const chances = [low, high].map(({ first, second }) => chanceOfUneven(second, first));
  const isOneWay = Math.sign(low.second - low.first) === Math.sign(high.second - high.first);
  const [one, other] = chances;
  return {
    low: pairedProportions(low).low,
    high: pairedProportions(high).high,
    chance: one === null || other === null ? null : isOneWay ? Math.max(one, other) : 1,
  };
}

/** How often a value came on both sides, and by how much that differs. */
function sharesOf(pairs: number, counts: AnswerCounts) {
  const times = { baseline: counts.of(YES, ALL), twin: counts.of(ALL, YES) };
  const open = { baseline: counts.of(['open'], ALL), twin: counts.of(ALL, ['open']) };
  const baseline = openProportion(times.baseline, open.baseline, pairs);
  const twin = openProportion(times.twin, open.twin, pairs);
  const { low, high, chance } = shareDifference(pairs, counts);
  const known = counts.decided(
    pairs,
    { baseline: YES, twin: YES },
    { baseline: NO_OR_OPEN, twin: NO_OR_OPEN },
  );
  return {
    ...{ baseline, twin, times, open, chance, rate: null },
    difference: { value: twin.value - baseline.value, low, high },
    ...{ gained: known.second, lost: known.first, pairingGain: momentsOf(known).gain },
  };
}

/** The day in a cell, in days since 1970. */
const dayIn = (row: Row, { name }: ColumnDef): number | undefined => {
  const cell = row[name];
  return typeof cell === 'string' ? parseDate(cell) : undefined;
};

/** The day of a mean of days since 1970. */
const meanDay = (mean: number): string => isoOf(Math.round(mean));

const NONE: Both<number> = { baseline: 0, twin: 0 };

/** Days of one side, and in how many runs they could not come. */
class DaysOfSide {
  readonly counts = new DayCounts();
  came = 0;
  impossible = 0;

  add(answer: Answer, cell: Cell, isImpossible: boolean): void {
    if (answer === 'yes') {
      this.came++;
      this.counts.add(String(cell));
    }
    if (isImpossible) this.impossible++;
  }
}

/**
 * What is kept of one column while pairs pass: counts of its values (a date that came counts under ''), and
 * moments of its numbers.
 */
export class ColumnPairs {
  readonly #values = new Map<string, AnswerCounts>();
  readonly #moments = new PairedMoments();
  readonly #days: Both<DaysOfSide> = { baseline: new DaysOfSide(), twin: new DaysOfSide() };

  /** @param lastDay the last day of which anything is known of both sides, in days since 1970 */
  constructor(
    readonly column: ColumnDef,
    private readonly lastDay: number,
  ) {}

  add(pair: Pair): void {
    const { type, name } = this.column;
    const [first, second] = pair.map((row) => row[name] ?? null);
    if (type === 'date') this.#addDates(pair);
    else if (type === 'text') this.#addTexts(first, second);
    else if (typeof first === 'number' && typeof second === 'number') this.#moments.add(first, second);
  }

  /** A day after the last one has not come. */
  #answerOf(row: Row): Answer {
    const day = dayIn(row, this.column);
    if (day !== undefined) return day <= this.lastDay ? 'yes' : 'no';
    return statusIn(row, this.column.name) === 'open' ? 'open' : 'no';
  }

  #addDates(pair: Pair): void {
    const { column, lastDay } = this;
    const [first, second] = pair.map((row) => Math.min(dayIn(row, column) ?? Infinity, lastDay + 1));
    this.#moments.add(first, second);
    const answers: readonly [Answer, Answer] = [this.#answerOf(pair[0]), this.#answerOf(pair[1])];
    [this.#days.baseline, this.#days.twin].forEach((side, i) => {
      side.add(answers[i], pair[i][column.name] ?? null, statusIn(pair[i], column.name) === 'impossible');
    });
    if (answers.some((answer) => answer !== 'no')) this.#of('').add(...answers);
  }

  #addTexts(first: Cell, second: Cell): void {
    if (typeof first === 'string') this.#of(first).add('yes', first === second ? 'yes' : 'no');
    if (typeof second === 'string' && first !== second) this.#of(second).add('no', 'yes');
  }

  #of(value: string): AnswerCounts {
    const counts = this.#values.get(value) ?? new AnswerCounts();
    this.#values.set(value, counts);
    return counts;
  }

  chances(pairs: number): ChanceDifference[] {
    const { name, type, meaning } = this.column;
    if (name === 'ending_date') return [];
    return [...this.#values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, counts]) => ({
        ...{ column: name, value: type === 'date' ? null : value, meaning },
        ...sharesOf(pairs, counts),
        ...this.#dated(pairs),
      }));
  }

  /** What is told of a day beside whether it came. */
  #dated(pairs: number): Pick<ChanceDifference, 'impossible' | 'medianDay' | 'quartiles'> {
    if (this.column.type !== 'date') return { impossible: NONE, medianDay: null, quartiles: null };
    const of = <T>(read: (side: DaysOfSide) => T): Both<T> => ({
      baseline: read(this.#days.baseline),
      twin: read(this.#days.twin),
    });
    return {
      impossible: of(({ impossible }) => impossible),
      medianDay: of(({ counts }) => counts.median),
      quartiles: of(({ counts, came }) => counts.quartiles(pairs - came, this.lastDay)),
    };
  }

  means(): MeanDifference[] {
    const { name, type, meaning, unit = null } = this.column;
    const { first, second, difference, gain, effect } = this.#moments;
    if (difference.count === 0) return [];
    const common = {
      ...{ column: name, meaning, pairs: difference.count, rate: null },
      chance: chanceOfMean(difference.mean, difference.variance, difference.count),
      ...{ difference: difference.estimate(), effect, pairingGain: gain },
    };
    const [baseline, twin] = [first.mean, second.mean];
    if (type === 'number') return [{ ...common, type, unit, baseline, twin }];
    const times = { baseline: this.#days.baseline.came, twin: this.#days.twin.came };
    if (type !== 'date' || times.baseline + times.twin === 0) return [];
    return [{ ...common, type, unit: 'days', baseline: meanDay(baseline), twin: meanDay(twin), times }];
  }
}
