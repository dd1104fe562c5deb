/**
 * A table of days in few bytes, for a page that draws it: some of its rows and figures, and of some days.
 *
 * Decision worth knowing: figures are rounded to a ten-thousandth, which no picture shows; what is saved as a
 * table of a run has all digits.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Definition } from '../../model/definition.js';
import type { LastingCollector } from '../run/collect.js';
import type { Grid } from './grid.js';
import type { Row } from './table.js';

export interface PackedTable {
  readonly name: string;
  /** What tells the rows of a day apart. */
  readonly places: readonly Row[];
  readonly figures: readonly string[];
  /** Day numbers. */
  readonly days: readonly number[];
  /** [day x place x figure] */
  readonly cells: readonly (number | null)[];
}

/** What of a grid is packed. */
export interface Packing {
  /** Rows that are kept (default all). */
  readonly row?: (row: Row) => boolean;
  /** Figures that are kept, by name. */
  readonly figure: (name: string) => boolean;
  /** One day in so many, and the last (default 1). */
  readonly every?: number;
}

const FINENESS = 10_000;

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * FINENESS) / FINENESS;

/** Packs a grid while a run goes by, to its last tick. */
export function packCollector(
  grid: Grid,
  { startDay }: Definition,
  lastTick: number,
  { row = () => true, figure, every = 1 }: Packing,
): LastingCollector<PackedTable> {
  const figures = grid.figures.map(({ name }) => name);
  const kept = grid.places.flatMap((place, i) =>
    row(place) ? figures.flatMap((name, f) => (figure(name) ? [i * figures.length + f] : [])) : [],
  );
  const memory: { readonly days: number[]; readonly cells: (number | null)[] } = { days: [], cells: [] };
  return {
    memory,
    collect: (state, ledger) => {
      if (ledger === null) throw new Error('a table needs a ledger');
      if (state.tick % every !== 0 && state.tick !== lastTick) return;
      const read = grid.read(state, ledger);
      memory.days.push(startDay + state.tick);
      for (const at of kept) memory.cells.push(rounded(read[at]));
    },
    result: () => ({
      name: grid.name,
      places: grid.places.filter(row),
      figures: figures.filter(figure),
      ...memory,
    }),
  };
}

/** The rows of a packed table, as a kept one has them: none where no figure is a number. */
export function packedRows({ places, figures, days, cells }: PackedTable): Row[] {
  let at = 0;
  return days.flatMap((day) => {
    const date = isoOf(day);
    return places.flatMap((place): Row[] => {
      const own = cells.slice(at, (at += figures.length));
      if (own.every((cell) => cell === null)) return [];
      return [{ date, ...place, ...Object.fromEntries(figures.map((name, f) => [name, own[f]])) }];
    });
  });
}
