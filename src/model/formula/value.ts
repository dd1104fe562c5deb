/**
 * What the model makes of an expression that has no value today: nothing, and it says so.
 *
 * Decision worth knowing: there is one rule. What has no value does nothing: a guard does not hold, an event
 * does not happen, an effect is not done, a condition is not felt, an issue is not unmet, a unit has nobody
 * and no discipline, an option is worth as little as one that is not named. To go on with the value of
 * yesterday was rejected: on the first day there is none, and a figure of long ago would pass for one of
 * today.
 */
import type { Formula, Guard, State, Written } from '../definition.js';
import type { Asker } from './formula.js';
import { noteOnce } from '../state/journal.js';

/** Notes in the journal that an expression has no value today: the first time. */
const tell = (state: State, { address, text, blank }: Written, asker?: Asker, value?: number): void => {
  const part = blank(state, asker, value);
  if (part !== undefined) noteOnce(state, { kind: 'blank', address, text, part });
};

/** The value of an expression today; null where it has none, which is told. */
export const valueOrNull = (state: State, formula: Formula, asker?: Asker): number | null => {
  const value = formula.value(state, asker);
  tell(state, formula, asker, value);
  return Number.isNaN(value) ? null : value;
};

/** The value of an expression today; 0 where it has none, which is told. */
export const valueOf = (state: State, formula: Formula, asker?: Asker): number =>
  valueOrNull(state, formula, asker) ?? 0;

/**
 * The value of an expression that is compared with a bound; NaN where it has none, of which nothing is wrong.
 * A calculation in it that fails is told.
 */
export const comparedValue = (state: State, formula: Formula): number => {
  tell(state, formula);
  return formula.value(state);
};

/**
 * The value for a reader who only looks, such as one who weighs what would happen: told by whoever acts on
 * it.
 */
export const glanceAt = (state: State, { value }: Formula): number => value(state) || 0;

/** Whether a condition holds today; a calculation in it that fails is told. */
export const holds = (state: State, guard: Guard): boolean => {
  tell(state, guard);
  return guard.holds(state);
};
