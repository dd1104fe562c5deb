/**
 * What an ensemble foretells of a figure on record: each run's figure with the error of sources around it,
 * all of them mixed (ensemble dressing: Roulston & Smith 2003, Tellus A 55, 16-30).
 *
 * A figure on record is what was, and an error of sources that the model does not make: without it an
 * interval of runs alone would have to hold what no run can know.
 */
import jStat from 'jstat';
import { mean } from 'simple-statistics';
import { exp, ln } from '../../foundation/math.js';

/** Figures of runs, and the standard deviation of the normal error around each, above 0; on one scale. */
export interface Predictive {
  readonly figures: readonly number[];
  readonly deviation: number;
}

/** Ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The probability of at most so much. */
export const chanceUpTo = ({ figures, deviation }: Predictive, x: number): number =>
  mean(figures.map((figure) => jStat.normal.cdf(x, figure, deviation)));

/** How many deviations from the outermost figure a quantile is looked for; beyond is less than 1e-15. */
const REACH = 8;

/** Halvings: a part in a million million of where a quantile can be. */
const HALVINGS = 40;

/**
 * The figure that is not exceeded with a probability.
 *
 * @param share above 0 and below 1
 */
export function quantile(predictive: Predictive, share: number): number {
  const { figures, deviation } = predictive;
  let low = Math.min(...figures) - REACH * deviation;
  let high = Math.max(...figures) + REACH * deviation;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (chanceUpTo(predictive, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The middle interval that holds a share, 0 to 1, of what is foretold. */
export const intervalOf = (predictive: Predictive, share: number): Interval => ({
  low: quantile(predictive, (1 - share) / 2),
  high: quantile(predictive, (1 + share) / 2),
});

/**
 * The logarithm of the density at what was recorded: the log score (Good 1952), the more the better. Summed
 * by the greatest term, since a density far out is too small for a number.
 */
export function logDensity({ figures, deviation }: Predictive, recorded: number): number {
  const logs = figures.map((figure) => -0.5 * ((recorded - figure) / deviation) ** 2);
  const most = Math.max(...logs);
  const scaled = mean(logs.map((log) => exp(log - most)));
  return most + ln(scaled) - ln(deviation) - 0.5 * ln(2 * Math.PI);
}

/** Whether an interval holds a figure. */
export const coversFigure = ({ low, high }: Interval, figure: number): boolean =>
  low <= figure && figure <= high;

/**
 * The interval score (Gneiting & Raftery 2007, JASA 102, 359-378): the width, and for a miss how far it is
 * off, times two by what the interval leaves out. The less the better, and least for whoever says what they
 * believe.
 *
 * @param share of what is foretold that the interval is to hold, 0 to 1
 */
export function intervalScore({ low, high }: Interval, share: number, recorded: number): number {
  const missed = Math.max(low - recorded, 0) + Math.max(recorded - high, 0);
  return high - low + (2 / (1 - share)) * missed;
}
