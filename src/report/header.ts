/** The head of a report: which run this is, and how it ended. */
import type { ResultHead } from '../experiment/design/result-head.js';
import { shareSpared, type DaysComputed } from '../experiment/many/days.js';
import type { ManyParameters } from '../experiment/parameters/draw.js';
import { outsideWords } from '../experiment/parameters/outside.js';
import type { RunRecord } from '../experiment/run/record.js';
import { endingClause } from '../view/answer.js';
import { distanceSentence } from './run/scores.js';
import type { Sheet } from './sheet.js';
import { left, paragraph, table } from './table.js';
import { capital, count, longDate, nameOf, percent, plural } from './words.js';

/** Who decided in the runs that are reported. */
export const MODE = {
  run: 'a free run',
  replay: 'a replay: causes and decisions as recorded, outcomes computed',
} as const;

/** What a stranger needs to make the same run again. */
const identity = (record: RunRecord, { glyphs }: Sheet): string => {
  const { agents, persons } = record.population;
  return [
    `seed "${record.seed}"`,
    `${count(agents)} agents for ${count(persons)} persons`,
    `${record.kernel} kernel`,
    `digest ${record.digest.slice(0, 12)}`,
  ].join(` ${glyphs.dot} `);
};

const titleLine = (record: RunRecord, sheet: Sheet): string[] => {
  const version = `tauride ${record.tauride}`;
  const title = sheet.colours.bold(record.title);
  const columns = [left(sheet.width - 4 - version.length), left(version.length)];
  return table(columns, [[title, sheet.colours.dim(version)]]);
};

export const header = (record: RunRecord, sheet: Sheet): string[] => [
  ...titleLine(record, sheet),
  ...frame(record, identity(record, sheet), sheet),
  ...parametersLine(record.usedParameters, sheet),
  ...outsideLines(record, sheet),
  ...record.interventions.flatMap((change) => paragraph(sheet, sheet.colours.yellow(`changed: ${change}`))),
];

/** Where parameters are from, in words. */
const FROM = {
  best: 'the best of the posterior',
  posterior: 'drawn from the posterior',
  prior: 'drawn from the prior',
} as const;

/** Which parameters a run or many runs had, unless they are as written. */
export function parametersSentence(used: ManyParameters): string {
  const values = Object.entries(used.values ?? {}).map(
    ([path, value]) => `${path} ${Number(value.toPrecision(3))}`,
  );
  const each = values.length > 0 ? `: ${values.join(', ')}` : ', each run by its own seed';
  return `parameters are ${FROM[used.which]}${each}`;
}

const parametersLine = (used: ManyParameters | undefined, sheet: Sheet): string[] =>
  used === undefined ? [] : paragraph(sheet, sheet.colours.dim(parametersSentence(used)));

/** Values outside the range of the calibration, in sentences. */
export const outsideSentences = ({
  outsideCalibration = [],
}: Pick<RunRecord, 'outsideCalibration'>): string[] => outsideCalibration.map(outsideWords);

const outsideLines = (record: Pick<RunRecord, 'outsideCalibration'>, sheet: Sheet): string[] =>
  outsideSentences(record).flatMap((text) => paragraph(sheet, sheet.colours.yellow(text)));

/** The days, who decided, and what a stranger needs to know. */
const frame = (
  { start, end, mode }: Pick<RunRecord, 'start' | 'end' | 'mode'>,
  identity: string,
  sheet: Sheet,
): string[] => {
  const { dim } = sheet.colours;
  return paragraph(sheet, [
    `${longDate(start, sheet)} to ${longDate(end, sheet)}`,
    dim(MODE[mode]),
    dim(identity),
  ]);
};

/** The head of a report of many runs; `seeds` says which they are. */
export const resultHeader = (record: ResultHead, seeds: string, sheet: Sheet): string[] => {
  const { bold, yellow } = sheet.colours;
  const agents = typeof record.agents === 'number' ? count(record.agents) : record.agents;
  const identity = [`${seeds} from "${record.seed}"`, `${agents} agents`, `tauride ${record.tauride}`];
  return [
    ...paragraph(sheet, bold(record.title)),
    ...frame(record, identity.join(` ${sheet.glyphs.dot} `), sheet),
    ...parametersLine(record.usedParameters, sheet),
    ...outsideLines(record, sheet),
    ...record.changes.flatMap((change) => paragraph(sheet, yellow(`changed in all runs: ${change}`))),
  ];
};

/** How many days runs took that share what they agree in. */
export const daysSentence = (days: DaysComputed): string =>
  `${count(days.simulated)} days computed for ${count(days.asked)} asked: runs that agree shared ${percent(shareSpared(days))}.`;

/** How many runs failed, where any did. */
export const failedSentence = (failed: number): string[] =>
  failed === 0 ? [] : [`${plural(failed, 'run')} failed and ${failed === 1 ? 'is' : 'are'} left out.`];

/** How the run ended, in one sentence without its date. */
export const endingSentence = (record: RunRecord): string =>
  `${capital(record.ending.kind)}: ${endingClause(record)}.`;

export const ending = (record: RunRecord, sheet: Sheet): string[] => {
  const last = record.regimes.at(-1);
  const { date, government } = record.ending;
  const sentences = [
    sheet.colours.bold(endingSentence(record)),
    date !== null && `Decided on ${longDate(date, sheet)}.`,
    government.length > 0 &&
      `In office: ${government.map((id) => nameOf(record.names.parties, id)).join(', ')}.`,
    last && `Last regime: ${nameOf(record.names.regimes, last.to)}, since ${longDate(last.date, sheet)}.`,
  ];
  const told = sentences.filter((sentence) => typeof sentence === 'string');
  return paragraph(sheet, told);
};

/** The last lines of a long report: what a reader wants who sees only these. */
export const closing = (record: RunRecord, sheet: Sheet): string[] => {
  const distance = distanceSentence(record) ?? [];
  return paragraph(sheet, [sheet.colours.bold(endingSentence(record)), distance].flat());
};
