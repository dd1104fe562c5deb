/**
 * The course of quantities as text: a table with a row for each day; names that do not fit above their column
 * are numbered.
 */
import type { Course } from '../../experiment/why/course.js';
import { dateStyle, NO_VALUE } from '../words.js';
import type { Sheet } from '../sheet.js';
import { paragraph, right, table } from '../table.js';

const VALUE = right(9);

/** Three decimals for shares, none for what is counted. */
export const quantityText = (number: number): string =>
  Math.abs(number) >= 100 ? Math.round(number).toString() : number.toFixed(3);

const value = (number: number | null): string => (number === null ? NO_VALUE : quantityText(number));

/** As many columns as the sheet has room for; the others follow below. */
function blocks(count: number, { width }: Sheet, dateWidth: number): number[][] {
  const size = Math.max(1, Math.floor((width - 2 - dateWidth) / (VALUE.width + 2)));
  const all = Array.from({ length: count }, (_, i) => i);
  return all.filter((i) => i % size === 0).map((first) => all.slice(first, first + size));
}

export function courseLines({ quantities, days }: Course, sheet: Sheet): string[] {
  if (days.length === 0) return [];
  const dates = dateStyle({ start: days[0].date, end: days[days.length - 1].date });
  const { dim } = sheet.colours;
  const names = quantities.flatMap((text, i) => paragraph(sheet, `(${i + 1}) ${text}`));
  const tables = blocks(quantities.length, sheet, dates.width).flatMap((shown) => [
    '',
    ...table(
      [right(dates.width), ...shown.map(() => VALUE)],
      [
        ['', ...shown.map((i) => dim(`(${i + 1})`))],
        ...days.map(({ date, values }) => [dates.modern(date), ...shown.map((i) => value(values[i]))]),
      ],
    ),
  ]);
  return [...names, ...tables];
}
