/**
 * Collectors: what is written down while a run goes by.
 *
 * Decision worth knowing: a collector sees the state after each day and keeps its own rows; adding one never moves a draw or a digest.
 */
import { clamp } from '../foundation/math.js';
import type { MeasureDef, State } from '../model/definition.js';
import type { Ledger } from '../model/ledger.js';

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

interface Window {
  value: number;
  days: number;
}

/** Figures of an expression are held within this, so that their sums and squares are numbers, too. */
const FIGURE_MAX = 1e100;

const fold = (window: Window, figure: number, take: MeasureDef['take']): void => {
  const value = clamp(figure, -FIGURE_MAX, FIGURE_MAX);
  window.days++;
  if (take === 'max') window.value = window.days === 1 ? value : Math.max(window.value, value);
  else if (take === 'on') window.value = value;
  else window.value += value;
};

/** Figures of the model for the facts, by id. */
export const measureCollector = (
  measures: readonly MeasureDef[],
): LastingCollector<ReadonlyMap<string, number>> => {
  const memory = { windows: measures.map((): Window => ({ value: 0, days: 0 })) };
  return {
    memory,
    collect: (state) =>
      measures.forEach((measure, i) => {
        if (state.tick >= measure.from && state.tick <= measure.to)
          fold(memory.windows[i], measure.is(state), measure.take);
      }),
    result: () =>
      new Map(
        measures.flatMap((measure, i) => {
          const { value, days } = memory.windows[i];
          return days === 0 ? [] : [[measure.id, measure.take === 'mean' ? value / days : value] as const];
        }),
      ),
  };
};
