/** What had no value: one line for each expression, with the first day and the part that had none. */
import type { BlankRecord, RunRecord } from '../../experiment/run/record.js';
import type { Fault } from '../../foundation/fault.js';
import type { Sheet } from '../sheet.js';
import { paragraph } from '../table.js';
import { dateStyle } from '../words.js';

const partOf = ({ part, expression }: BlankRecord): string =>
  part === expression ? '' : `, since \`${part}\` has none`;

/** A sentence on an expression without a value. */
export const blankSentence = (blank: BlankRecord, date = blank.date): string =>
  `\`${blank.expression}\` has no value from ${date} on${partOf(blank)}`;

/** The same as a warning, with its place. */
export const blankFault = (blank: BlankRecord): Fault => {
  const { address: path, file = path, line } = blank;
  const place = { file, ...(line === undefined ? {} : { line }) };
  return { code: 'no-value', message: blankSentence(blank), path, ...place };
};

/** Where it is written. */
const placeOf = ({ address, file, line }: BlankRecord): string =>
  file === undefined ? address : `${address}, ${[file, line].filter((part) => part !== undefined).join(':')}`;

const MEANING =
  'What has no value does nothing: a condition does not hold, an effect is not done, a fact is not scored.';

export const blanks = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.noValue.length === 0) return [];
  const { modern } = dateStyle(record);
  return [
    ...record.noValue.flatMap((blank) =>
      paragraph(sheet, `${placeOf(blank)}: ${blankSentence(blank, modern(blank.date).trim())}.`),
    ),
    ...paragraph(sheet, sheet.colours.dim(MEANING)),
  ];
};
