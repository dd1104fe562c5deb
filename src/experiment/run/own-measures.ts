/**
 * Measures of one's own while runs go by: values on a day, and first days of what becomes true.
 *
 * Decision worth knowing: what was measured is a list that a run carries along; whoever leaves its course
 * takes a copy. So a run that shares its past measures what one computed whole does, and nothing that is only
 * looked at moves a draw.
 */
import { isoOf, newStyleOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { Definition, Quantity, State } from '../../model/definition.js';
import { compileAsked } from '../../scenario/ask.js';
import { isTrue } from '../../scenario/expression/evaluate.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { column, type ColumnDef, type Row } from '../tables/table.js';
import type { LastingCollector } from './collect.js';

/** A measure of one's own. */
export interface MeasuredRecord {
  readonly name: string;
  /** Its expression, and when it is taken. */
  readonly meaning: string;
  /** A figure, or the ISO date of a first day; null where it had no value, or never became true. */
  readonly value: number | string | null;
}

/** A measure as it was asked for. Plain data. */
export interface MeasureSpec {
  /** Its column. */
  readonly name: string;
  /** The expression as written. */
  readonly text: string;
  /** Its value on a day, or the first day on which it is true. */
  readonly take: 'day' | 'first';
  /** The tick on which its value is taken; -1 of a first day. */
  readonly tick: number;
}

/** The column of a measure in the table of runs. */
export const measureColumn = ({ name, text, take, tick }: MeasureSpec, startDay: number): ColumnDef =>
  take === 'first'
    ? column(name, 'date', `first day of: ${text}`)
    : column(name, 'number', `${text} on ${newStyleOf(startDay + tick)}`);

/** One measure as it was taken; the value is null where the expression had none. */
export interface Taken {
  readonly measure: number;
  readonly tick: number;
  readonly value: number | null;
}

/** What the measures of a definition read. */
type Quantities = readonly Quantity[];

/** Measures, compiled for every definition that runs may have. */
export class OwnMeasures {
  readonly #compiled = new WeakMap<Definition, Quantities>();

  constructor(readonly specs: readonly MeasureSpec[]) {}

  /** Compiles them for a scenario. Throws a FaultError where it has not what they name. */
  compile({ definition, scenario }: LoadedScenario): void {
    if (this.specs.length === 0 || this.#compiled.has(definition)) return;
    const texts = this.specs.map(({ text }) => text);
    this.#compiled.set(
      definition,
      compileAsked(scenario, texts, () => '--measure'),
    );
  }

  /** Takes at the end of a day what is due, into what was taken before. */
  take(state: State, taken: Taken[]): void {
    const quantities = this.#compiled.get(state.definition);
    this.specs.forEach(({ take, tick }, measure) => {
      const isDue =
        take === 'day' ? state.tick === tick : !taken.some((before) => before.measure === measure);
      if (!isDue) return;
      const value = quantities?.[measure].value(state) ?? NaN;
      if (take === 'first' && !isTrue(value)) return;
      taken.push({ measure, tick: state.tick, value: Number.isNaN(value) ? null : value });
    });
  }

  /** The cells of a run, by the names of the measures; null for what had no value, or never became true. */
  cells(taken: readonly Taken[], { startDay }: Pick<Definition, 'startDay'>): Row {
    return Object.fromEntries(
      this.specs.map(({ name, take }, measure) => {
        const found = taken.find((each) => each.measure === measure);
        const value = found?.value ?? null;
        if (found === undefined || value === null) return [name, null];
        return [name, take === 'day' ? round12(value) : isoOf(startDay + found.tick)];
      }),
    );
  }
}

/** Takes measures while one run goes by; a checkpoint keeps what was taken. */
export function ownCollector(measures: OwnMeasures, definition: Definition): LastingCollector<Row> {
  const memory: { taken: Taken[] } = { taken: [] };
  return {
    memory,
    collect: (state) => {
      measures.take(state, memory.taken);
    },
    result: () => measures.cells(memory.taken, definition),
  };
}
