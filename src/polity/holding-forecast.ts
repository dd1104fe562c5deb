/**
 * How a holding will end, if nothing is done: the share of trials that end so, each with a fate of its own.
 */
import {
  copyHolding,
  holdOn,
  type CountryToday,
  type Fate,
  type HoldingCourse,
  type HoldingEnd,
} from './holding.js';

/** Chances of how a holding will end. */
export interface HoldingForecast {
  readonly held: number;
  readonly divided: number;
}

/**
 * How a holding would end if nothing were done and everything stayed as it is today but the places.
 *
 * @param fates one for each course that is tried
 */
export const foretellHolding = (
  course: HoldingCourse,
  today: CountryToday,
  fates: readonly Fate[],
): HoldingForecast => {
  const ends = { held: 0, lost: 0, divided: 0 };
  const strengths = new Float64Array(2 * today.places.length);
  for (const fate of fates) {
    const trial = copyHolding(course);
    let end: HoldingEnd | null = null;
    while (end === null) ({ end } = holdOn(trial, today, fate, strengths));
    ends[end.result]++;
  }
  return { held: ends.held / fates.length, divided: ends.divided / fates.length };
};
