/**
 * Tables without borders, and paragraphs, which are tables of one cell.
 *
 * Decision worth knowing: widths are those of a terminal, as string-width and wrap-ansi measure them, colours
 * aside; both take time in proportion to the text. cli-table3 was dropped: it cuts what it wraps letter by
 * letter, anew for every line, so that a title of 4 000 letters never ended.
 */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Sheet } from './sheet.js';

export interface Column {
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** Columns whose cells stand to the left, and to the right. */
export const left = (width: number): Column => ({ width });
export const right = (width: number): Column => ({ width, align: 'right' });

/** The labels above a table, paler than its cells. */
export const head = (sheet: Sheet, labels: readonly string[]): string[] =>
  labels.map((label) => label && sheet.colours.dim(label));

export interface TableStyle {
  /** Spaces before the first column and between columns. */
  readonly indent?: number;
  readonly gap?: number;
  /** Where cells of fewer lines stand in their row. */
  readonly vertical?: 'top' | 'bottom';
}

/**
 * Words too long for their column are broken after a dot or a hyphen where there is one; what is left of
 * them, anywhere.
 */
const breakLong = (line: string, width: number): string => {
  const piece = new RegExp(`.{1,${width}}$|.{0,${width - 1}}[.-]|.{1,${width}}`, 'gu');
  return line.replaceAll(/\S+/g, (word) =>
    stringWidth(word) > width ? (word.match(piece) ?? []).join('\n') : word,
  );
};

/** A text without colours, of at most so many columns; what is too long ends in a mark. */
export const cut = (text: string, width: number, ellipsis: string): string => {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (stringWidth(kept + letter) > width - 1) break;
    kept += letter;
  }
  return kept.trimEnd() + ellipsis;
};

/** The lines of a cell, none wider than its column. A line that fits keeps the spaces at its beginning. */
const linesOf = (cell: string, { width }: Column): string[] =>
  cell
    .split('\n')
    .flatMap((line) =>
      stringWidth(line) <= width ? line : wrapAnsi(breakLong(line, width), width, { hard: true }).split('\n'),
    );

const padded = (line: string, { width, align }: Column): string => {
  const room = ' '.repeat(Math.max(0, width - stringWidth(line)));
  return align === 'right' ? room + line : line + room;
};

/** The lines of a table, as wide as its columns and gaps; text that does not fit its column is wrapped. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { indent = 2, gap = 2, vertical = 'top' }: TableStyle = {},
): string[] =>
  rows.flatMap((row) => {
    const cells = row.map((cell, i) => linesOf(cell, columns[i]));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => {
      const line = cells.map((lines, i) => {
        const above = vertical === 'bottom' ? height - lines.length : 0;
        return padded(lines[at - above] ?? '', columns[i]);
      });
      return (' '.repeat(indent) + line.join(' '.repeat(gap))).trimEnd();
    });
  });

/**
 * A table whose first column holds labels: one that does not fit has the whole width, on lines of its own
 * above its figures.
 */
export const labelled = (
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[] =>
  rows.flatMap((row) => {
    const [label, ...cells] = row;
    const fits = stringWidth(label) <= columns[0].width;
    return fits ? table(columns, [row]) : [...paragraph(sheet, label), ...table(columns, [['', ...cells]])];
  });

/** Texts wrapped to the sheet, indented, each on lines of its own. */
export function paragraph(sheet: Sheet, texts: string | readonly string[], indent = 2): string[] {
  const rows = [texts].flat().map((text) => [text]);
  return table([left(sheet.width - indent)], rows, { indent });
}

/** Lines under a heading as wide as the sheet; nothing where there are none. */
export function section(sheet: Sheet, title: string, lines: readonly string[]): string[] {
  const { colours, glyphs, width } = sheet;
  if (lines.length === 0) return [];
  const rule = glyphs.rule.repeat(width - 4 - title.length);
  return ['', `${colours.dim(glyphs.rule.repeat(2))} ${colours.bold(title)} ${colours.dim(rule)}`, ...lines];
}

/** Blocks of lines one under another, an empty line between two. */
export const stacked = (blocks: readonly (readonly string[])[]): string[] =>
  blocks.flatMap((block, i) => (i > 0 ? ['', ...block] : block));
