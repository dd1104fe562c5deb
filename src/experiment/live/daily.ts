/**
 * Daily values of expressions while a model runs by hand: what `why --series` prints of a run, beside it.
 */
import { isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { Quantity, State } from '../../model/definition.js';
import type { IsoDate } from '../run/record.js';

/** Values by day, which grow with every day that passes. */
export interface DailySeries {
  /** As they were written. */
  readonly expressions: readonly string[];
  /** The days so far, one a value. */
  readonly dates: readonly IsoDate[];
  /** [expression] [day] Values at the end of the day; null where an expression had none. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** Expressions that a model is asked for each day. */
export class Daily implements DailySeries {
  readonly dates: IsoDate[] = [];
  readonly values: (number | null)[][];

  constructor(
    readonly expressions: readonly string[],
    private quantities: readonly Quantity[],
  ) {
    this.values = expressions.map(() => []);
  }

  /** From now on the same expressions mean these quantities: the scenario has changed. */
  reread(quantities: readonly Quantity[]): void {
    this.quantities = quantities;
  }

  collect(state: State): void {
    this.dates.push(isoOf(state.definition.startDay + state.tick));
    this.quantities.forEach((quantity, i) => {
      const value = quantity.value(state);
      this.values[i].push(Number.isNaN(value) ? null : round12(value));
    });
  }

  /** The model was put back to a day: what came from it on has not been. */
  forgetFrom(date: IsoDate): void {
    const from = this.dates.findIndex((each) => each >= date);
    if (from < 0) return;
    this.dates.length = from;
    for (const values of this.values) values.length = from;
  }
}
