/** The head of a report: which run this is, and how it ended. */
import type { Ending, RunRecord } from '../experiment/run/record.js';
import { distanceSentence } from './run/scores.js';
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
  transfer: 'Transfer',
  restoration: 'Restoration',
  breakdown: 'Breakdown',
  repelled: 'Repelled',
  unchanged: 'Unchanged',
};

const MEANING: Readonly<Record<Ending['kind'], (who: string) => string>> = {
  takeover: (who) => `${who} took power by force`,
  transfer: (who) => `${who} came to power without a fight`,
  restoration: (who) => `${who} is back in power`,
  breakdown: () => 'nobody holds the country',
  repelled: (who) => `the last rising was beaten; ${who} holds power`,
  unchanged: (who) => `power did not change hands; ${who} holds it`,
};

/** How the run ended, in one sentence without its date. */
export const endingSentence = ({ ending: { kind, authority }, names }: RunRecord): string => {
  const who = authority === null ? 'nobody' : nameOf(names.authorities, authority);
  return `${KIND[kind]}: ${MEANING[kind](who)}.`;
};

export const ending = (record: RunRecord, sheet: Sheet): string[] => {
  const last = record.regimes.at(-1);
  const { date, government } = record.ending;
  const details = [
    date !== null && `Decided on ${longDate(date, sheet)}.`,
    government.length > 0 &&
      `In office: ${government.map((id) => nameOf(record.names.parties, id)).join(', ')}.`,
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
