/**
 * Axes: what the cells of a column are numbered by, and how long each axis is in a scenario.
 */
import type { LawsDef } from '../laws/settings.js';

/** What of a scenario the columns are sized by. */
export interface Sized {
  readonly conditions: readonly unknown[];
  readonly strata: readonly unknown[];
  readonly issues: readonly unknown[];
  readonly parties: readonly unknown[];
  readonly authorities: readonly unknown[];
  readonly organs: readonly unknown[];
  readonly outside: readonly unknown[];
  readonly units: readonly unknown[];
  readonly places: readonly unknown[];
  readonly policies: readonly unknown[];
  readonly stocks: readonly unknown[];
  readonly flows: readonly unknown[];
  readonly forms: readonly unknown[];
  /** By the id of the law; some columns are there only where theirs is in force. */
  readonly laws?: LawsDef;
  /** Origins that add to the appeal of parties. */
  readonly standings: readonly unknown[];
}

/** Lengths of all axes. */
export const sizesOf = (scenario: Sized) => ({
  condition: scenario.conditions.length,
  stratum: scenario.strata.length,
  issue: scenario.issues.length,
  party: scenario.parties.length,
  /** A party, or last nobody. */
  allegiance: scenario.parties.length + 1,
  authority: scenario.authorities.length,
  organ: scenario.organs.length,
  /** A power abroad. */
  outsider: scenario.outside.length,
  unit: scenario.units.length,
  place: scenario.places.length,
  policy: scenario.policies.length,
  stock: scenario.stocks.length,
  flow: scenario.flows.length,
  form: scenario.forms.length,
  /** An event, a chosen option or a regime that adds to the appeal of parties. */
  origin: scenario.standings.length,
  /** A named source of appeal: tradition, each issue, blame, each origin. */
  source: 2 + scenario.issues.length + scenario.standings.length,
});

export type Sizes = Readonly<ReturnType<typeof sizesOf>>;
export type Axis = keyof Sizes;
