/**
 * What is worked out of a state and kept beside it as long as not a single number that it follows from has
 * changed: it is the same whoever asked before, and whether a run was resumed, so it is no state.
 *
 * Decision worth knowing: whoever reads many figures of a table asks for the table once, for to look whether
 * it still holds may take longer than to read it.
 */
import type { Tally } from '../../population/tally.js';
import type { ColumnName } from '../columns/table.js';
import type { Columns } from '../columns/columns.js';
import type { Definition, State } from '../definition.js';
import type { Politics } from './politics.js';

/** A value, and what it was worked out of. */
interface Kept<Value> {
  readonly politics: Politics;
  readonly columns: Columns;
  /** Numbers of the columns, one after another. */
  readonly row: Float64Array;
  readonly figures: readonly number[];
  readonly value: Value;
}

/** What a value follows from. */
interface Follows {
  readonly columns: readonly ColumnName[];
  readonly politics: readonly (keyof Politics)[];
  /** Further figures: values of expressions. */
  readonly figures?: (state: State) => readonly number[];
}

const NO_FIGURES: readonly number[] = [];

/** The numbers of some columns one after another, in a row that nobody needs any more if there is one. */
const rowOf = (
  { cells }: Columns,
  names: readonly ColumnName[],
  old: Float64Array | undefined,
): Float64Array => {
  const length = names.reduce((sum, name) => sum + cells[name].length, 0);
  const row = old?.length === length ? old : new Float64Array(length);
  let at = 0;
  for (const name of names) {
    row.set(cells[name], at);
    at += cells[name].length;
  }
  return row;
};

/** Whether the numbers of some columns are still those of a row. */
const areCells = ({ cells }: Columns, names: readonly ColumnName[], row: Float64Array): boolean => {
  let at = 0;
  for (let n = 0; n < names.length; n++) {
    const own = cells[names[n]];
    for (let i = 0; i < own.length; i++, at++) if (own[i] !== row[at]) return false;
  }
  return true;
};

const areFigures = (some: readonly number[], others: readonly number[]): boolean => {
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false;
  return true;
};

const isPolitics = (one: Politics, other: Politics, names: readonly (keyof Politics)[]): boolean => {
  if (one === other) return true;
  for (let n = 0; n < names.length; n++) if (one[names[n]] !== other[names[n]]) return false;
  return true;
};

/**
 * A value of a state that is worked out only where what it follows from has changed.
 *
 * @param follows everything that `workOut` reads of columns and politics, besides the definition
 * @param workOut must return a value that nobody changes, but to fill in what follows from the same
 */
export const workedOut = <Value>(
  { columns: names, politics: parts, figures: figuresOf }: Follows,
  workOut: (state: State) => Value,
): ((state: State) => Value) => {
  const kept = new WeakMap<State, Kept<Value>>();
  return (state) => {
    const { politics, columns } = state;
    const figures = figuresOf?.(state) ?? NO_FIGURES;
    const known = kept.get(state);
    if (
      known?.columns === columns &&
      isPolitics(known.politics, politics, parts) &&
      areFigures(figures, known.figures) &&
      areCells(columns, names, known.row)
    )
      return known.value;
    const value = workOut(state);
    kept.set(state, { politics, columns, row: rowOf(columns, names, known?.row), figures, value });
    return value;
  };
};

/**
 * A value that follows from how people were counted alone: it is worked out once for each count.
 *
 * @param workOut must return a value that nobody changes, but to fill in what follows from the same
 */
export const ofCount = <Value>(workOut: (state: State) => Value): ((state: State) => Value) => {
  const kept = new WeakMap<Tally, { readonly version: number; readonly value: Value }>();
  return (state) => {
    const { version } = state.tally;
    const known = kept.get(state.tally);
    if (known?.version === version) return known.value;
    const value = workOut(state);
    kept.set(state.tally, { version, value });
    return value;
  };
};

/** A value that follows from a definition alone: it is worked out once for each. */
export const ofDefinition = <Value>(
  workOut: (definition: Definition) => Value,
): ((definition: Definition) => Value) => {
  const kept = new WeakMap<Definition, { readonly value: Value }>();
  return (definition) => {
    const known = kept.get(definition);
    if (known !== undefined) return known.value;
    const value = workOut(definition);
    kept.set(definition, { value });
    return value;
  };
};
