/**
 * A sweep as text: for each outcome a chart of its share against what was varied, a line a level, each with
 * its 95 % interval.
 *
 * Decision worth knowing: levels run down the page. So a chart has as many levels as the sweep, dates are
 * written in full, and the interval lies along the line, where the eye compares lengths best.
 */
import { sum } from 'd3-array';
import type { Estimate } from '../../experiment/many/interval.js';
import { newStyleOf } from '../../foundation/calendar.js';
import type { MeasureRecord, PointRecord, SweepRecord } from '../../experiment/many/sweep-record.js';
import { daysSentence, failedSentence, resultHeader } from '../header.js';
import { labelColumns, type LabelColumn } from './level-labels.js';
import { meanSeriesLines } from './series.js';
import { createSheet, type Sheet, type SheetOptions } from '../sheet.js';
import {
  labelSentences,
  openSentences,
  outcomeSentences,
  outcomeTitle,
  stoppingSentences,
} from './sentences.js';
import { paragraph } from '../table.js';
import { count, dayOf, figure, percent, plural } from '../words.js';

/** More endings than these are rare ones; they are in the table of runs. */
const OUTCOMES_MAX = 4;

/** An interval as a stretch of a line, with its estimate: column 0 is nothing, the last is all. */
function stretch({ value, low, high }: Estimate, width: number, { glyphs }: Sheet): string {
  const at = (share: number) => Math.round(share * (width - 1));
  const [from, mark, to] = [low, value, high].map(at);
  const line = ' '.repeat(from) + glyphs.rule.repeat(to - from + 1);
  if (!Number.isFinite(value)) return line.padEnd(width);
  return (line.slice(0, mark) + glyphs.computed + line.slice(mark + 1)).padEnd(width);
}

const RIGHT = 16;

/** Instead of a share that nobody can tell. */
const UNOBSERVED = 'not observable';

/** The share with its interval; of one that is open in some runs, that it is at least so much. */
const numbers = ({ share: { value, low, high }, open }: PointRecord['outcomes'][number]): string => {
  if (!Number.isFinite(value)) return UNOBSERVED.padEnd(RIGHT);
  const share = `${open > 0 ? '>' : ''}${percent(value)}`;
  return `${share.padStart(4)} ${`${percent(low)}-${percent(high)}`.padStart(10)}`.padEnd(RIGHT);
};

const axisLine = (width: number): string =>
  `${'0%'.padEnd(Math.round((width - 1) / 2) - 1)}50%`.padEnd(width - '100%'.length) + '100%';

/** The labels of a row side by side, numbers to the right. */
const rowLabel = (columns: readonly LabelColumn[], cellOf: (column: LabelColumn) => string): string =>
  columns
    .map((column) =>
      column.isNumber ? cellOf(column).padStart(column.width) : cellOf(column).padEnd(column.width),
    )
    .join('  ');

function chart(record: SweepRecord, index: number, sheet: Sheet): string[] {
  const { bold, dim } = sheet.colours;
  const columns = labelColumns(record, sheet.glyphs.ellipsis);
  const heading = rowLabel(columns, (column) => column.heading);
  const width = sheet.width - 2 - heading.length - 2 - RIGHT - 2;
  const lines = record.points.map((point, p) => {
    const outcome = point.outcomes[index];
    const label = rowLabel(columns, ({ labels }) => labels[p]);
    if (point.runs === 0) return `  ${label}  ${' '.repeat(width)}  ${percent(NaN).padStart(4)}`;
    return `  ${label}  ${stretch(outcome.share, width, sheet)}  ${numbers(outcome)}`.trimEnd();
  });
  return [
    '',
    ...paragraph(sheet, bold(`Share of runs ${outcomeTitle(record, index)}`)),
    `  ${dim(heading)}  ${dim(axisLine(width))}`,
    ...lines,
  ];
}

/** What a measure came to: its mean with the interval, or the days by which it had come. */
function measureWords({ runs, mean, quartiles }: MeasureRecord): string {
  if (mean !== null) {
    if (runs === 0) return 'without a value';
    const interval = Number.isFinite(mean.low)
      ? ` (95 % interval ${figure(mean.low)} to ${figure(mean.high)})`
      : '';
    return `${figure(mean.value)} on average${interval}`;
  }
  const days = (quartiles ?? []).map((day) => (day === null ? 'not yet' : newStyleOf(dayOf(day))));
  return `came in ${plural(runs, 'run')}; in a quarter by ${days[0]}, half ${days[1]}, three quarters ${days[2]}`;
}

/** A measure at every point, a line each. */
function measureLines(record: SweepRecord, index: number, sheet: Sheet): string[] {
  const columns = labelColumns(record, sheet.glyphs.ellipsis);
  const { name, meaning } = record.points[0].measures[index];
  const lines = record.points.map(({ measures }, p) => {
    const label = rowLabel(columns, ({ labels }) => labels[p]);
    return paragraph(sheet, [label, measureWords(measures[index])].filter(Boolean).join('  '));
  });
  return ['', ...paragraph(sheet, sheet.colours.bold(`${name}: ${meaning}`)), ...lines.flat()];
}

/** The sentences of a sweep, with a line before them; nothing where there are none. */
function told(record: SweepRecord, shown: readonly number[], sheet: Sheet): string[] {
  const outcomes = shown.flatMap((i) => [...outcomeSentences(record, i), ...openSentences(record, i)]);
  const failed = failedSentence(sum(record.points, (point) => point.failed));
  const sentences = [...outcomes, ...stoppingSentences(record), ...failed, ...labelSentences(record)];
  return sentences.length === 0 ? [] : ['', ...paragraph(sheet, sentences)];
}

/** The sweep as text, ending in a line break. */
export function sweepReport(record: SweepRecord, options: SheetOptions): string {
  const sheet = createSheet(options, record);
  const { dim, yellow } = sheet.colours;
  const shown = record.points[0].outcomes.slice(0, OUTCOMES_MAX).map((_, i) => i);
  const early = record.seedsRun < record.runs ? ` of at most ${count(record.runs)}` : '';
  const seeds = `${plural(record.points.length, 'point')}, ${plural(record.seedsRun, 'seed')}${early}`;
  return [
    ...resultHeader(record, seeds, sheet),
    ...record.factors.flatMap(({ meaning }) => paragraph(sheet, yellow(meaning))),
    ...told(record, shown, sheet),
    ...shown.flatMap((i) => chart(record, i, sheet)),
    ...record.points[0].measures.flatMap((_, m) => measureLines(record, m, sheet)),
    ...meanSeriesLines(record, sheet),
    '',
    ...paragraph(sheet, dim(daysSentence(record.days))),
    '',
  ].join('\n');
}
