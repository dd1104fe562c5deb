/**
 * A comparison as text: first what a reader came to know, in sentences, then the tables it rests on.
 *
 * Decision worth knowing: what the interval supports is shown, and the rest is counted; `--all` shows that,
 * too.
 */
import { isOneRun, type CompareRecord, type TwinRecord } from '../../experiment/many/compare.js';
import { rowsThatDiffer, rowsThatMatter, type Selection } from './rows.js';
import { sentences } from './sentences.js';
import { compareTables } from './tables.js';
import { daysSentence, failedSentence, resultHeader } from '../header.js';
import { partedSeriesLines } from '../sweep/series.js';
import { createSheet, type Sheet, type SheetOptions } from '../sheet.js';
import { paragraph } from '../table.js';
import { count, plural } from '../words.js';

/** How many of the rows that are not shown may be chance; of one pair nobody can say. */
function doubtWords({ sureHidden, doubtfulHidden }: Selection, pairs: number): string {
  if (pairs === 1) return '';
  if (sureHidden === 0) return ', by what may be chance';
  return doubtfulHidden === 0
    ? ', by more than chance'
    : `, ${count(doubtfulHidden)} of them by what may be chance`;
}

/** What is not shown, and how to see it. */
function hiddenSentence(
  selection: Selection,
  { pairs }: TwinRecord,
  { days }: CompareRecord,
): string | undefined {
  const hidden = selection.sureHidden + selection.doubtfulHidden;
  if (hidden === 0) return undefined;
  const many = plural(hidden, 'more row differs', 'more rows differ');
  const kept = days === null ? '--json has all as data' : '--json and the folder of --out have all as data';
  return `${many}${doubtWords(selection, pairs)}. --all shows every row; ${kept}.`;
}

/**
 * What there is to see of a comparison: the rows that matter, or every one; nothing where both sides are one
 * and the same run.
 */
function tables(twin: TwinRecord, record: CompareRecord, isWhole: boolean, sheet: Sheet): string[] {
  if (isOneRun(twin)) return [];
  const view = { ...record, isWhole };
  if (isWhole) return compareTables(rowsThatDiffer(twin), view, sheet);
  const selection = rowsThatMatter(twin);
  const hidden = hiddenSentence(selection, twin, record);
  return [
    ...compareTables(selection.rows, view, sheet),
    ...(hidden === undefined ? [] : ['', ...paragraph(sheet, sheet.colours.dim(hidden))]),
  ];
}

const twinLines = (twin: TwinRecord, record: CompareRecord, isWhole: boolean, sheet: Sheet): string[] => {
  const { bold, yellow } = sheet.colours;
  const changes = twin.changes.map((change) => yellow(`changed: ${change}`));
  return [
    '',
    ...paragraph(sheet, [bold(twin.title), twin.question]),
    ...paragraph(sheet, changes, 4),
    '',
    ...(twin.pairs === 0
      ? paragraph(sheet, 'No pair of runs was done.')
      : [
          ...sentences(twin, record, sheet),
          ...partedSeriesLines(twin.series, record.sides, sheet),
          ...tables(twin, record, isWhole, sheet),
        ]),
  ];
};

function footer({ days, failures }: CompareRecord, sheet: Sheet): string[] {
  const words = [...(days === null ? [] : [daysSentence(days)]), ...failedSentence(failures.length)];
  return words.length === 0 ? [] : ['', ...paragraph(sheet, sheet.colours.dim(words.join(' ')))];
}

/** The comparison as text, ending in a line break: the rows that matter, or all that differ. */
export function compareReport(
  record: CompareRecord,
  options: SheetOptions,
  { all = false }: { readonly all?: boolean | undefined } = {},
): string {
  const sheet = createSheet(options, record);
  return [
    ...resultHeader(record, plural(record.runs, 'seed'), sheet),
    ...record.twins.flatMap((twin) => twinLines(twin, record, all, sheet)),
    ...footer(record, sheet),
    '',
  ].join('\n');
}
