/**
 * Expressions as the model knows them: functions of a state, with what is told of one that has no value.
 */
import type { Term } from './term.js';

/** A number read from the state of the day. Booleans are 0 and 1; NaN is no value. */
export type QuantityOf<State> = (state: State) => number;

/** An expression where the model reads one. */
export interface WrittenOf<State> {
  readonly text: string;
  /** Its address in the scenario: `conditions.hunger.times`. */
  readonly address: string;
  /** The part of it that has no value today though it is wanted; undefined where nothing is wrong. */
  readonly blank: (state: State) => string | undefined;
}

/** An expression that gives a number, NaN where it has none today; `valueOf` (value.ts) is what the model makes of that. */
export interface FormulaOf<State> extends WrittenOf<State> {
  readonly value: QuantityOf<State>;
}

/** A condition with its distance: margin > 0 exactly when it holds (Donzé & Maler 2010). */
export interface GuardOf<State> extends WrittenOf<State> {
  readonly margin: QuantityOf<State>;
  readonly holds: (state: State) => boolean;
  readonly terms: (state: State) => readonly Term[];
}
