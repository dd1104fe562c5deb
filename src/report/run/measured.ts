/** Measures of one's own: a line for each. */
import type { MeasuredRecord } from '../../experiment/run/own-measures.js';
import type { RunRecord } from '../../experiment/run/record.js';
import type { MeasuredSeries } from '../../experiment/tables/measured.js';
import type { Sheet } from '../sheet.js';
import { paragraph } from '../table.js';
import { figure, longDate } from '../words.js';

/** The value of a measure, or why there is none. */
export const valueWords = ({ value, meaning }: MeasuredRecord, sheet: Sheet): string => {
  if (value === null) return meaning.startsWith('first day of: ') ? 'it did not come' : 'it has no value';
  return typeof value === 'number' ? figure(value) : longDate(value, sheet);
};

/** How a series began and ended, and between which values it lay. */
export function seriesWords({ dates, values }: MeasuredSeries, sheet: Sheet): string {
  const known = values.flatMap((value, i) => (value === null ? [] : { value, date: dates[i] }));
  const [first, last] = [known[0], known[known.length - 1]];
  if (known.length === 0) return 'it has no value';
  const figures = known.map(({ value }) => value);
  const on = ({ value, date }: (typeof known)[number]) => `${figure(value)} on ${longDate(date, sheet)}`;
  const [least, most] = [Math.min(...figures), Math.max(...figures)].map(figure);
  return `${on(first)}, ${on(last)}; between ${least} and ${most}`;
}

export const measured = (record: RunRecord, sheet: Sheet): string[] => [
  ...record.measured.flatMap((each) =>
    paragraph(sheet, `${each.name} (${each.meaning}): ${valueWords(each, sheet)}.`),
  ),
  ...(record.measuredSeries ?? []).flatMap((each) =>
    paragraph(sheet, `${each.name} (${each.meaning}): ${seriesWords(each, sheet)}.`),
  ),
];
