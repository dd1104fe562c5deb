/**
 * Measures of one's own while runs go by: values on a day, every week or every day, and first days of what
 * becomes true.
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
import type { MeasuredSeries } from '../tables/measured.js';
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

/** What was asked to be measured in a run (`--measure`), in that order, and what it came to. */
export interface Measurements {
  readonly measured: readonly MeasuredRecord[];
  /** What was asked for weekly or daily; absent where nothing was. */
  readonly measuredSeries?: readonly MeasuredSeries[];
}

/** A measure as it was asked for. Plain data. */
export interface MeasureSpec {
  /** Its column, or what its rows in the table of series are called. */
  readonly name: string;
  /** The expression as written. */
  readonly text: string;
  /** Its value on a day, or the first day on which it is true; or its values each week or day, a series. */
  readonly take: 'day' | 'first' | 'weekly' | 'daily';
  /** The tick on which its value is taken, of a series for the last time; -1 of a first day. */
  readonly tick: number;
}

/** Whether a measure is a series: no column, but rows of a table of their own. */
export const isSeries = ({ take }: MeasureSpec): boolean => take === 'weekly' || take === 'daily';

/** A measure that is a series, as it is told. */
export interface AskedSeries {
  readonly name: string;
  /** Its expression, and how often it is taken. */
  readonly meaning: string;
}

const askedSeries = ({ name, text, take }: MeasureSpec): AskedSeries => ({
  name,
  meaning: `${text}, ${take}`,
});

/** Those that are series. */
export const seriesMeasures = (specs: readonly MeasureSpec[] = []): AskedSeries[] =>
  specs.filter(isSeries).map(askedSeries);

/** Those that are columns of the table of runs. */
export const columnMeasures = (specs: readonly MeasureSpec[]): MeasureSpec[] =>
  specs.filter((spec) => !isSeries(spec));

const WEEK = 7;

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

  /** Whether a measure is taken on a day; a week counts from the first day, and the last day ends one. */
  #isDue(measure: number, now: number, taken: readonly Taken[]): boolean {
    const { take, tick } = this.specs[measure];
    if (take === 'first') return !taken.some((before) => before.measure === measure);
    if (take === 'day') return now === tick;
    return now <= tick && (take === 'daily' || now % WEEK === 0 || now === tick);
  }

  /** Takes at the end of a day what is due, into what was taken before. */
  take(state: State, taken: Taken[]): void {
    const quantities = this.#compiled.get(state.definition);
    this.specs.forEach(({ take }, measure) => {
      if (!this.#isDue(measure, state.tick, taken)) return;
      const value = quantities?.[measure].value(state) ?? NaN;
      if (take === 'first' && !isTrue(value)) return;
      taken.push({ measure, tick: state.tick, value: Number.isNaN(value) ? null : value });
    });
  }

  /** The cells of a run, by the names of the measures; null for what had no value, or never became true. */
  cells(taken: readonly Taken[], { startDay }: Pick<Definition, 'startDay'>): Row {
    return Object.fromEntries(
      this.specs.flatMap((spec, measure): [string, Row[string]][] => {
        if (isSeries(spec)) return [];
        const { name, take } = spec;
        const found = taken.find((each) => each.measure === measure);
        const value = found?.value ?? null;
        if (found === undefined || value === null) return [[name, null]];
        return [[name, take === 'day' ? round12(value) : isoOf(startDay + found.tick)]];
      }),
    );
  }

  /** The series of a run; undefined where none were asked for. */
  series(
    taken: readonly Taken[],
    { startDay }: Pick<Definition, 'startDay'>,
  ): readonly MeasuredSeries[] | undefined {
    const series = this.specs.flatMap((spec, measure): MeasuredSeries[] => {
      if (!isSeries(spec)) return [];
      const own = taken.filter((each) => each.measure === measure);
      return [
        {
          ...askedSeries(spec),
          dates: own.map(({ tick }) => isoOf(startDay + tick)),
          values: own.map(({ value }) => (value === null ? null : round12(value))),
        },
      ];
    });
    return series.length > 0 ? series : undefined;
  }
}

/** What measures of one's own came to in one run. */
export interface OwnFigures {
  readonly cells: Row;
  readonly series: readonly MeasuredSeries[] | undefined;
}

/** Takes measures while one run goes by; a checkpoint keeps what was taken. */
export function ownCollector(measures: OwnMeasures, definition: Definition): LastingCollector<OwnFigures> {
  const memory: { taken: Taken[] } = { taken: [] };
  return {
    memory,
    collect: (state) => {
      measures.take(state, memory.taken);
    },
    result: () => ({
      cells: measures.cells(memory.taken, definition),
      series: measures.series(memory.taken, definition),
    }),
  };
}
