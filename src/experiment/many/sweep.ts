/**
 * What a sweep says: for every point, how often each outcome came about, and how sure that is.
 *
 * Decision worth knowing: only counts are kept, never rows. They can be added in any order, so memory does
 * not grow with the runs and shards can be summed wherever they were computed. Differences between points
 * need to know which seeds had it: a byte for each run and outcome (`point-pairs.ts`).
 */
import { pointsOf, type PointSource } from '../design/design.js';
import { DayCounts } from './day-counts.js';
import { openProportion, proportion, type Estimate } from './interval.js';
import { cameAbout, leftOpen, type OutcomeSpec } from './outcome-spec.js';
import type { PointDifference } from './point-pairs.js';
import type { PointRecord } from './sweep-record.js';
import type { Row } from '../tables/table.js';

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
  readonly open: number[];
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
      open: outcomes.map(() => 0),
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
      count.open[i] += Number(leftOpen(row, outcome));
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

  /**
   * The width of the widest interval of an outcome over all points, by chance alone: what the last day leaves
   * open more runs do not close.
   */
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
    const sumOf = (which: 'outcomes' | 'open') =>
      this.#counts.reduce((sum, count) => sum + count[which][outcome], 0);
    return openProportion(sumOf('outcomes'), sumOf('open'), this.runs);
  }

  /** The outcomes that are counted: those asked for, or else the endings there are. */
  counted(): OutcomeSpec[] {
    if (this.#outcomes.length > 0) return [...this.#outcomes];
    return this.endings().map((value) => ({
      ...{ text: `ending=${value}`, anyOf: [{ column: 'ending', value }] },
    }));
  }

  /**
   * What is counted at every point.
   *
   * @param changeOf the difference of an outcome at a point from the first, by their numbers
   */
  points(
    points: PointSource,
    changeOf: (outcome: number, point: number) => PointDifference | null = () => null,
  ): Omit<PointRecord, 'measures'>[] {
    const counted = this.counted();
    const areEndings = this.#outcomes.length === 0;
    return pointsOf(points).map(({ levels }, p) => {
      const { runs, failed, outcomes, open, days, endings } = this.#counts[p];
      return {
        ...{ levels, runs, failed },
        outcomes: counted.map(({ text, anyOf: [{ value }] }, i) => {
          const times = areEndings ? (endings.get(String(value)) ?? 0) : outcomes[i];
          const left = areEndings ? 0 : open[i];
          return {
            ...{ outcome: text, times, open: left, share: openProportion(times, left, runs) },
            ...{ medianDay: areEndings ? null : days[i].median, fromFirst: changeOf(i, p) },
          };
        }),
      };
    });
  }
}
