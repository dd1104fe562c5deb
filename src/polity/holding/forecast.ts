/**
 * How a holding will end, if nothing is done: the share of trials that end so, each with a fate of its own.
 *
 * Decision worth knowing: as many are tried as the error that is asked for needs. For an error of a sixteenth
 * eighteen that end alike are enough, and sixty where it is open; for one of a twelfth twelve and thirty-two.
 */
import { copyHolding, type CountryToday, type Fate, type HoldingCourse, type HoldingEnd } from './course.js';
import { passDay, takeUpHolding } from './holding.js';

/** Chances of how a holding will end. */
export interface HoldingForecast {
  readonly held: number;
  readonly divided: number;
}

/** Standard error with which a chance is published. */
export const PUBLISHED_ERROR = 1 / 16;

/**
 * Standard error with which a chance is believed in: less than those who decide misjudge it by themselves
 * (assumption).
 */
export const BELIEVED_ERROR = 1 / 12;

/**
 * Whether a share is known well enough: its standard error with two successes and two failures added, which
 * is honest where a share is near 0 or 1 (Agresti & Coull 1998).
 */
const isKnown = (share: number, trials: number, error: number): boolean => {
  const likely = (share * trials + 2) / (trials + 4);
  return likely * (1 - likely) <= error * error * (trials + 4);
};

/**
 * How a holding would end if nothing were done and everything stayed as it is today but the places.
 *
 * @param fates one for each course that may be tried, at least one
 * @param error standard error with which the chance that the country is not lost is to be known, 0..1
 * @returns shares of the courses that were tried: the first ones, until it is known so well
 */
export const foretellHolding = (
  course: HoldingCourse,
  today: CountryToday,
  fates: readonly Fate[],
  error: number,
): HoldingForecast => {
  const ends = { held: 0, lost: 0, divided: 0 };
  const strengths = new Float64Array(2 * today.places.length);
  let trials = 0;
  while (trials < fates.length && !(trials > 0 && isKnown(ends.lost / trials, trials, error))) {
    const work = takeUpHolding(copyHolding(course), today, fates[trials], null, strengths);
    let end: HoldingEnd | null = null;
    while (end === null) end = passDay(work);
    ends[end.result]++;
    trials++;
  }
  return { held: ends.held / trials, divided: ends.divided / trials };
};
