/**
 * Tables of results: rows of plain cells, and columns that say what they mean.
 */

/** A value of a table: text, an ISO date, a number; null for what did not happen. */
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

export type ColumnType = 'text' | 'date' | 'number' | 'count';

/** A column of a table of results. */
export interface ColumnDef {
  readonly name: string;
  readonly type: ColumnType;
  /** What it says, in words. */
  readonly meaning: string;
  readonly unit?: string;
}

/** A column, as the list of a table's columns has it. */
export const column = (name: string, type: ColumnType, meaning: string, unit?: string): ColumnDef =>
  unit === undefined ? { name, type, meaning } : { name, type, meaning, unit };

/** A name as SQL and data frames take it without quotes: `soviet-power` is `soviet_power`. */
export const columnName = (...parts: readonly string[]): string => parts.join('_').replaceAll('-', '_');
