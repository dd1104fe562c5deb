/** Measures of one's own over the runs of each point of a sweep. */
import { DayCounts } from '../many/day-counts.js';
import { Moments } from '../many/interval.js';
import type { MeasureRecord } from '../many/sweep-record.js';
import type { ColumnDef, Row } from '../tables/table.js';

/** What is kept of one measure at one point. */
class Kept {
  readonly moments = new Moments();
  readonly days = new DayCounts();
  came = 0;
}

/**
 * Means of values, and quartiles of first days, in memory that does not grow with the runs. The order of runs
 * is seen in last digits only.
 */
export class MeasureMeans {
  /** [point][measure] */
  readonly #kept: readonly Kept[][];
  readonly #runs: number[];

  /** @param lastDay that of the runs, in days since 1970 */
  constructor(
    pointCount: number,
    private readonly columns: readonly ColumnDef[],
    private readonly lastDay: number,
  ) {
    this.#kept = Array.from({ length: pointCount }, () => columns.map(() => new Kept()));
    this.#runs = Array.from({ length: pointCount }, () => 0);
  }

  /** Takes in rows; failed runs have no measures. */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.status !== 'done') continue;
      const point = Number(row.point);
      this.#runs[point]++;
      this.columns.forEach(({ name }, m) => {
        const [cell, kept] = [row[name], this.#kept[point][m]];
        if (typeof cell === 'number') kept.moments.add(cell);
        if (typeof cell !== 'string') return;
        kept.days.add(cell);
        kept.came++;
      });
    }
  }

  /** The measures of a point. */
  record(point: number): MeasureRecord[] {
    return this.columns.map(({ name, meaning, type }, m) => {
      const { moments, days, came } = this.#kept[point][m];
      const isDay = type === 'date';
      return {
        ...{ name, meaning, runs: isDay ? came : moments.count },
        mean: isDay ? null : moments.estimate(),
        quartiles: isDay ? days.quartiles(this.#runs[point] - came, this.lastDay) : null,
      };
    });
  }
}
