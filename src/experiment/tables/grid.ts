/**
 * A grid: a table that has the same rows day after day, as one for each stratum and party.
 *
 * Decision worth knowing: what is remembered are days and figures, never the rows: a year of strata has a
 * hundred thousand, and a checkpoint keeps them all. Columns are made when the run has ended, and rows only
 * where somebody asks for them: a file is written by columns.
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
  /** [column][row] The same cells by columns, where they were collected so: as a file has them. */
  readonly cells?: readonly (readonly Cell[])[];
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

/** Whether none of some cells is a number. */
function isBlank(cells: Memory['cells'], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (cells[i] !== null) return false;
  return true;
}

/** [column][row] All cells: dates, keys, figures. */
function columnsOf({ keys, places, figures }: Grid, { startDay }: Definition, memory: Memory): Cell[][] {
  const told = places.map((place) => keys.map(({ name }) => place[name]));
  const columns = [DATE, ...keys, ...figures].map((): Cell[] => []);
  const firstFigure = 1 + keys.length;
  let at = 0;
  for (const tick of memory.ticks) {
    const date = isoOf(startDay + tick);
    for (const key of told) {
      const begin = at;
      at += figures.length;
      if (isBlank(memory.cells, begin, at)) continue;
      columns[0].push(date);
      for (let k = 0; k < key.length; k++) columns[1 + k].push(key[k]);
      for (let f = 0; f < figures.length; f++) columns[firstFigure + f].push(memory.cells[begin + f]);
    }
  }
  return columns;
}

/** The same by rows. */
const rowsOf = (columns: readonly ColumnDef[], cells: readonly (readonly Cell[])[]): Row[] =>
  cells[0].map((_, row) => Object.fromEntries(columns.map(({ name }, c) => [name, cells[c][row]])));

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
    result: () => {
      const columns = [DATE, ...grid.keys, ...grid.figures];
      const cells = columnsOf(grid, definition, memory);
      let rows: Row[] | undefined;
      return {
        ...{ name: grid.name, columns, cells },
        get rows() {
          return (rows ??= rowsOf(columns, cells));
        },
      };
    },
  };
};
