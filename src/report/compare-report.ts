/**
 * A comparison as text: first what a reader came to know, in sentences, then the tables it rests on.
 *
 * Decision worth knowing: a sentence is made of what the interval supports. A difference whose interval holds zero is in the tables of a
 * whole view, and in the sentences only where it is an ending, then with the words that it may be chance.
 */
import type { ChanceDifference, CompareRecord, TwinRecord } from '../experiment/compare.js';
import { shareSpared, type Days } from '../experiment/days.js';
import { typicalGain } from '../experiment/compare.js';
import type { Estimate } from '../experiment/interval.js';
import {
  bySize,
  holdsZero,
  rowsThatDiffer,
  rowsThatMatter,
  surestChances,
  type Selection,
} from './compare-rows.js';
import { compareTables, points } from './compare-tables.js';
import { MODE } from './header.js';
import { outcomeWords, type Names } from './outcome-words.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { paragraph } from './table.js';
import { capital, count, longDate, percent, plural } from './words.js';

/** `57 fewer in a hundred, interval 47 to 67`. */
function changeWords({ value, low, high }: Estimate): string {
  if (value === 0) return `as often (95 % interval ${points(low)} to ${points(high)} points)`;
  const word = value < 0 ? 'fewer' : 'more';
  const ends = value < 0 ? [-high, -low] : [low, high];
  const [near, far] = ends.map((end) => String(Math.round(end * 100)));
  return `${Math.round(Math.abs(value) * 100)} ${word} in a hundred (95 % interval ${near} to ${far})`;
}

function chanceSentence(chance: ChanceDifference, pairs: number, names: Names): string {
  const times = ({ value }: Estimate) => Math.round(value * pairs);
  const what = capital(outcomeWords(chance, names));
  const isDoubtful = chance.difference.value !== 0 && holdsZero(chance.difference);
  const doubt = isDoubtful ? '; this may be chance' : '';
  return `${what}: in ${times(chance.twin)} of ${count(pairs)} runs instead of ${times(chance.baseline)}, ${changeWords(chance.difference)}${doubt}.`;
}

const SENTENCES_MAX = 3;

function sentences(twin: TwinRecord, names: Names): string[] {
  const endings = bySize(twin.chances.filter(({ column }) => column === 'ending'));
  const others = twin.pairs === 1 ? [] : surestChances(twin);
  return [...endings.slice(0, SENTENCES_MAX), ...others.slice(0, SENTENCES_MAX)].map((chance) =>
    chanceSentence(chance, twin.pairs, names),
  );
}

/** Whether runs differ at all, where it is not known on which day they part. */
function undatedSentence({ parting: { never }, pairs }: TwinRecord): string {
  if (pairs === 1) {
    return never === 1
      ? 'The two are one and the same run.'
      : 'The two runs differ; the day on which they part is not kept.';
  }
  if (never === 0) return 'In every pair the two runs differ; the day on which they part is not kept.';
  if (never === pairs) return 'In every pair the two are one and the same run.';
  return `In ${count(never)} of ${count(pairs)} pairs the two are one and the same run.`;
}

function partingSentence(twin: TwinRecord, sheet: Sheet): string {
  const { parting, pairs } = twin;
  if (parting.earliest === null || parting.latest === null) return undatedSentence(twin);
  const days =
    parting.earliest === parting.latest
      ? `on ${longDate(parting.earliest, sheet)}`
      : `between ${longDate(parting.earliest, sheet)} and ${longDate(parting.latest, sheet)}`;
  const never = parting.never > 0 ? `; ${count(parting.never)} of ${count(pairs)} never do` : '';
  return `The runs part from their baselines ${days}${never}.`;
}

function gainSentence(twin: TwinRecord): string[] {
  const gain = typicalGain(twin);
  if (gain === null) return [];
  return [
    `Pairing by seed is worth ${gain.toFixed(1)} times as many independent runs (median over the figures below).`,
  ];
}

