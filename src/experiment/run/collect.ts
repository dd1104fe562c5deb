/**
 * Collectors: what is written down while a run goes by.
 *
 * Decision worth knowing: a collector sees the state after each day and keeps its own rows; adding one never
 * moves a draw or a digest.
 */
import { clamp } from '../../foundation/math.js';
import type { MeasureDef, State } from '../../model/definition.js';
import type { Ledger } from '../../model/ledger.js';

export interface Collector<Row> {
  /** Called at the end of every day; the ledger is null in a run that keeps none. */
  readonly collect: (state: State, ledger: Ledger | null) => void;
  readonly result: () => Row;
}

/** A collector that a checkpoint keeps: all it has written down is plain data. */
export interface LastingCollector<Row> extends Collector<Row> {
  /** The same object all the time; whoever resumes a run puts into it what was kept. */
  readonly memory: object;
}

/** What is taken of a fact so far; plain data, since a checkpoint keeps it. */
interface Window {
  value: number;
  days: number;
  /** Days without a value. */
  missing: number;
  /** The first day on which something in it had no value, and what. */
  blank: { readonly tick: number; readonly part: string } | null;
}

/** Figures of an expression are held within this, so that their sums and squares are numbers, too. */
const MEASURE_MAX = 1e100;

const fold = (window: Window, figure: number, take: MeasureDef['take']): void => {
  const value = clamp(figure, -MEASURE_MAX, MEASURE_MAX);
  if (take === 'max') window.value = window.days === 1 ? value : Math.max(window.value, value);
  else if (take === 'on') window.value = value;
  else window.value += value;
};

const look = (window: Window, state: State, { is, take }: MeasureDef): void => {
  const value = is.value(state);
  const part = is.blank(state, undefined, value);
  if (part !== undefined) window.blank ??= { tick: state.tick, part };
  window.days++;
  if (Number.isNaN(value)) window.missing++;
  else fold(window, value, take);
};

/** A figure of the model. */
export interface Measured {
  /** Null where it has none. */
  readonly value: number | null;
  readonly blank: Window['blank'];
}

/**
 * Figures of the model for the facts, by id; none for a window that the run does not reach to its last day. A
 * mean, a sum or a greatest value over days of which one has no value has none either: it would be a figure
 * of something else.
 */
export const measureCollector = (
  measures: readonly MeasureDef[],
): LastingCollector<ReadonlyMap<string, Measured>> => {
  const memory = {
    windows: measures.map((): Window => ({ value: 0, days: 0, missing: 0, blank: null })),
  };
  const measured = ({ from, to, take }: MeasureDef, { value, days, missing, blank }: Window): Measured[] => {
    if (days <= to - from) return [];
    return [{ value: missing > 0 ? null : take === 'mean' ? value / days : value, blank }];
  };
  return {
    memory,
    collect: (state) =>
      measures.forEach((measure, i) => {
        if (state.tick >= measure.from && state.tick <= measure.to) look(memory.windows[i], state, measure);
      }),
    result: () =>
      new Map(
        measures.flatMap((measure, i) =>
          measured(measure, memory.windows[i]).map((figure) => [measure.id, figure] as const),
        ),
      ),
  };
};
