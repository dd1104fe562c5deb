/**
 * The few ways in which a quantity reads the state: one cell of a column, a mean or a sum over groups of
 * people, ballots.
 *
 * Decision worth knowing: cells and weights are worked out once, here; a reading afterwards is one loop
 * without allocation, always in the order of strata, so that the last digit never depends on how a group was
 * written.
 */
import type { Sizes } from '../../model/columns/axes.js';
import { cellAt, columnIndex } from '../../model/columns/columns.js';
import type { ColumnName } from '../../model/columns/table.js';
import type { GroupDef, Quantity } from '../../model/definition.js';
import type { StateName } from '../../model/formula/name.js';
import { BALLOT_READS, TURNOUT, voteShares } from '../../model/state/ballots.js';
import type { Politics } from '../../model/state/politics.js';
import type { ScenarioText } from '../schema/scenario.js';
import { axesOf } from './fields.js';
import type { Names } from './names.js';

/** What a reading needs to know of a scenario. */
export interface Readable {
  readonly scenario: ScenarioText;
  readonly names: Names;
  readonly groups: readonly GroupDef[];
}

/** A quantity by what it reads. */
export const quantity = (reads: Iterable<StateName>, value: Quantity['value']): Quantity => ({
  value,
  reads: new Set(reads),
});

/** A number that does not change; NaN for what never has a value. */
export const constant = (value: number): Quantity & { readonly constant: number } => ({
  ...quantity([], () => value),
  constant: value,
});

/** The number behind a quantity that does not change; undefined for any other. */
export const constantOf = (quantity: Quantity): number | undefined =>
  'constant' in quantity ? (quantity as ReturnType<typeof constant>).constant : undefined;

/** What is read from discrete politics; truth is 1. */
export const ofPolitics = (value: (politics: Politics, tick: number) => number | boolean): Quantity =>
  quantity(['politics'], ({ politics, tick }) => Number(value(politics, tick)));

/** One cell of a column, by where it lies. */
export const cell = (column: ColumnName, index: number): Quantity => {
  const place = columnIndex(column);
  return quantity([column], ({ columns }) => columns.inOrder[place][index]);
};

