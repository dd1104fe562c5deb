/**
 * Expressions as the model knows them: functions of a state, with what is told of one that has no value.
 */
import type { Belief } from '../state/politics.js';
import type { StateName } from './name.js';
import type { Term } from './term.js';

/** Who asks for a quantity. Whoever is not named errs about nothing. */
export interface Asker {
  /** Error in the chances it believes in. */
  readonly misjudgement: number;
  /** Beliefs that are formed while it is asked, for whoever decides to keep. */
  readonly formed?: Belief[];
}

/** A number read from the state of the day. */
export interface QuantityOf<State> {
  /** Booleans are 0 and 1; NaN is no value. */
  readonly value: (state: State, asker?: Asker) => number;
  /** All that the value may depend on, apart from the day and who asks. */
  readonly reads: ReadonlySet<StateName>;
}

/** An expression where the model reads one. */
export interface WrittenOf<State> {
  readonly text: string;
  /** Its address in the scenario: `conditions.hunger.times`. */
  readonly address: string;
  /**
   * The part of it that has no value today though it is wanted; undefined where nothing is wrong.
   *
   * @param value what it comes to today, where a number is wanted and not only whether it holds
   */
  readonly blank: (state: State, asker?: Asker, value?: number) => string | undefined;
  /** All that it may depend on, apart from the day and who asks. */
  readonly reads: ReadonlySet<StateName>;
}

/**
 * An expression that gives a number, NaN where it has none today; `valueOf` (value.ts) is what the model
 * makes of that.
 */
export interface FormulaOf<State> extends WrittenOf<State>, QuantityOf<State> {}

/** A condition with its distance: margin > 0 exactly when it holds (Donzé & Maler 2010). */
export interface GuardOf<State> extends WrittenOf<State> {
  readonly margin: (state: State) => number;
  readonly holds: (state: State) => boolean;
  readonly terms: (state: State) => readonly Term[];
}

/** People who go from one stratum to another. */
export interface FlowOf<Rate> {
  readonly id: string;
  /** Whether it is in force. */
  readonly on: boolean;
  /** Indices of the strata they leave and come to. */
  readonly from: number;
  readonly to: number;
  /** What its draws are addressed by. */
  readonly entity: number;
  /** Share of those there are who go in a day; held to 0..1. */
  readonly rate: Rate;
}

/** A form of action: who can do it, what it asks of them, and what it costs whom. */
export interface FormOf<Height, Possible> {
  readonly id: string;
  readonly name: string;
  /** Whether anybody knows it. */
  readonly on: boolean;
  /** Indices of the strata whose people can do it, ascending. */
  readonly strata: readonly number[];
  /** How far above the threshold of a person the drive must stand; held to 0..1. */
  readonly height: Height;
  readonly requires: Possible;
  /** Mean days for which those who have begun go on, from 1. */
  readonly lasts: number;
  /** Whether who does it does no work. */
  readonly stops: boolean;
  /** Blame a day on those in office from a people all of whom do it, 0..1. */
  readonly blames: number;
  /** What it does each day. */
  readonly origin: number;
}
