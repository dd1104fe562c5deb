/** How many runs had something on which day, in memory that does not grow with the runs. */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { dayReached, kaplanMeier } from './survival.js';

/** Shares of runs of which it is told by which day they had something. */
const QUARTERS = [0.25, 0.5, 0.75] as const;

/** ISO dates by which a quarter, half and three quarters of all runs had it; null where they had not. */
export type Quartiles = readonly [quarter: string | null, half: string | null, most: string | null];

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

  /** The quartiles over all runs, of which so many did not have it until the last day (Kaplan and Meier). */
  quartiles(without: number, lastDay: number): Quartiles {
    const came = Array.from(this.#runs, ([days, runs]) => ({ days, runs, came: true }));
    const steps = kaplanMeier([...came, { days: lastDay, runs: without, came: false }]);
    const [quarter, half, most] = QUARTERS.map((share) => {
      const day = dayReached(steps, share);
      return day === null ? null : isoOf(day);
    });
    return [quarter, half, most];
  }
}
