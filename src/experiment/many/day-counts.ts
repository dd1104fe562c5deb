/** How many runs had something on which day: the median day, in memory that does not grow with the runs. */
import { isoOf, parseDate } from '../../foundation/calendar.js';

export class DayCounts {
  readonly #runs = new Map<number, number>();

  /** Counts a run; of one in which the day never came, nothing. */
  add(date: string | null | undefined): void {
    const day = typeof date === 'string' ? parseDate(date) : undefined;
    if (day !== undefined) this.#runs.set(day, (this.#runs.get(day) ?? 0) + 1);
  }

  /**
   * The median day of the runs that had one, as an ISO date; of an even number of runs the earlier of the two
   * in the middle. Null where none had one.
   */
  get median(): string | null {
    const all = [...this.#runs].sort(([a], [b]) => a - b);
    const middle = all.reduce((sum, [, runs]) => sum + runs, 0) / 2;
    let seen = 0;
    const found = all.find(([, runs]) => (seen += runs) >= middle);
    return found === undefined ? null : isoOf(found[0]);
  }
}
