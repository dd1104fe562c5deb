/**
 * The few ways in which a quantity reads the state: one cell of a column, a mean or a sum over groups of people, ballots.
 *
 * Decision worth knowing: cells and weights are worked out once, here; a reading afterwards is one loop without allocation,
 * always in the order of strata, so that the last digit never depends on how a group was written.
 */
import type { ColumnName } from '../../model/columns/columns.js';
import type { GroupDef, Quantity } from '../../model/definition.js';
import type { ScenarioText } from '../schema/scenario.js';
import type { Names } from './names.js';

/** What a reading needs to know of a scenario. */
export interface Readable {
  readonly scenario: ScenarioText;
  readonly names: Names;
  readonly groups: readonly GroupDef[];
}

/** Numbers of the records that columns are laid out by, under the letters of model/columns.ts. */
export const widths = ({ names }: Readable) => ({
  strata: names.stratum.ids.length,
  parties: names.party.ids.length,
  issues: names.issue.ids.length,
  authorities: names.authority.ids.length,
  organs: names.organ.ids.length,
  places: names.place.ids.length,
});

const CONSTANTS = new WeakMap<Quantity, number>();

/** A number that does not change; NaN for what never has a value. */
export function constant(value: number): Quantity {
  const quantity = () => value;
  CONSTANTS.set(quantity, value);
  return quantity;
}

/** The number behind a quantity that does not change; undefined for any other. */
export const constantOf = (quantity: Quantity): number | undefined => CONSTANTS.get(quantity);

/** Truth as a number. */
export const truth = (value: boolean): number => (value ? 1 : 0);

/** One cell of a column. */
export const cell =
  (column: ColumnName, index: number): Quantity =>
  (state) =>
    state.columns[column][index];

/** Sum of cells of a column, each with its weight. */
export const weighted = (
  column: ColumnName,
  cells: readonly number[],
  weights: readonly number[],
): Quantity => {
  const at = Int32Array.from(cells);
  const by = Float64Array.from(weights);
  return (state) => {
    const values = state.columns[column];
    let sum = 0;
    for (let i = 0; i < at.length; i++) sum += by[i] * values[at[i]];
    return sum;
  };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Persons of each stratum of a group. */
export const personsOf = ({ scenario, groups }: Readable, group: number): number[] =>
  groups[group].strata.map((stratum) => scenario.strata[stratum].persons);

/** Mean over the persons of a group of a column with one cell for each stratum; over nobody it has no value. */
export function groupMean(
  r: Readable,
  column: ColumnName,
  group: number,
  cellOf: (stratum: number) => number,
): Quantity {
  const persons = personsOf(r, group);
  const total = sum(persons);
  if (total === 0) return constant(NaN);
  return weighted(
    column,
    r.groups[group].strata.map(cellOf),
    persons.map((number) => number / total),
  );
}

/** Persons of a group for whom a column holds a share. */
export const groupPersons = (
  r: Readable,
  column: ColumnName,
  group: number,
  cellOf: (stratum: number) => number,
): Quantity => weighted(column, r.groups[group].strata.map(cellOf), personsOf(r, group));

/** Voters of each stratum of a group. */
const votersOf = ({ scenario, groups }: Readable, group: number): number[] =>
  groups[group].strata.map(
    (stratum) => scenario.strata[stratum].persons * scenario.strata[stratum].electorate,
  );

/** Voters of a group with one allegiance; `parties` itself stands for those who abstain. */
const ballots = (r: Readable, group: number, allegiance: number): Quantity => {
  const width = widths(r).parties + 1;
  const cells = r.groups[group].strata.map((stratum) => stratum * width + allegiance);
  return weighted('shares', cells, votersOf(r, group));
};

/** Share of the voters of a group who abstain, 0..1; no value where nobody may vote. */
export function abstaining(r: Readable, group: number): Quantity {
  const voters = sum(votersOf(r, group));
  const abstainers = ballots(r, group, widths(r).parties);
  return voters > 0 ? (state) => abstainers(state) / voters : constant(NaN);
}

/** Share of the ballots cast in a group that count for a party, 0..1; no value while none are cast. */
export function ballotShare(r: Readable, party: number, group: number): Quantity {
  const voters = sum(votersOf(r, group));
  if (voters === 0) return constant(NaN);
  const abstainers = ballots(r, group, widths(r).parties);
  const votes = ballots(r, group, party);
  return (state) => {
    const cast = voters - abstainers(state);
    return cast > 0 ? votes(state) / cast : NaN;
  };
}

/** Share of one seat holder among seats; no value where there are none. */
export const shareOf = (seats: readonly number[], holder: number): number => {
  let total = 0;
  for (let i = 0; i < seats.length; i++) total += seats[i];
  return total > 0 ? seats[holder] / total : NaN;
};