/** Sum of cells of a column, each with its weight. */
export const weighted = (
  column: ColumnName,
  cells: readonly number[],
  weights: readonly number[],
): Quantity => {
  const at = Int32Array.from(cells);
  const by = Float64Array.from(weights);
  const place = columnIndex(column);
  return quantity([column], ({ columns }) => {
    const values = columns.inOrder[place];
    let sum = 0;
    for (let i = 0; i < at.length; i++) sum += by[i] * values[at[i]];
    return sum;
  });
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Persons of each stratum of a group, as the scenario has them at the start. */
const personsOf = ({ scenario, groups }: Readable, group: number): number[] =>
  groups[group].strata.map((stratum) => scenario.strata[stratum].persons);

/** Whether people move from stratum to stratum: their numbers then change from day to day. */
const hasFlows = ({ scenario }: Readable): boolean => (scenario.flows ?? []).length > 0;

/** Persons of a group. */
export function groupSize(r: Readable, group: number): Quantity {
  if (!hasFlows(r)) return constant(sum(personsOf(r, group)));
  const { strata } = r.groups[group];
  return weighted(
    'persons',
    strata,
    strata.map(() => 1),
  );
}

/** Sum of cells of a column, one for each stratum of a group, by the persons who are there today. */
function byPersons(r: Readable, column: ColumnName, group: number, cells: readonly number[]): Quantity {
  const { strata } = r.groups[group];
  const place = columnIndex(column);
  return quantity([column, 'persons'], ({ columns }) => {
    const values = columns.inOrder[place];
    let total = 0;
    for (let i = 0; i < cells.length; i++) total += columns.persons[strata[i]] * values[cells[i]];
    return total;
  });
}

/** Cells of a column for each stratum of a group, at given steps on its other axes. */
const cellsIn = (
  r: Readable,
  column: ColumnName,
  group: number,
  steps: Readonly<Partial<Sizes>>,
): number[] => {
  const sizes = axesOf(r.names);
  const first = cellAt(column, sizes, { ...steps, stratum: 0 });
  const stride = cellAt(column, sizes, { ...steps, stratum: 1 }) - first;
  return r.groups[group].strata.map((stratum) => first + stride * stratum);
};

/** Mean of a column over the persons of a group; over nobody it has no value. */
export function groupMean(
  r: Readable,
  column: ColumnName,
  group: number,
  steps: Readonly<Partial<Sizes>>,
): Quantity {
  const persons = personsOf(r, group);
  const total = sum(persons);
  if (total === 0) return constant(NaN);
  if (hasFlows(r)) {
    const [all, persons] = [
      byPersons(r, column, group, cellsIn(r, column, group, steps)),
      groupSize(r, group),
    ];
    return quantity([...all.reads, ...persons.reads], (state) => all.value(state) / persons.value(state));
  }
  return weighted(
    column,
    cellsIn(r, column, group, steps),
    persons.map((number) => number / total),
  );
}

/** Persons of a group for whom a column holds a share. */
export const groupPersons = (
  r: Readable,
  column: ColumnName,
  group: number,
  steps: Readonly<Partial<Sizes>>,
): Quantity =>
  hasFlows(r)
    ? byPersons(r, column, group, cellsIn(r, column, group, steps))
    : weighted(column, cellsIn(r, column, group, steps), personsOf(r, group));

/** Voters of each stratum of a group. */
const votersOf = ({ scenario, groups }: Readable, group: number): number[] =>
  groups[group].strata.map(
    (stratum) => scenario.strata[stratum].persons * scenario.strata[stratum].electorate,
  );

/** Voters of a group today. */
function electorateOf(r: Readable, group: number): Quantity {
  if (!hasFlows(r)) return constant(sum(votersOf(r, group)));
  const { strata } = r.groups[group];
  return weighted(
    'persons',
    strata,
    strata.map((stratum) => r.scenario.strata[stratum].electorate),
  );
}

/** Voters of a group who vote for one list or, with the allegiance after the last party, not at all. */
function ballots(r: Readable, group: number, allegiance: number): Quantity {
  const voters = votersOf(r, group);
  const { strata } = r.groups[group];
  if (hasFlows(r)) {
    const shares = strata.map((stratum) => r.scenario.strata[stratum].electorate);
    return quantity([...BALLOT_READS, 'shares', 'persons'], (state) => {
      let sum = 0;
      for (let i = 0; i < strata.length; i++)
        if (shares[i] > 0)
          sum += state.columns.persons[strata[i]] * shares[i] * voteShares(state, strata[i])[allegiance];
      return sum;
    });
  }
  if (r.scenario.laws[TURNOUT].on !== true)
    return weighted('shares', cellsIn(r, 'shares', group, { allegiance }), voters);
  return quantity(BALLOT_READS, (state) => {
    let sum = 0;
    for (let i = 0; i < strata.length; i++)
      if (voters[i] > 0) sum += voters[i] * voteShares(state, strata[i])[allegiance];
    return sum;
  });
}

/** Voters of a group who abstain: the allegiance after the last party. */
const abstainersOf = (r: Readable, group: number): Quantity => ballots(r, group, r.names.party.ids.length);

/** Share of the voters of a group who abstain, 0..1; no value where nobody may vote. */
export function abstaining(r: Readable, group: number): Quantity {
  if (sum(votersOf(r, group)) === 0) return constant(NaN);
  const voters = electorateOf(r, group);
  const abstainers = abstainersOf(r, group);
  const reads = [...abstainers.reads, ...voters.reads];
  return quantity(reads, (state) => abstainers.value(state) / voters.value(state));
}

/** Share of the ballots cast in a group that count for a party, 0..1; no value while none are cast. */
export function ballotShare(r: Readable, party: number, group: number): Quantity {
  if (sum(votersOf(r, group)) === 0) return constant(NaN);
  const voters = electorateOf(r, group);
  const abstainers = abstainersOf(r, group);
  const votes = ballots(r, group, party);
  return quantity([...votes.reads, ...voters.reads], (state) => {
    const cast = voters.value(state) - abstainers.value(state);
    return cast > 0 ? votes.value(state) / cast : NaN;
  });
}

/** Share of one seat holder among seats; no value where there are none. */
export const shareOf = (seats: readonly number[], holder: number): number => {
  let total = 0;
  for (let i = 0; i < seats.length; i++) total += seats[i];
  return total > 0 ? seats[holder] / total : NaN;
};
