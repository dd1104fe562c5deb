/**
 * When something comes, where some do not live to see it: the share of runs in which it has come by each day,
 * and the mean day up to a horizon.
 *
 * Decision worth knowing: the mean day of the runs in which it came is no answer, for the late ones are not
 * among them: the later it gets, the earlier those that are left make it look. The mean day to a horizon
 * counts every run, one in which it did not come with the whole of the time (Irwin 1949; Royston and Parmar
 * 2013, BMC Medical Research Methodology 13, 152).
 */
import { groups, sum } from 'd3-array';
import type { Estimate } from './interval.js';

/** Runs that were watched until a day, and whether it came to all of them then, or to none of them so far. */
export interface Watched {
  /** Days from any beginning that all runs share. */
  readonly days: number;
  readonly came: boolean;
  /** How many such runs there are (default 1). */
  readonly runs?: number;
}

/** A day on which it came somewhere, and the share of runs in which it has come by then. */
export interface CurveStep {
  readonly days: number;
  readonly share: Estimate;
}

/** Shares that should be equal differ by less. */
const ROUNDING = 1e-9;

/** The 97.5 % quantile of the standard normal. */
const Z = 1.959963984540054;

const runsOf = ({ runs = 1 }: Watched): number => runs;

/**
 * The interval of a share still waiting, on the scale of log minus log, which stays between 0 and 1
 * (Kalbfleisch and Prentice 1980, section 1.3); `variance` is Greenwood's sum.
 */
function waitingInterval(waiting: number, variance: number): readonly [low: number, high: number] {
  if (waiting <= 0 || waiting >= 1) return [waiting, waiting];
  const reach = (Z * Math.sqrt(variance)) / Math.abs(Math.log(waiting));
  return [waiting ** Math.exp(reach), waiting ** Math.exp(-reach)];
}

/**
 * The share of runs in which it has come, by day (Kaplan and Meier 1958, Journal of the American Statistical
 * Association 53, 457-481), with 95 % intervals (Greenwood 1926).
 *
 * Of runs that are watched to a day and no longer, those of that day are still among those that might have
 * had it then.
 *
 * @returns a step for each day on which it came, in order; nothing after the last of them, and nothing is
 * known beyond the day until which the last run was watched
 */
export function kaplanMeier(watched: readonly Watched[]): CurveStep[] {
  let [waiting, variance] = [1, 0];
  let atRisk = sum(watched, runsOf);
  return groups(watched, ({ days }) => days)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([days, those]): CurveStep[] => {
      const came = sum(those, (each) => (each.came ? runsOf(each) : 0));
      const before = atRisk;
      atRisk -= sum(those, runsOf);
      if (came === 0) return [];
      waiting *= 1 - came / before;
      if (before > came) variance += came / (before * (before - came));
      const [low, high] = waitingInterval(waiting, variance);
      return [{ days, share: { value: 1 - waiting, low: 1 - high, high: 1 - low } }];
    });
}

/** The first day by which it has come in so large a share of runs, 0 to 1; null where it has not. */
export const dayReached = (steps: readonly CurveStep[], share: number): number | null =>
  steps.find((step) => step.share.value >= share - ROUNDING)?.days ?? null;
