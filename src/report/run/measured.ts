/** Measures of one's own: a line for each. */
import type { MeasuredRecord } from '../../experiment/run/own-measures.js';
import type { RunRecord } from '../../experiment/run/record.js';
import type { Sheet } from '../sheet.js';
import { paragraph } from '../table.js';
import { figure, longDate } from '../words.js';

const valueWords = ({ value, meaning }: MeasuredRecord, sheet: Sheet): string => {
  if (value === null) return meaning.startsWith('first day of: ') ? 'it did not come' : 'it has no value';
  return typeof value === 'number' ? figure(value) : longDate(value, sheet);
};

export const measured = (record: RunRecord, sheet: Sheet): string[] =>
  record.measured.flatMap((each) =>
    paragraph(sheet, `${each.name} (${each.meaning}): ${valueWords(each, sheet)}.`),
  );
