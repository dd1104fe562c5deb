/**
 * Amounts as they are compiled: what the effects of a scenario do to cells of columns.
 */
import type { ChangeMode } from './record.js';
import type { ChangedColumn, ShiftedColumn } from './table.js';

/** An amount as written: drawn once a run between low and high. `entity` addresses the draw. */
export interface AmountDef {
  readonly low: number;
  readonly high: number;
  readonly entity: number;
}

/** An amount added to (`add`), multiplied into (`scale`) or written over (`set`) cells of one column. */
export interface ChangeDef {
  readonly table: ChangedColumn;
  readonly mode: ChangeMode;
  readonly cells: readonly number[];
  readonly amount: AmountDef;
}

export interface ShiftDef {
  readonly table: ShiftedColumn;
  readonly cells: readonly number[];
  readonly amount: AmountDef;
}
