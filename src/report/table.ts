/** Tables without borders, and paragraphs, which are tables of one cell: cli-table3 wraps, aligns and cuts, colours aside. */
import CliTable from 'cli-table3';
import type { Sheet } from './sheet.js';

export interface Column {
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface TableStyle {
  /** Spaces before the first column and between columns. */
  readonly indent?: number;
  readonly gap?: number;
  /** Where cells of fewer lines stand in their row. */
  readonly vertical?: 'top' | 'bottom';
}

const EDGES = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
] as const;

const NO_EDGES = Object.fromEntries(EDGES.map((edge) => [edge, '']));

const isPainted = (cell: string): boolean => cell.includes('\u001b');

/**
 * Words too long for their column are broken, after a dot or a hyphen where there is one; the table would cut them. Painted text is left
 * as it is.
 */
const breakLong = (cell: string, width: number): string => {
  if (isPainted(cell)) return cell;
  const piece = new RegExp(`.{1,${width}}$|.{0,${width - 1}}[.-]|.{1,${width}}`, 'gu');
  return cell.replaceAll(/\S+/g, (word) => (word.match(piece) ?? []).join('\n'));
};

/** The lines of a table, as wide as its columns and gaps; text that does not fit its column is wrapped. */
export const table = (
  { glyphs }: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { indent = 2, gap = 2, vertical = 'top' }: TableStyle = {},
): string[] => {
  if (rows.length === 0) return [];
  const grid = new CliTable({
    chars: { ...NO_EDGES, left: ' '.repeat(indent), middle: ' '.repeat(gap) },
    colWidths: columns.map((column) => column.width),
    colAligns: columns.map((column) => column.align ?? 'left'),
    rowAligns: columns.map(() => vertical),
    wordWrap: true,
    truncate: glyphs.ellipsis,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  grid.push(...rows.map((row) => row.map((cell, i) => breakLong(cell, columns[i].width))));
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
};

/** A table whose first column holds labels: one that does not fit has the whole width, on lines of its own above its figures. */
export const labelled = (
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[] =>
  rows.flatMap((row) => {
    const [label, ...cells] = row;
    const fits = isPainted(label) || [...label].length <= columns[0].width;
    return fits
      ? table(sheet, columns, [row])
      : [...paragraph(sheet, label), ...table(sheet, columns, [['', ...cells]])];
  });

/** A text wrapped to the sheet, indented. */
export const paragraph = (sheet: Sheet, text: string, indent = 2): string[] =>
  table(sheet, [{ width: sheet.width - indent }], [[text]], { indent });
