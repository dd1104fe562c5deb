/**
 * Dates in occasions: a question that waits for a day of the calendar does not know who governs on it.
 */
import type { ScenarioText } from '../schema/scenario.js';
import { namesAsked } from './expressions.js';

/** Ids of the decisions whose occasion holds a date: a fixed sitting, or a day counted from the start. */
export const datedOccasions = (scenario: ScenarioText): string[] =>
  scenario.decisions
    .filter(
      ({ sits, when = true, requires }) =>
        sits.length > 0 || [when, requires].some((text) => namesAsked(scenario, text).has('day')),
    )
    .map(({ id }) => id);
