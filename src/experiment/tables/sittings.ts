/**
 * `sittings`: every time that a question was put, as a row; of one run, and of many.
 *
 * Decision worth knowing: a question may be put again and again, and what its first answer says is seldom
 * what was ever decided. So nothing that tells of decisions keeps the first answer alone.
 */
import type { DecisionRecord } from '../run/record.js';
import type { Table } from './grid.js';
import { column, type ColumnDef, type Row } from './table.js';

const COLUMNS: readonly ColumnDef[] = [
  column('decision', 'text', 'id of the decision'),
  column('sitting', 'count', 'how many times the question had been put by then, from 1'),
  column('date', 'date', 'the day on which it was put'),
  column('option', 'text', 'id of the answer'),
  column('probability', 'number', 'chance of that answer, before any draw', 'share, 0 to 1'),
  column('pinned', 'count', 'whether the answer was given, as by the record, and not drawn', '1 yes, 0 no'),
];

/** The sittings of a run as rows, in the order in which they took place. */
export const sittingRows = (decisions: readonly DecisionRecord[]): Row[] =>
  decisions.map(({ id, sitting, date, chosen, probabilities, pinned }) => ({
    decision: id,
    sitting,
    date,
    option: chosen,
    probability: probabilities[chosen],
    pinned: Number(pinned),
  }));

/** The sittings of one run. */
export const sittingsTable = (decisions: readonly DecisionRecord[]): Table => ({
  name: 'sittings',
  columns: COLUMNS,
  rows: sittingRows(decisions),
});

/** Columns of the sittings of many runs: first the numbers of the run, as the table of runs has them. */
export const SITTING_COLUMNS: readonly ColumnDef[] = [
  column('run', 'count', 'number of the run, from 0'),
  column('point', 'count', 'number of the combination of levels, from 0'),
  column('replicate', 'count', 'number of the seed, from 1'),
  ...COLUMNS,
];
