/**
 * Weekly figures for charts: balance of power, support in the groups the scenario shows, people in the streets of the capital.
 */
import { isoOf } from '../foundation/calendar.js';
import { round12 } from '../foundation/math.js';
import type { Definition, State } from '../model/definition.js';
import type { Collector } from './collect.js';
import type { Series } from './record.js';
import { sharesOf } from './support.js';

export interface Shown {
  readonly parties: readonly string[];
  readonly groups: readonly string[];
  readonly authorities: readonly string[];
}

type Rows = Record<string, number[]>;

const emptyRows = (ids: readonly string[]): Rows => Object.fromEntries(ids.map((id) => [id, []]));

const streetsOfCapital = (state: State): number =>
  state.definition.strata.reduce(
    (sum, stratum, s) =>
      sum + (stratum.placeIndex === state.definition.capital ? stratum.persons * state.columns.active[s] : 0),
    0,
  );

/** Collects every seventh day and the last. */
export const seriesCollector = (
  definition: Definition,
  shown: Shown,
  lastTick: number,
): Collector<Series> => {
  const dates: string[] = [];
  const streets: number[] = [];
  const [balance, effective, claim] = [
    emptyRows(shown.authorities),
    emptyRows(shown.authorities),
    emptyRows(shown.authorities),
  ];
  const abstaining = emptyRows(shown.groups);
  const support = Object.fromEntries(shown.groups.map((id) => [id, emptyRows(shown.parties)]));
  const authorities = shown.authorities.map((id) => definition.authorities.findIndex((a) => a.id === id));
  const parties = shown.parties.map((id) => definition.parties.findIndex((p) => p.id === id));
  const groups = shown.groups.map((id) => definition.groups.find((g) => g.id === id)?.strata ?? []);
  let busiest = 0;

  const collectPowers = (state: State) =>
    authorities.forEach((a, i) => {
      const id = shown.authorities[i];
      balance[id].push(round12(state.columns.balance[a]));
      claim[id].push(round12(state.columns.claims[a]));
      effective[id].push(round12(state.columns.balance[a] * state.columns.claims[a]));
    });
  const collectSupport = (state: State) =>
    groups.forEach((strata, g) => {
      const asked = sharesOf(state, strata);
      abstaining[shown.groups[g]].push(round12(asked.abstaining));
      parties.forEach((p, i) => support[shown.groups[g]][shown.parties[i]].push(round12(asked.shares[p])));
    });
  return {
    collect: (state) => {
      busiest = Math.max(busiest, streetsOfCapital(state));
      if (state.tick % 7 !== 0 && state.tick !== lastTick) return;
      dates.push(isoOf(definition.startDay + state.tick));
      streets.push(Math.round(busiest));
      busiest = 0;
      collectPowers(state);
      collectSupport(state);
    },
    result: () => ({ dates, balance, effective, claim, support, abstaining, streets }),
  };
};
