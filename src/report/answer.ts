/**
 * The answer to a query as text: an aligned table with rounded figures, or comma-separated values with all
 * digits (RFC 4180).
 */

type Row = readonly unknown[];

const text = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
};

const isNumeric = (rows: readonly Row[], column: number): boolean =>
  rows.every((row) => row[column] === null || /^-?[\d.]+(e[+-]?\d+)?$/i.test(text(row[column])));

/** Digits of a figure that a reader of a table has use for; commas and JSON keep all. */
const DIGITS = 6;

const short = (cell: unknown): unknown =>
  typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(DIGITS)) : cell;

/** One line breaks no table. */
const oneLine = (cell: unknown): string => text(short(cell)).replaceAll(/\s+/g, ' ');

/** Columns as wide as their widest cell, numbers to the right. Empty cells are null. */
export function answerTable(columns: readonly string[], rows: readonly Row[]): string {
  const cells = [columns, ...rows].map((row) => row.map(oneLine));
  const widths = columns.map((_, c) => cells.reduce((width, row) => Math.max(width, row[c].length), 0));
  const right = columns.map((_, c) => isNumeric(rows, c));
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => (right[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join('  ')
      .trimEnd();
  const [head, ...body] = cells.map(line);
  return [head, widths.map((width) => '-'.repeat(width)).join('  '), ...body].join('\n');
}

const csvCell = (cell: unknown): string => {
  const written = text(cell);
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};

export const answerCsv = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\n');
