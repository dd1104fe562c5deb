/**
 * The course of quantities, day by day: what an author looks at to see why a guard held on this day and not
 * on another.
 *
 * Decision worth knowing: values are read at the end of the day, as `facts` are; a guard of an event was read
 * a little earlier that day.
 */
import { isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { Quantity } from '../../model/definition.js';
import { compileAsked } from '../../scenario/ask.js';
import type { LoadedScenario } from '../../scenario/load.js';
import type { Collector } from '../run/collect.js';
import type { IsoDate } from '../run/record.js';

/** Quantities as written and as compiled, and the days on which to read them, both included. */
export interface CourseQuestion {
  readonly texts: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly from: number;
  readonly to: number;
}

/** Values by day, in the order of the quantities; null where one has none. */
export interface Course {
  readonly quantities: readonly string[];
  readonly days: readonly { readonly date: IsoDate; readonly values: readonly (number | null)[] }[];
}

/** The last day of a course in a scenario that was changed: there the words may stand for other figures. */
export const lastDayIn = ({ texts, to }: CourseQuestion, { scenario }: LoadedScenario): CourseQuestion => ({
  ...{ texts, from: to, to },
  quantities: compileAsked(scenario, texts, '--quantity'),
});

export function courseCollector({ texts, quantities, from, to }: CourseQuestion): Collector<Course> {
  const days: Course['days'][number][] = [];
  return {
    collect: (state) => {
      if (state.tick < from || state.tick > to) return;
      const values = quantities.map((quantity) => {
        const value = quantity.value(state);
        return Number.isNaN(value) ? null : round12(value);
      });
      days.push({ date: isoOf(state.definition.startDay + state.tick), values });
    },
    result: () => ({ quantities: texts, days }),
  };
}
