/**
 * A comparison as text: first what a reader came to know, in sentences, then the tables it rests on.
 *
 * Decision worth knowing: a sentence is made of what the interval supports. A difference whose interval holds zero is in the tables, and
 * in the sentences only where it is an ending, then with the words that it may be chance.
 */
import { isoOf } from '../foundation/calendar.js';
import type { ChanceDifference, CompareRecord, MeanDifference, TwinRecord } from '../experiment/compare.js';
import { shareSpared, type Days } from '../experiment/days.js';
import { typicalGain } from '../experiment/compare.js';
import type { Estimate } from '../experiment/interval.js';
import { MODE } from './header.js';
import { outcomeWords, type Names } from './outcome-words.js';
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { labelled, paragraph } from './table.js';
import { count, figure, longDate, percent, plural, signed } from './words.js';

const points = (share: number): string => signed(Math.round(share * 100), (value) => String(value));

const holdsZero = ({ low, high }: Estimate): boolean => low <= 0 && high >= 0;

const size = ({ difference }: ChanceDifference): number => Math.abs(difference.value);

/** The larger differences first; of equals, in the order of the columns. */
const bySize = (chances: readonly ChanceDifference[]): ChanceDifference[] =>
  chances.toSorted((a, b) => size(b) - size(a));

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
  const what = outcomeWords(chance, names);
  const isDoubtful = chance.difference.value !== 0 && holdsZero(chance.difference);
  const doubt = isDoubtful ? '; this may be chance' : '';
  return `${what}: in ${times(chance.twin)} of ${count(pairs)} runs instead of ${times(chance.baseline)}, ${changeWords(chance.difference)}${doubt}.`;
}

const SENTENCES_MAX = 3;

function sentences(twin: TwinRecord, names: Names): string[] {
  const endings = bySize(twin.chances.filter(({ column }) => column === 'ending'));
  const others = bySize(
    twin.chances.filter(({ column, difference }) => column !== 'ending' && !holdsZero(difference)),
  );
  return [...endings.slice(0, SENTENCES_MAX), ...others.slice(0, SENTENCES_MAX)].map((chance) =>
    chanceSentence(chance, twin.pairs, names),
  );
}

function partingSentence({ parting, pairs }: TwinRecord, sheet: Sheet): string {
  if (parting.never === pairs) return 'No run parts from its baseline.';
  if (parting.earliest === null || parting.latest === null)
    return `${count(parting.never)} of ${count(pairs)} pairs are one and the same run.`;
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

const NUMBER = { width: 9, align: 'right' } as const;
const INTERVAL = { width: 14, align: 'right' } as const;

const interval = ({ low, high }: Estimate, show: (value: number) => string): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${show(low)} to ${show(high)}` : '?';

const DIFFERENT = 0.0005;

function chanceTable(twin: TwinRecord, { names, sides }: CompareRecord, sheet: Sheet): string[] {
  const { dim } = sheet.colours;
  const shown = twin.chances.filter((chance) => size(chance) > DIFFERENT || chance.column === 'ending');
  const label = { width: sheet.width - 2 - 5 * 2 - 2 * 9 - 8 - 14 - 11 };
  const head = ['Share of runs', sides.baseline, sides.twin, 'points', 'interval', 'won, lost'].map((text) =>
    dim(text),
  );
  const rows = shown.map((chance) => [
    outcomeWords(chance, names),
    percent(chance.baseline.value),
    percent(chance.twin.value),
    points(chance.difference.value),
    interval(chance.difference, points),
    `${chance.gained}, ${chance.lost}`,
  ]);
  return labelled(
    sheet,
    [label, NUMBER, NUMBER, { ...NUMBER, width: 8 }, INTERVAL, { ...NUMBER, width: 11 }],
    [head, ...rows],
  );
}

const showFigure = ({ type, unit }: MeanDifference): ((value: number) => string) => {
  if (type === 'date') return (value) => isoOf(Math.round(value));
  return unit?.startsWith('share') === true ? (value) => `${(100 * value).toFixed(1)}%` : figure;
};

const showDifference = ({ type, unit }: MeanDifference): ((value: number) => string) => {
  if (type === 'date') return (value) => signed(value, (days) => days.toFixed(1));
  return unit?.startsWith('share') === true
    ? (value) => signed(100 * value, (share) => share.toFixed(1))
    : (value) => signed(value);
};

function meanTable(
  twin: TwinRecord,
  { sides }: CompareRecord,
  type: MeanDifference['type'],
  sheet: Sheet,
): string[] {
  const shown = twin.means.filter((mean) => mean.type === type && mean.difference.value !== 0);
  if (shown.length === 0) return [];
  const label = { width: sheet.width - 2 - 5 * 2 - 2 * 10 - 8 - 17 - 5 };
  const title = type === 'date' ? 'Mean day, where both have one' : 'Mean figure of the last day';
  const head = [title, sides.baseline, sides.twin, type === 'date' ? 'days' : '', 'interval', 'pairs'];
  const rows = shown.map((mean) => [
    outcomeWords({ ...mean, value: null }, {}),
    showFigure(mean)(mean.baseline),
    showFigure(mean)(mean.twin),
    showDifference(mean)(mean.difference.value),
    interval(mean.difference, showDifference(mean)),
    count(mean.pairs),
  ]);
  const wide = { ...NUMBER, width: 10 };
  const columns = [
    label,
    wide,
    wide,
    { ...NUMBER, width: 8 },
    { ...NUMBER, width: 17 },
    { ...NUMBER, width: 5 },
  ];
  return ['', ...labelled(sheet, columns, [head.map((text) => sheet.colours.dim(text)), ...rows])];
}

const twinLines = (twin: TwinRecord, record: CompareRecord, sheet: Sheet): string[] => {
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
      : told.flatMap((sentence) => paragraph(sheet, sentence))),
    ...(twin.pairs === 0 ? [] : ['', ...chanceTable(twin, record, sheet)]),
    ...meanTable(twin, record, 'date', sheet),
    ...meanTable(twin, record, 'number', sheet),
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

/** The comparison as text, ending in a line break. */
export function compareReport(record: CompareRecord, options: SheetOptions): string {
  const sheet = createSheet(options, record);
  const { bold, dim, yellow } = sheet.colours;
  const identity = `${plural(record.runs, 'seed')} from "${record.seed}" ${sheet.glyphs.dot} ${typeof record.agents === 'number' ? count(record.agents) : record.agents} agents ${sheet.glyphs.dot} tauride ${record.tauride}`;
  return [
    ...paragraph(sheet, bold(record.title)),
    ...paragraph(sheet, `${longDate(record.start, sheet)} to ${longDate(record.end, sheet)}`),
    ...paragraph(sheet, dim(MODE[record.mode])),
    ...paragraph(sheet, dim(identity)),
    ...record.changes.flatMap((change) => paragraph(sheet, yellow(`changed in all runs: ${change}`))),
    ...record.twins.flatMap((twin) => twinLines(twin, record, sheet)),
    ...footer(record, sheet),
    '',
  ].join('\n');
}
