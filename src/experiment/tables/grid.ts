/**
 * A grid: a table that has the same rows day after day, as one for each stratum and party.
 *
 * Decision worth knowing: what is remembered are days and figures, never the rows: a year of strata has a
 * hundred thousand, and a checkpoint keeps them all. Rows are made when the run has ended.
 */
import { isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { Definition, State } from '../../model/definition.js';
import type { Ledger } from '../../model/ledger.js';
import type { LastingCollector } from '../run/collect.js';
import type { Cell, ColumnDef, Row } from './table.js';

/** A table as it is kept. */
export interface Table {
  readonly name: string;
  readonly columns: readonly ColumnDef[];
  readonly rows: readonly Row[];
}

/** What a table of days is made of. */
export interface Grid {
  readonly name: string;
  /** Columns that tell the rows of a day apart, and what they say in each. */
  readonly keys: readonly ColumnDef[];
  readonly places: readonly Row[];
  readonly figures: readonly ColumnDef[];
  /** [place x figure] The figures of a day; a place of which none is a number has no row that day. */
  readonly read: (state: State, ledger: Ledger) => readonly (number | null)[];
  /** Default: every day. */
  readonly isDue?: (tick: number) => boolean;
}

const DATE: ColumnDef = { name: 'date', type: 'date', meaning: 'the day at whose end it was so' };

interface Memory {
  readonly ticks: number[];
  /** [tick x place x figure] */
  readonly cells: (number | null)[];
}

function* rowsOf(
  { places, figures }: Grid,
  { startDay }: Definition,
  { ticks, cells }: Memory,
): Generator<Row> {
  let at = 0;
  for (const tick of ticks) {
    const date = isoOf(startDay + tick);
    for (const place of places) {
      const values = cells.slice(at, (at += figures.length));
      if (values.every((value) => value === null)) continue;
      const row: Record<string, Cell> = { date, ...place };
      figures.forEach(({ name }, i) => (row[name] = values[i]));
      yield row;
    }
  }
}

const tidy = (value: number | null): number | null => (value === null ? null : round12(value));

/** Fills a grid while a run goes by. The run must keep a ledger. */
export const gridCollector = (grid: Grid, definition: Definition): LastingCollector<Table> => {
  const memory: Memory = { ticks: [], cells: [] };
  return {
    memory,
    collect: (state, ledger) => {
      if (ledger === null) throw new Error('a table needs a ledger');
      if (grid.isDue?.(state.tick) === false) return;
      memory.ticks.push(state.tick);
      for (const value of grid.read(state, ledger)) memory.cells.push(tidy(value));
    },
    result: () => ({
      name: grid.name,
      columns: [DATE, ...grid.keys, ...grid.figures],
      rows: [...rowsOf(grid, definition, memory)],
    }),
  };
};
