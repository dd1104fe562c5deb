/**
 * What a sweep says: for every point, how often each outcome came about, and how sure that is.
 *
 * Decision worth knowing: only counts are kept, never rows. They can be added in any order, so memory does
 * not grow with the runs and shards can be summed wherever they were computed.
 */
import { pointsOf, type PointSource } from '../design/design.js';
import { DayCounts } from './day-counts.js';
import type { DaysComputed } from './days.js';
import type { ResultHead } from '../design/result-head.js';
import { InOrder } from './in-order.js';
import { proportion, type Estimate } from './interval.js';
import type { ColumnDef, Row } from '../tables/table.js';

/** An outcome: any of its conditions holds. */
export interface OutcomeSpec {
  /** As it was asked for. */
  readonly text: string;
  readonly anyOf: readonly { readonly column: string; readonly value: string | null }[];
}

/** Did it come about in a run? A date without a value: did the day come at all? */
export const cameAbout = (row: Row, { anyOf }: OutcomeSpec): boolean =>
  anyOf.some(({ column, value }) =>
    value === null ? row[column] !== null && row[column] !== undefined : row[column] === value,
  );

/** The first of the days by which an outcome came about in a run; null where none of them is why. */
const dayOf = (row: Row, { anyOf }: OutcomeSpec): string | null => {
  const days = anyOf.flatMap(({ column, value }) => {
    const cell = row[column];
    return value === null && typeof cell === 'string' ? [cell] : [];
  });
  return days.sort().at(0) ?? null;
};

/** Counts of one point. */
interface Count {
  runs: number;
  failed: number;
  readonly outcomes: number[];
  readonly days: readonly DayCounts[];
  readonly endings: Map<string, number>;
}

export class SweepCounts {
  readonly #counts: Count[];
  readonly #outcomes: readonly OutcomeSpec[];

  constructor(pointCount: number, outcomes: readonly OutcomeSpec[]) {
    this.#outcomes = outcomes;
    this.#counts = Array.from({ length: pointCount }, () => ({
      runs: 0,
      failed: 0,
      outcomes: outcomes.map(() => 0),
      days: outcomes.map(() => new DayCounts()),
      endings: new Map<string, number>(),
    }));
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const count = this.#counts[Number(row.point)];
      if (row.status !== 'done') count.failed++;
      else this.#addDone(row, count);
    }
  }

  #addDone(row: Row, count: Count): void {
    count.runs++;
    const ending = String(row.ending);
    count.endings.set(ending, (count.endings.get(ending) ?? 0) + 1);
    this.#outcomes.forEach((outcome, i) => {
      count.outcomes[i] += Number(cameAbout(row, outcome));
      count.days[i].add(dayOf(row, outcome));
    });
  }

  get failed(): number {
    return this.#counts.reduce((sum, count) => sum + count.failed, 0);
  }

  get runs(): number {
    return this.#counts.reduce((sum, count) => sum + count.runs, 0);
  }

  /** Endings over all points, the most frequent first. */
  endings(): string[] {
    const sums = new Map<string, number>();
    for (const { endings } of this.#counts)
      for (const [ending, times] of endings) sums.set(ending, (sums.get(ending) ?? 0) + times);
    return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([ending]) => ending);
  }

  /** The width of the widest interval of an outcome over all points. */
  width(outcome: number): number {
    return Math.max(
      ...this.#counts.map((count) => {
        const { low, high } = proportion(count.outcomes[outcome], count.runs);
        return high - low;
      }),
    );
  }

  /** The share of all runs in which an outcome came about. */
  share(outcome: number): Estimate {
    const times = this.#counts.reduce((sum, count) => sum + count.outcomes[outcome], 0);
    return proportion(times, this.runs);
  }

  /** The outcomes asked for, or else the endings there are, at every point. */
  points(points: PointSource): PointRecord[] {
    const endings = this.#outcomes.length > 0 ? [] : this.endings();
    return pointsOf(points).map(({ levels }, p) => {
      const { runs, failed, outcomes, days, endings: seen } = this.#counts[p];
      const counted = [
        ...this.#outcomes.map(({ text }, i) => ({
          outcome: text,
          times: outcomes[i],
          medianDay: days[i].median,
        })),
        ...endings.map((ending) => ({
          ...{ outcome: `ending=${ending}`, times: seen.get(ending) ?? 0 },
          medianDay: null,
        })),
      ];
      return {
        levels,
        runs,
        failed,
        outcomes: counted.map(({ medianDay, ...each }) => ({
          ...{ ...each, share: proportion(each.times, runs) },
          medianDay,
        })),
      };
    });
  }
}

export interface PointRecord {
  readonly levels: Row;
  /** Runs that were done. */
  readonly runs: number;
  readonly failed: number;
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly times: number;
    readonly share: Estimate;
    /**
     * Median over the runs in which a day that was asked for came, the first where any of several was; ISO
     * date, null where none came or no day was asked for.
     */
    readonly medianDay: string | null;
  }[];
}

/**
 * The document of `tauride sweep --json`. Its names are a contract; fewer seeds were run than asked for where
 * the sweep stopped early.
 */
export interface SweepRecord extends ResultHead {
  readonly seedsRun: number;
  /** Width of interval at which it was to stop; null for one that runs all its seeds. */
  readonly untilWidth: number | null;
  /** How points were chosen: all combinations of levels, or a Latin hypercube. */
  readonly design?: 'grid' | 'lhs';
  /** Days that were computed and asked for, on whatever machines and in however many sittings. */
  readonly days: DaysComputed;
  readonly factors: readonly ColumnDef[];
  readonly points: readonly PointRecord[];
}

/**
 * Looks at batches in order of their seeds, whenever they come, and says when an interval is narrow enough.
 */
export class Stopper {
  readonly #counts: SweepCounts;
  readonly #order = new InOrder<readonly Row[]>((rows, index) => this.#look(rows, index));
  /** The number of batches that the sweep has, once it is known to stop early. */
  end: number | undefined;

  /**
   * @param blocks batches that make up one range of seeds; looks are taken after whole ranges only
   * @param width that of the 95 % interval of the first outcome at which it stops
   */
  constructor(
    pointCount: number,
    outcome: OutcomeSpec,
    private readonly blocks: number,
    private readonly width: number,
  ) {
    this.#counts = new SweepCounts(pointCount, [outcome]);
  }

  /** Takes the rows of a batch; returns whether the sweep goes on. */
  add(index: number, rows: readonly Row[]): boolean {
    this.#order.add(index, rows);
    return this.end === undefined;
  }

  #look(rows: readonly Row[], index: number): void {
    if (this.end !== undefined) return;
    this.#counts.add(rows);
    const seen = index + 1;
    if (seen % this.blocks === 0 && this.#counts.width(0) <= this.width) this.end = seen;
  }
}
