/**
 * How far a run is from the record: the root of a weighted sum of squares, with a scale for each target
 * that follows from the runs (Prangle 2017, Bayesian Analysis 12, 289-309).
 *
 * Decision worth knowing: a scale is the median absolute deviation of the runs from their median, and from
 * the record, added up (Schaelte, Alamoudi & Hasenauer 2021, doi 10.1101/2021.07.29.454327). By the first
 * alone a figure that hardly moves and that no parameter brings near to the record would weigh more than
 * all others.
 */
import { median } from 'simple-statistics';

/** A recorded figure on the scale of comparison, with its weight. */
export interface Observation {
  readonly value: number;
  /** 0 and above; those of one event have a sum of 1. */
  readonly weight: number;
}

/** What one target is divided by; null where the runs are all alike and it says nothing. */
export type Scale = number | null;

/**
 * Where more than half of the runs have one figure, their deviation is 0. Then it is that of a uniform
 * distribution over as wide a range, of which a quarter lies within so much of the median on either side.
 */
const UNIFORM_DEVIATION = 1 / 4;

const deviation = (values: readonly number[], from: number): number =>
  median(values.map((value) => Math.abs(value - from)));

/**
 * Scales from the figures of runs, [run][target].
 *
 * @param figures at least one run
 */
export function scalesOf(
  figures: readonly (readonly number[])[],
  observations: readonly Observation[],
): Scale[] {
  return observations.map(({ value }, target) => {
    const values = figures.map((run) => run[target]);
    if (values.every((each) => each === values[0])) return null;
    const own = deviation(values, median(values));
    const spread = Math.max(...values) - Math.min(...values);
    return (own > 0 ? own : UNIFORM_DEVIATION * spread) + deviation(values, value);
  });
}

/** The distance of a run by such scales, 0 and above. */
export function distanceBetween(
  figures: readonly number[],
  observations: readonly Observation[],
  scales: readonly Scale[],
): number {
  let sum = 0;
  observations.forEach(({ value, weight }, target) => {
    const scale = scales[target];
    if (scale !== null) sum += weight * ((figures[target] - value) / scale) ** 2;
  });
  return Math.sqrt(sum);
}
