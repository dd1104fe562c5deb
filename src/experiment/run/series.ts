/**
 * Weekly figures for charts: balance of power, support in the groups the scenario shows, people in the
 * streets of the capital, and those who act in each form.
 */
import { isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import type { Definition, State } from '../../model/definition.js';
import type { LastingCollector } from './collect.js';
import type { Series } from './record.js';
import { sharesOf } from './support.js';

export interface Shown {
  readonly parties: readonly string[];
  readonly groups: readonly string[];
  readonly authorities: readonly string[];
}

type Rows = Record<string, number[]>;

/** Persons who act in a form, everywhere. */
const doingOf = ({ columns }: State, form: number): number =>
  columns.engaged.row(form).reduce((sum, part, s) => sum + columns.persons[s] * part, 0);

const emptyRows = (ids: readonly string[]): Rows => Object.fromEntries(ids.map((id) => [id, []]));

const streetsOfCapital = (state: State): number =>
  state.definition.strata.reduce(
    (sum, stratum, s) =>
      sum +
      (stratum.placeIndex === state.definition.capital
        ? state.columns.persons[s] * state.columns.active[s]
        : 0),
    0,
  );

/** Collects every seventh day and the last. */
export const seriesCollector = (
  definition: Definition,
  shown: Shown,
  lastTick: number,
): LastingCollector<Series> => {
  const memory = {
    /** The largest crowd since the last day of the series. */
    busiest: 0,
    /** The same of each form of action, everywhere. */
    greatest: definition.forms.map(() => 0),
    series: {
      dates: [] as string[],
      balance: emptyRows(shown.authorities),
      effective: emptyRows(shown.authorities),
      claim: emptyRows(shown.authorities),
      support: Object.fromEntries(shown.groups.map((id) => [id, emptyRows(shown.parties)])),
      abstaining: emptyRows(shown.groups),
      streets: [] as number[],
      ...(definition.forms.length > 0 && { forms: emptyRows(definition.forms.map(({ name }) => name)) }),
    },
  };
  const authorities = shown.authorities.map((id) => definition.authorities.findIndex((a) => a.id === id));
  const parties = shown.parties.map((id) => definition.parties.findIndex((p) => p.id === id));
  const groups = shown.groups.map((id) => definition.groups.find((g) => g.id === id)?.strata ?? []);

  const collectPowers = (state: State) =>
    authorities.forEach((a, i) => {
      const id = shown.authorities[i];
      memory.series.balance[id].push(round12(state.columns.balance[a]));
      memory.series.claim[id].push(round12(state.columns.claims[a]));
      memory.series.effective[id].push(round12(state.columns.balance[a] * state.columns.claims[a]));
    });
  const collectForms = ({ forms }: { readonly forms?: Rows }) => {
    definition.forms.forEach(({ name }, f) => forms?.[name].push(Math.round(memory.greatest[f])));
    memory.greatest.fill(0);
  };
  const collectSupport = (state: State) =>
    groups.forEach((strata, g) => {
      const asked = sharesOf(state, strata);
      memory.series.abstaining[shown.groups[g]].push(round12(asked.abstaining));
      parties.forEach((p, i) =>
        memory.series.support[shown.groups[g]][shown.parties[i]].push(round12(asked.shares[p])),
      );
    });
  return {
    memory,
    collect: (state) => {
      memory.busiest = Math.max(memory.busiest, streetsOfCapital(state));
      definition.forms.forEach(
        (_, f) => (memory.greatest[f] = Math.max(memory.greatest[f], doingOf(state, f))),
      );
      if (state.tick % 7 !== 0 && state.tick !== lastTick) return;
      memory.series.dates.push(isoOf(definition.startDay + state.tick));
      memory.series.streets.push(Math.round(memory.busiest));
      memory.busiest = 0;
      collectForms(memory.series);
      collectPowers(state);
      collectSupport(state);
    },
    result: () => memory.series,
  };
};
