/**
 * Levels as labels of rows: a column for each factor, each with its heading.
 *
 * Decision worth knowing: numbers have as many digits as the sweep gives them, all of a column alike; where
 * they were drawn and have many, as many as tell them apart. A fixed number of digits would make one level of
 * 0.001 and 0.002.
 */
import { factorWord } from '../../experiment/design/factor.js';
import type { PointRecord, SweepRecord } from '../../experiment/many/sweep-record.js';
import type { Cell } from '../../experiment/tables/table.js';
import { count } from '../words.js';

/** A column of labels: its heading, and a label for each point. */
export interface LabelColumn {
  readonly heading: string;
  readonly labels: readonly string[];
  readonly width: number;
  readonly isNumber: boolean;
}

const EXACT_MAX = 6;
const DIGITS_MAX = 12;

/** Digits after the point, from 0, at which all that is asked for holds; undefined if at none. */
const fewest = (holds: (digits: number) => boolean, max: number): number | undefined =>
  Array.from({ length: max + 1 }, (_, digits) => digits).find(holds);

/** Digits that give values of any size three that count. */
const digitsOf = (values: readonly number[]): number => {
  const largest = Math.max(...values.map(Math.abs));
  return largest > 0 ? Math.max(0, 2 - Math.floor(Math.log10(largest))) : 0;
};

/** How numbers are written that stand in one column. */
export function writerOf(values: readonly number[]): (value: number) => string {
  const different = new Set(values).size;
  const exact = fewest(
    (digits) => values.every((value) => Number(value.toFixed(digits)) === value),
    EXACT_MAX,
  );
  const apart = fewest(
    (digits) => new Set(values.map((value) => value.toFixed(digits))).size === different,
    DIGITS_MAX,
  );
  const digits =
    exact ?? (apart === undefined ? undefined : Math.min(DIGITS_MAX, Math.max(apart, digitsOf(values))));
  if (digits === undefined) return String;
  return (value) => {
    const [whole, rest] = Math.abs(value).toFixed(digits).split('.');
    return `${value < 0 ? '-' : ''}${count(Number(whole))}${rest === undefined ? '' : `.${rest}`}`;
  };
}

const cellWriter = (cells: readonly Cell[]): ((cell: Cell) => string) => {
  const write = writerOf(cells.filter((cell) => typeof cell === 'number'));
  return (cell) => (typeof cell === 'number' ? write(cell) : String(cell));
};

/** The ends of paths, as long as tells them apart. */
function shortNames(names: readonly string[]): string[] {
  const end = (name: string, steps: number) => name.split('.').slice(-steps).join('.');
  const steps = [1, 2, 3].find((many) => new Set(names.map((name) => end(name, many))).size === names.length);
  return steps === undefined ? [...names] : names.map((name) => end(name, steps));
}

/** Room for all labels of a row, and between two of them. */
const ROOM = 36;
const GAP = 2;

/** More factors than these have no room beside a chart. */
export const LABELLED_MAX = 4;

const widthOf = (widths: readonly number[]): number => widths.reduce((all, width) => all + width + GAP, -GAP);

/** Columns as wide as their texts; where that is too much, as wide as each may be. */
function fitted(columns: readonly (readonly string[])[]): number[] {
  const wanted = columns.map((texts) => Math.max(...texts.map((text) => text.length)));
  const share = Math.floor((ROOM + GAP) / columns.length) - GAP;
  return widthOf(wanted) <= ROOM ? wanted : wanted.map((width) => Math.min(width, share));
}

/** The columns of labels of a sweep, cut with `ellipsis` where they have no room. */
export function labelColumns(record: SweepRecord, ellipsis: string): LabelColumn[] {
  const factors = record.factors.slice(0, LABELLED_MAX);
  const names = factors.map(factorWord);
  const headings = widthOf(names.map(({ length }) => length)) <= ROOM ? names : shortNames(names);
  const columns = factors.map(({ name }) => {
    const cells = record.points.map(({ levels }) => levels[name] ?? null);
    return cells.map(cellWriter(cells));
  });
  const widths = fitted(columns.map((texts, f) => [headings[f], ...texts]));
  return factors.map(({ type }, f) => {
    const width = widths[f];
    const cut = (text: string) => (text.length > width ? text.slice(0, width - 1) + ellipsis : text);
    return { heading: cut(headings[f]), labels: columns[f].map(cut), width, isNumber: type === 'number' };
  });
}

/** A point in a sentence. */
export function pointWords({ levels }: PointRecord, { factors, points }: SweepRecord): string {
  const names = shortNames(factors.map(factorWord));
  const words = factors.map(({ name }) =>
    cellWriter(points.map((point) => point.levels[name] ?? null))(levels[name] ?? null),
  );
  return factors.length === 1 ? words[0] : words.map((word, f) => `${names[f]} ${word}`).join(', ');
}
