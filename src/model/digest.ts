/**
 * The digest of a run: a chain over days of its logical content, and the people at the end.
 *
 * Decision worth knowing: columns derived from others (the split of appeal by source) are left out, discrete politics enters as canonical JSON,
 * people as tallies in cell order; layout, padding, kernel, threads and collectors never enter.
 */
import { Digest } from '../foundation/digest.js';
import { jsonUnits } from '../foundation/json.js';
import { digestAgents, digestTallies } from '../population/digest.js';
import { COLUMN_NAMES, type ColumnName } from './columns.js';
import type { State } from './definition.js';

const DERIVED: ReadonlySet<ColumnName> = new Set(['sources', 'standing']);
const LOGICAL = COLUMN_NAMES.filter((name) => !DERIVED.has(name));

/** Adds today to the chain. */
export const digestDay = (chain: Digest, state: State): void => {
  chain.text(`day ${state.tick}`);
  for (const name of LOGICAL) chain.doubles(state.columns[name]);
  chain.units(jsonUnits(state.politics));
  digestTallies(chain, state.population);
};

/** The digest of a whole run: the chain of its days and every person at the end. */
export const digestEnd = (chain: Digest, state: State): string => {
  const end = Digest.fromState(chain.state());
  digestAgents(end, state.population);
  return end.hex();
};
