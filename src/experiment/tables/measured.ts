/**
 * `series`: measures of one's own that are taken weekly or daily, as one long table; of one run, and of many.
 *
 * Decision worth knowing: a row is one value of one measure, not a day with a column for each; so what is
 * asked of some runs only, or on other days, needs no empty cells, and a data frame groups by `measure`.
 */
import type { Table } from './grid.js';
import { column, type ColumnDef, type Row } from './table.js';

const COLUMNS: readonly ColumnDef[] = [
  column('seed', 'text', 'text from which all chance of the run derives'),
  column('measure', 'text', 'name of the measure (--measure)'),
  column('date', 'date', 'the day at whose end it was taken'),
  column('value', 'number', 'value of its expression; null where it had none'),
];

/** Columns of the series of many runs: first the numbers of the run, as the table of runs has them. */
export const SERIES_COLUMNS: readonly ColumnDef[] = [
  column('run', 'count', 'number of the run, from 0'),
  column('point', 'count', 'number of the combination of levels, from 0'),
  column('replicate', 'count', 'number of the seed, from 1'),
  ...COLUMNS,
];

/** The values of a measure that is taken again and again. */
export interface MeasuredSeries {
  readonly name: string;
  /** Its expression, and when it is taken. */
  readonly meaning: string;
  /** ISO dates, and the values at the end of those days; null where there was none. */
  readonly dates: readonly string[];
  readonly values: readonly (number | null)[];
}

/** The rows of a run. */
export const seriesRows = (series: readonly MeasuredSeries[], head: Row): Row[] =>
  series.flatMap(({ name, dates, values }) =>
    dates.map((date, i): Row => ({ ...head, measure: name, date, value: values[i] })),
  );

/** The series of one run, where any were asked for. */
export const seriesTables = (series: readonly MeasuredSeries[] | undefined, seed: string): Table[] =>
  series === undefined
    ? []
    : [
        {
          name: 'series',
          columns: [SERIES_COLUMNS[0], ...COLUMNS],
          rows: seriesRows(series, { run: 0, seed }),
        },
      ];
