/**
 * The columns of a state: views of one buffer of doubles, as the table has them.
 *
 * Decision worth knowing: snapshot, fork and digest go by the table; a figure that is not in it cannot be
 * kept.
 */
import { sizesOf, type Axis, type Sized, type Sizes } from './axes.js';
import type { Beginning, ColumnRecord } from './record.js';
import { COLUMN_RECORDS, COLUMNS, type ColumnName } from './table.js';
import { Cube, Matrix, Transposed, type View } from './views.js';

type ViewOf<Column extends ColumnRecord> = Column['axes'] extends { readonly length: 3 }
  ? Cube
  : Column['axes'] extends { readonly length: 2 }
    ? Column extends { readonly isTransposed: true }
      ? Transposed
      : Matrix
    : Float64Array;

/** All columns as views of one buffer. */
export type Columns = { readonly [Name in ColumnName]: ViewOf<(typeof COLUMNS)[Name]> } & {
  readonly buffer: ArrayBuffer;
  /** All numbers of each column, in the order in which they lie. */
  readonly cells: Readonly<Record<ColumnName, Float64Array>>;
  /** The same in the order of the table, for readers who look up one column over and over. */
  readonly inOrder: readonly Float64Array[];
};

/** One id for each axis of a column, in the order of its axes. */
export type CellIds<Name extends ColumnName> = IdOfEach<(typeof COLUMNS)[Name]['axes']>;

type IdOfEach<Axes extends readonly unknown[]> = { readonly [Step in keyof Axes]: string };

/** Where a column stands in the order of the table. */
export const columnIndex = (column: ColumnName): number =>
  COLUMN_RECORDS.findIndex(([name]) => name === column);

/** The axes of a column in the order in which its cells lie, the last one fastest. */
const axesAsTheyLie = ({ axes, isTransposed }: ColumnRecord): readonly Axis[] =>
  isTransposed ? axes.toReversed() : axes;

/**
 * The axes by which texts name a cell: as it lies, but people last; an origin is not named, it is the one
 * that has the effect.
 */
export const namedAxes = (record: ColumnRecord): Axis[] => {
  const axes = axesAsTheyLie(record).filter((axis) => axis !== 'origin' && axis !== 'stratum');
  return record.axes.includes('stratum') ? [...axes, 'stratum'] : axes;
};

/** Whether a scenario has a column: one of a law that is not in force it has not. */
const isThere = ({ law }: ColumnRecord, { laws }: Sized): boolean =>
  law === undefined || laws?.[law]?.on === true;

const cellCount = ({ axes }: ColumnRecord, sizes: Sizes): number =>
  axes.reduce((count, axis) => count * sizes[axis], 1);

/** Where a cell of a column lies among its cells; an axis that is not named is at its first step. */
export const cellAt = (name: ColumnName, sizes: Sizes, steps: Readonly<Partial<Sizes>>): number =>
  axesAsTheyLie(COLUMNS[name]).reduce((cell, axis) => cell * sizes[axis] + (steps[axis] ?? 0), 0);

const viewOf = (cells: Float64Array, { axes, isTransposed }: ColumnRecord, sizes: Sizes): View => {
  const [first, second, third] = axes.map((axis) => sizes[axis]);
  if (axes.length === 3) return new Cube(cells, [first, second, third]);
  if (axes.length < 2) return cells;
  return isTransposed ? new Transposed(cells, [first, second]) : new Matrix(cells, [first, second]);
};

/**
 * Lays out all columns of a definition, zeroed. The object is made of entries at once: one that is built name
 * by name becomes a dictionary, in which every phase would look its columns up.
 */
export const createColumns = (definition: Sized): Columns => {
  const sizes = sizesOf(definition);
  const counts = COLUMN_RECORDS.map(([, record]) =>
    isThere(record, definition) ? cellCount(record, sizes) : 0,
  );
  const all = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let end = 0;
  const cells = COLUMN_RECORDS.map(([name], i) => [name, all.subarray(end, (end += counts[i]))] as const);
  const views = COLUMN_RECORDS.map(
    ([name, record], i) => [name, viewOf(cells[i][1], record, sizes)] as const,
  );
  const shared = {
    buffer: all.buffer,
    cells: Object.fromEntries(cells),
    inOrder: cells.map(([, own]) => own),
  };
  return Object.fromEntries<unknown>([...Object.entries(shared), ...views]) as unknown as Columns;
};

/** The indices of a cell, in the order of the axes of its column. */
const stepsOf = (record: ColumnRecord, sizes: Sizes, cell: number): number[] => {
  const steps: Partial<Record<Axis, number>> = {};
  let rest = cell;
  for (const axis of axesAsTheyLie(record).toReversed()) {
    steps[axis] = rest % sizes[axis];
    rest = Math.floor(rest / sizes[axis]);
  }
  return record.axes.map((axis) => steps[axis] ?? 0);
};

/** Writes what a column holds before the first day. */
const startColumn = (columns: Columns, name: ColumnName, definition: Beginning): void => {
  const record: ColumnRecord = COLUMNS[name];
  if (record.start === undefined) return;
  const cells = columns.cells[name];
  const sizes = sizesOf(definition);
  for (let cell = 0; cell < cells.length; cell++) {
    const [i, j] = stepsOf(record, sizes, cell);
    cells[cell] = record.start(definition, i, j);
  }
};

/** The columns before the first day. */
export const startColumns = (definition: Beginning): Columns => {
  const columns = createColumns(definition);
  for (const [name] of COLUMN_RECORDS) startColumn(columns, name, definition);
  return columns;
};

/**
 * A copy, laid out for a definition that may have other events and other laws in force: the column of such a
 * law starts anew. Throws a RangeError where it differs in more: a state of one is then none of the other.
 */
export const copyColumns = (columns: Columns, definition: Beginning): Columns => {
  const copy = createColumns(definition);
  for (const [name, record] of COLUMN_RECORDS) {
    const [from, to] = [columns.cells[name], copy.cells[name]];
    if (to.length === from.length) to.set(from);
    else if (record.law !== undefined) startColumn(copy, name, definition);
    else if (!record.isDerived) throw new RangeError(`the definitions differ in what \`${name}\` are of`);
  }
  return copy;
};
