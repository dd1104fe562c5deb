/**
 * What moved a party among a group of people: a sentence, the rows of the ledger, the ballots beside them.
 */
import type { Explanation } from '../../experiment/why/explanation.js';
import type { Moved, MovedRow, Stretch } from '../../experiment/why/moved.js';
import { points, roundedTogether, size } from '../points.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, table } from '../table.js';
import { count, longDate, nameOf, percent } from '../words.js';

const ROWS_SHOWN = 12;
const NAMED_IN_SENTENCE = 4;
const BAR_WIDTH = 16;

/** A movement with the names it is told in. */
export interface Told {
  readonly moved: Moved;
  readonly asked: NonNullable<Explanation['asked']>;
  readonly names: Explanation['names'];
}

/** The rows to show: the largest, the others as one, what is left; rounded to add up. */
function shownRows(rows: readonly MovedRow[]): { readonly name: string; readonly change: number }[] {
  const rest = rows.filter(({ kind }) => kind === 'rest');
  const sources = rows.filter(({ kind }) => kind !== 'rest');
  const [shown, others] = [sources.slice(0, ROWS_SHOWN), sources.slice(ROWS_SHOWN)];
  const together = {
    name: `${others.length} smaller sources`,
    change: others.reduce((sum, row) => sum + row.change, 0),
  };
  const list = [...shown, ...(others.length > 0 ? [together] : []), ...rest];
  const rounded = roundedTogether(list.map(({ change }) => change));
  return list.map(({ name }, i) => ({ name, change: rounded[i] }));
}

/** "a, b and c". */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;

function sentence(
  { moved, asked }: Told,
  rows: readonly { name: string; change: number }[],
  sheet: Sheet,
): string {
  const total = moved.after - moved.before;
  const whom = `among ${asked.group.name} between the ends of ${longDate(moved.from, sheet)} and ${longDate(moved.to, sheet)}`;
  const moving = rows.filter(({ change }) => change !== 0).slice(0, NAMED_IN_SENTENCE);
  const causes = listed(moving.map(({ name, change }) => `${points(change)} came from ${name}`));
  if (points(total) === '0.0') {
    const cancelled = moving.length > 0 ? ` What moved it cancelled out: ${causes}.` : '';
    return `${asked.party.name} neither gained nor lost loyalty ${whom}.${cancelled}`;
  }
  const verb = total > 0 ? 'gained' : 'lost';
  return `Of the ${size(total)} points of loyalty that ${asked.party.name} ${verb} ${whom}, ${causes}.`;
}

function ballotSentence({ moved, asked }: Told): string {
  const { before, after } = moved.ballots;
  const id = asked.party.id;
  return (
    `If asked to vote, ${percent(before[id])} of those who vote would have chosen it at first and ${percent(after[id])} at last; ` +
    `abstaining ${percent(moved.abstaining.before)} and ${percent(moved.abstaining.after)}.`
  );
}

function ledgerTable(told: Told, sheet: Sheet, rows: readonly { name: string; change: number }[]): string[] {
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

const CAUTION =
  'A point is a hundredth of the scale of loyalty, which runs from -100 to 100; the rows add up. The row of an event is only what it added to ' +
  'appeal by hand: what it did through hunger, demands, credit or blame stands in those rows, and --but-for measures all of it.';

/** The lines of the answer. */
export function movedLines(told: Told, sheet: Sheet, weekly: boolean): string[] {
  const rows = shownRows(told.moved.rows);
  const { dim } = sheet.colours;
  return [
    ...paragraph(sheet, sentence(told, rows, sheet)),
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
    ...paragraph(sheet, dim(CAUTION)),
  ];
}
