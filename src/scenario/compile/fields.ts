/**
 * The kinds of change an effect can make, as the table of columns declares them: what its keys name, and
 * which cells it moves.
 */
import { sizesOf, type Axis, type Sizes } from '../../model/columns/axes.js';
import { namedAxes } from '../../model/columns/columns.js';
import type { ChangeMode, ColumnRecord } from '../../model/columns/record.js';
import {
  CHANGED,
  COLUMNS,
  SHIFTED,
  type ChangedColumn,
  type EffectKey,
  type ShiftedColumn,
} from '../../model/columns/table.js';
import type { Kind, Names } from './names.js';

/** One kind of change, as its mapping is written. */
export interface Field {
  readonly name: EffectKey;
  readonly table: ShiftedColumn | ChangedColumn;
  /** What its keys name, the outer ones first. */
  readonly keys: readonly Part[];
  /** Least and greatest amount. */
  readonly amounts: readonly [least: number, most: number];
  readonly isEstimate: boolean;
}

interface ShiftField extends Field {
  readonly table: ShiftedColumn;
}

interface ChangeField extends Field {
  readonly table: ChangedColumn;
  readonly mode: ChangeMode;
}

/** One of the names by which texts find the cells of a column. */
export interface Part {
  readonly axis: Axis;
  readonly kind: Kind;
}

/** What the names of a column's cells mean: people are meant by groups, of other axes texts name the ids. */
export const partsOf = (record: ColumnRecord): Part[] =>
  namedAxes(record).map((axis) => ({ axis, kind: axis === 'stratum' ? 'group' : (axis as Kind) }));

/** Effects that are felt every day and fade. */
export const SHIFTS = SHIFTED.map((table): ShiftField => {
  const { key: name, ...shift } = COLUMNS[table].shift;
  return { name, table, keys: partsOf(COLUMNS[table]), ...shift };
});

/** Effects that are written once. */
export const CHANGES = CHANGED.map((table): ChangeField => {
  const { key: name, ...change } = COLUMNS[table].change;
  return { name, table, keys: partsOf(COLUMNS[table]), ...change };
});

/** Lengths of the axes of a scenario's columns, but for those of origins. */
export const axesOf = (names: Names): Sizes =>
  sizesOf({
    conditions: names.condition.ids,
    strata: names.stratum.ids,
    issues: names.issue.ids,
    parties: names.party.ids,
    authorities: names.authority.ids,
    organs: names.organ.ids,
    outside: names.outsider.ids,
    units: names.unit.ids,
    places: names.place.ids,
    policies: names.policy.ids,
    stocks: names.stock.ids,
    flows: names.flow.ids,
    forms: names.form.ids,
    standings: [],
  });
