/** The head of a report: which run this is, and how it ended. */
import type { Ending, RunRecord } from '../experiment/record.js';
import { distanceSentence } from './scores.js';
import type { Sheet } from './sheet.js';
import { paragraph, table } from './table.js';
import { count, longDate, nameOf } from './words.js';

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
  return table(
    sheet,
    [{ width: sheet.width - 4 - version.length }, { width: version.length }],
    [[title, sheet.colours.dim(version)]],
  );
};

export const header = (record: RunRecord, sheet: Sheet): string[] => [
  ...titleLine(record, sheet),
  ...paragraph(sheet, `${longDate(record.start, sheet)} to ${longDate(record.end, sheet)}`),
  ...paragraph(sheet, sheet.colours.dim(MODE[record.mode])),
  ...paragraph(sheet, sheet.colours.dim(identity(record, sheet))),
  ...record.interventions.flatMap((change) => paragraph(sheet, sheet.colours.yellow(`changed: ${change}`))),
];

const KIND: Readonly<Record<Ending['kind'], string>> = {
  takeover: 'Takeover',
  restoration: 'Restoration',
  breakdown: 'Breakdown',
  none: 'No takeover',
};

const MEANING: Readonly<Record<Ending['kind'], string>> = {
  takeover: 'took the capital and held the country',
  restoration: 'has the capital back',
  breakdown: 'nobody commands the country',
  none: 'no contest for power was fought to its end',
};

/** How the run ended, in one sentence without its date. */
export const endingSentence = ({ ending, names }: RunRecord): string => {
  const who = ending.authority === null ? '' : `${nameOf(names.authorities, ending.authority)} `;
  return `${KIND[ending.kind]}: ${who}${MEANING[ending.kind]}.`;
};

export const ending = (record: RunRecord, sheet: Sheet): string[] => {
  const last = record.regimes.at(-1);
  const details = [
    record.ending.date !== null && `Decided on ${longDate(record.ending.date, sheet)}.`,
    last && `Last regime: ${nameOf(record.names.regimes, last.to)}, since ${longDate(last.date, sheet)}.`,
  ];
  return [
    ...paragraph(sheet, sheet.colours.bold(endingSentence(record))),
    ...details.flatMap((detail) => (detail ? paragraph(sheet, detail) : [])),
  ];
};

/** The last lines of a long report: what a reader wants who sees only these. */
export const closing = (record: RunRecord, sheet: Sheet): string[] => {
  const distance = distanceSentence(record);
  return [
    ...paragraph(sheet, sheet.colours.bold(endingSentence(record))),
    ...(distance === undefined ? [] : paragraph(sheet, distance)),
  ];
};