/** How many of the rows that are not shown may be chance; of one pair nobody can say. */
function doubtWords({ sureHidden, doubtfulHidden }: Selection, pairs: number): string {
  if (pairs === 1) return '';
  if (sureHidden === 0) return ', by what may be chance';
  return doubtfulHidden === 0
    ? ', by more than chance'
    : `, ${count(doubtfulHidden)} of them by what may be chance`;
}

/** What is not shown, and how to see it. */
function hiddenSentence(selection: Selection, { pairs }: TwinRecord, { days }: CompareRecord): string[] {
  const hidden = selection.sureHidden + selection.doubtfulHidden;
  if (hidden === 0) return [];
  const many = plural(hidden, 'more row differs', 'more rows differ');
  const kept = days === null ? '--json has all as data' : '--json and the folder of --out have all as data';
  return [`${many}${doubtWords(selection, pairs)}. --all shows every row; ${kept}.`];
}

/** What there is to see of a comparison: the rows that matter, or every one. */
function tables(twin: TwinRecord, record: CompareRecord, isWhole: boolean, sheet: Sheet): string[] {
  const view = { ...record, isWhole };
  if (isWhole) return compareTables(rowsThatDiffer(twin), view, sheet);
  const selection = rowsThatMatter(twin);
  const hidden = hiddenSentence(selection, twin, record).flatMap((text) => [
    '',
    ...paragraph(sheet, sheet.colours.dim(text)),
  ]);
  return [...compareTables(selection.rows, view, sheet), ...hidden];
}

const twinLines = (twin: TwinRecord, record: CompareRecord, isWhole: boolean, sheet: Sheet): string[] => {
  const { bold, yellow } = sheet.colours;
  const told = [...sentences(twin, record.names), partingSentence(twin, sheet), ...gainSentence(twin)];
  return [
    '',
    ...paragraph(sheet, bold(twin.title)),
    ...paragraph(sheet, twin.question),
    ...twin.changes.flatMap((change) => paragraph(sheet, yellow(`changed: ${change}`), 4)),
    '',
    ...(twin.pairs === 0
      ? paragraph(sheet, 'No pair of runs was done.')
      : [...told.flatMap((sentence) => paragraph(sheet, sentence)), ...tables(twin, record, isWhole, sheet)]),
  ];
};

const daysSentence = (days: Days): string =>
  `${count(days.simulated)} days computed for ${count(days.asked)} asked: runs that agree shared ${percent(shareSpared(days))}.`;

function footer({ days, failures }: CompareRecord, sheet: Sheet): string[] {
  const failed =
    failures.length > 0
      ? [`${plural(failures.length, 'run')} failed and ${failures.length === 1 ? 'is' : 'are'} left out.`]
      : [];
  const words = [...(days === null ? [] : [daysSentence(days)]), ...failed];
  return words.length === 0 ? [] : ['', ...paragraph(sheet, sheet.colours.dim(words.join(' ')))];
}

/** What is shown of a comparison. */
export interface CompareView {
  /** Whether every row that differs is shown (default: those that matter). */
  readonly all?: boolean | undefined;
}

/** The comparison as text, ending in a line break. */
export function compareReport(
  record: CompareRecord,
  options: SheetOptions,
  { all = false }: CompareView = {},
): string {
  const sheet = createSheet(options, record);
  const { bold, dim, yellow } = sheet.colours;
  const identity = `${plural(record.runs, 'seed')} from "${record.seed}" ${sheet.glyphs.dot} ${typeof record.agents === 'number' ? count(record.agents) : record.agents} agents ${sheet.glyphs.dot} tauride ${record.tauride}`;
  return [
    ...paragraph(sheet, bold(record.title)),
    ...paragraph(sheet, `${longDate(record.start, sheet)} to ${longDate(record.end, sheet)}`),
    ...paragraph(sheet, dim(MODE[record.mode])),
    ...paragraph(sheet, dim(identity)),
    ...record.changes.flatMap((change) => paragraph(sheet, yellow(`changed in all runs: ${change}`))),
    ...record.twins.flatMap((twin) => twinLines(twin, record, all, sheet)),
    ...footer(record, sheet),
    '',
  ].join('\n');
}
