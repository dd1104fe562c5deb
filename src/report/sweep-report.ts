/**
 * A sweep as text: for each outcome a chart of its share against what was varied, a line a level, each with its 95 % interval.
 *
 * Decision worth knowing: levels run down the page. So a chart has as many levels as the sweep, dates are written in full, and the
 * interval lies along the line, where the eye compares lengths best.
 */
import type { Estimate } from '../experiment/interval.js';
import type { Cell } from '../experiment/table.js';
import type { PointRecord, SweepRecord } from '../experiment/sweep.js';
import { MODE } from './header.js';
import { outcomeWords } from './outcome-words.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { paragraph } from './table.js';
import { count, figure, longDate, percent, plural } from './words.js';

/** More endings than these are rare ones; they are in the table of runs. */
const OUTCOMES_MAX = 4;

const cellWords = (cell: Cell): string =>
  cell === null ? 'never' : typeof cell === 'number' ? figure(cell) : cell;

const labelOf = (point: PointRecord, { factors }: SweepRecord): string =>
  factors.map(({ name }) => cellWords(point.levels[name] ?? null)).join('  ');

/** An interval as a stretch of a line, with its estimate: column 0 is nothing, the last is all. */
function stretch({ value, low, high }: Estimate, width: number, { glyphs }: Sheet): string {
  const at = (share: number) => Math.round(share * (width - 1));
  if (!Number.isFinite(value)) return ' '.repeat(width);
  const [from, mark, to] = [low, value, high].map(at);
  const line = ' '.repeat(from) + glyphs.rule.repeat(to - from + 1);
  return (line.slice(0, mark) + glyphs.computed + line.slice(mark + 1)).padEnd(width);
}

const RIGHT = 16;

const numbers = ({ value, low, high }: Estimate): string =>
  `${percent(value).padStart(4)} ${`${percent(low)}-${percent(high)}`.padStart(10)}`.padEnd(RIGHT);

function axisLine(width: number): string {
  const marks = [0, 0.5, 1].map((share) => ({
    at: Math.round(share * (width - 1)),
    text: `${share * 100}%`,
  }));
  return marks.reduce((line, { at, text }, i) => {
    const start = i === 0 ? 0 : i === 1 ? at - 1 : width - text.length;
    return line.padEnd(start) + text;
  }, '');
}

function chart(record: SweepRecord, index: number, sheet: Sheet): string[] {
  const { bold, dim } = sheet.colours;
  const labels = record.points.map((point) => labelOf(point, record));
  const labelWidth = Math.min(36, Math.max(...labels.map((label) => label.length)));
  const width = sheet.width - 2 - labelWidth - 2 - RIGHT - 2;
  const lines = record.points.map((point, p) => {
    const { share } = point.outcomes[index];
    return `  ${labels[p].slice(0, labelWidth).padEnd(labelWidth)}  ${stretch(share, width, sheet)}  ${numbers(share)}`.trimEnd();
  });
  return [
    '',
    ...paragraph(sheet, bold(titleOf(record, index))),
    `${' '.repeat(labelWidth + 4)}${dim(axisLine(width))}`,
    ...lines,
  ];
}

/** The words of an outcome as it was asked for. */
function titleOf({ points, names }: SweepRecord, index: number): string {
  const { outcome } = points[0].outcomes[index];
  const [column, value = null] = outcome.split('=', 2);
  if (column !== 'ending' || outcome.includes('|')) return `Share of runs with ${outcome}`;
  return `Share of runs that end with: ${outcomeWords({ column, value, meaning: '' }, names)}`;
}

/** The points between which an outcome is least and most frequent. */
function extremes(record: SweepRecord, index: number): string[] {
  const known = record.points.filter((point) => point.runs > 0);
  if (known.length < 2) return [];
  const sorted = known.toSorted((a, b) => a.outcomes[index].share.value - b.outcomes[index].share.value);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const words = (point: PointRecord) => {
    const { times, share } = point.outcomes[index];
    return `${times} of ${count(point.runs)} runs at ${labelOf(point, record)} (95 % interval ${percent(share.low)} to ${percent(share.high)})`;
  };
  const title = titleOf(record, index).replace('Share of runs ', 'Runs ');
  const apart = least.outcomes[index].share.high < most.outcomes[index].share.low;
  return [
    `${title}: from ${words(least)} to ${words(most)}${apart ? '' : '; the two may differ by chance'}.`,
  ];
}

/** The sweep as text, ending in a line break. */
export function sweepReport(record: SweepRecord, options: SheetOptions): string {
  const sheet = createSheet(options, record);
  const { bold, dim, yellow } = sheet.colours;
  const { glyphs } = sheet;
  const shown = record.points[0].outcomes.slice(0, OUTCOMES_MAX).map((_, i) => i);
  const agents = typeof record.agents === 'number' ? count(record.agents) : record.agents;
  const early = record.seedsRun < record.runs ? ` of at most ${count(record.runs)}` : '';
  const identity = [
    `${plural(record.points.length, 'point')}, ${plural(record.seedsRun, 'seed')}${early} from "${record.seed}"`,
    `${agents} agents`,
    `tauride ${record.tauride}`,
  ].join(` ${glyphs.dot} `);
  const failed = record.points.reduce((sum, point) => sum + point.failed, 0);
  return [
    ...paragraph(sheet, bold(record.title)),
    ...paragraph(sheet, `${longDate(record.start, sheet)} to ${longDate(record.end, sheet)}`),
    ...paragraph(sheet, dim(MODE[record.mode])),
    ...paragraph(sheet, dim(identity)),
    ...record.changes.flatMap((change) => paragraph(sheet, yellow(`changed in all runs: ${change}`))),
    ...record.factors.flatMap(({ meaning }) => paragraph(sheet, yellow(meaning))),
    '',
    ...shown.flatMap((i) => extremes(record, i)).flatMap((sentence) => paragraph(sheet, sentence)),
    ...(failed > 0 ? paragraph(sheet, `${plural(failed, 'run')} failed and are left out.`) : []),
    ...shown.flatMap((i) => chart(record, i, sheet)),
    '',
  ].join('\n');
}
