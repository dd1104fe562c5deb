/**
 * How a holding will end, if nothing is done: the share of trials that end so, each with a fate of its own.
 *
 * Decision worth knowing: as many are tried as the error that is asked for needs: where the first eighteen
 * end alike nobody tries on; where it is open, sixty.
 */
import { copyHolding, type CountryToday, type Fate, type HoldingCourse, type HoldingEnd } from './course.js';
import { passDay, takeUpHolding } from './holding.js';

/** Chances of how a holding will end. */
export interface HoldingForecast {
  readonly held: number;
  readonly divided: number;
}

/** Standard error of a chance with which it is known well enough. */
const ERROR = 1 / 16;

/**
 * Whether a share is known well enough: its standard error with two successes and two failures added, which
 * is honest where a share is near 0 or 1 (Agresti & Coull 1998).
 */
const isKnown = (share: number, trials: number): boolean => {
  const likely = (share * trials + 2) / (trials + 4);
  return likely * (1 - likely) <= ERROR * ERROR * (trials + 4);
};

/**
 * How a holding would end if nothing were done and everything stayed as it is today but the places.
 *
 * @param fates one for each course that may be tried, at least one
 * @returns shares of the courses that were tried: the first ones, until the chance that the country is not
 *   lost is known to a sixteenth
 */
export const foretellHolding = (
  course: HoldingCourse,
  today: CountryToday,
  fates: readonly Fate[],
): HoldingForecast => {
  const ends = { held: 0, lost: 0, divided: 0 };
  const strengths = new Float64Array(2 * today.places.length);
  let trials = 0;
  while (trials < fates.length && !(trials > 0 && isKnown(ends.lost / trials, trials))) {
    const work = takeUpHolding(copyHolding(course), today, fates[trials], null, strengths);
    let end: HoldingEnd | null = null;
    while (end === null) end = passDay(work);
    ends[end.result]++;
    trials++;
  }
  return { held: ends.held / trials, divided: ends.divided / trials };
};
