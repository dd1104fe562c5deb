/**
 * Names of all that changes while a scenario runs: what a phase or a quantity may say that it reads.
 */
import type { ColumnName } from '../columns/table.js';

/** Parts of the state besides columns. */
export type StatePart = 'politics' | 'population' | 'tally' | 'deputies' | 'journal';

export type StateName = ColumnName | StatePart;
