/**
 * What moved a party among a group of people, on a sheet: a sentence, the rows of the ledger, the ballots
 * beside them.
 */
import type { Stretch } from '../../experiment/why/moved.js';
import { points } from '../points.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, table } from '../table.js';
import { count, nameOf, percent } from '../words.js';
import {
  ballotSentence,
  MOVED_CAUTION,
  movedSentence,
  shownRows,
  type RowShown,
  type Told,
} from './moved-words.js';

const BAR_WIDTH = 16;

function ledgerTable(told: Told, sheet: Sheet, rows: readonly RowShown[]): string[] {
  const columns = [left(sheet.width - 2 - 8 - BAR_WIDTH - 4), right(8), left(BAR_WIDTH)];
  const greatest = Math.max(...rows.map(({ change }) => Math.abs(change)), Number.MIN_VALUE);
  const bar = (change: number) =>
    sheet.glyphs.full.repeat(Math.round((Math.abs(change) / greatest) * BAR_WIDTH));
  const total = told.moved.after - told.moved.before;
  return table(columns, [
    ...rows.map(({ name, change }) => [name, points(change), bar(change)]),
    ['All together, in points of loyalty', points(total), ''],
  ]);
}

function ballotTable({ moved, names }: Told, sheet: Sheet): string[] {
  const { before, after } = moved.ballots;
  const columns = [left(sheet.width - 2 - 16 - 4), right(8), right(8)];
  const rows = Object.keys(after).map((id) => [
    nameOf(names.parties, id),
    percent(before[id]),
    percent(after[id]),
  ]);
  return table(columns, [
    ...rows,
    ['Abstaining', percent(moved.abstaining.before), percent(moved.abstaining.after)],
  ]);
}

function weekTable(stretches: readonly Stretch[], sheet: Sheet): string[] {
  const columns = [left(12), right(8), left(sheet.width - 2 - 12 - 8 - 8 - 6), right(8)];
  return table(
    columns,
    stretches.map(({ to, change, most }) => [to, points(change), most.name, points(most.change)]),
  );
}

/** The lines of the answer. */
export function movedLines(told: Told, sheet: Sheet, weekly: boolean): string[] {
  const rows = shownRows(told.moved.rows);
  const { dim } = sheet.colours;
  return [
    ...paragraph(sheet, movedSentence(told, rows, sheet)),
    ...paragraph(sheet, `${ballotSentence(told)} ${count(told.moved.persons)} persons.`),
    '',
    ...ledgerTable(told, sheet, rows),
    '',
    ...paragraph(sheet, dim('Shares of ballots cast, at first and at last:')),
    ...ballotTable(told, sheet),
    ...(weekly
      ? [
          '',
          ...paragraph(sheet, dim('Until, change in points, what moved most:')),
          ...weekTable(told.moved.stretches, sheet),
        ]
      : []),
    '',
    ...paragraph(sheet, dim(MOVED_CAUTION)),
  ];
}
