/**
 * Tally: exact sums of what people hold and do, turned into shares: all that politics sees of them.
 */
import { fromQ15 } from '../../foundation/fixed.js';
import { rememberParties } from '../state/ballots.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

const tallyStratum = (state: State, s: number): void => {
  const { tally, columns, definition, politics } = state;
  const nobody = definition.parties.length;
  const agents = tally.agents(s);
  const [shares, marchers] = [columns.shares.row(s), columns.marchers.row(s)];
  shares.fill(0);
  marchers.fill(0);
  let active = tally.activeCount(s, nobody);
  for (let p = 0; p < nobody; p++) {
    const party = politics.within[p];
    shares[party] += tally.count(s, p) / agents;
    marchers[party] += tally.activeCount(s, p) / agents;
    columns.loyalties.set(s, p, fromQ15(tally.loyaltySum(s, p)) / agents);
    active += tally.activeCount(s, p);
  }
  shares[nobody] = tally.count(s, nobody) / agents;
  columns.active[s] = active / agents;
};

export const tally: Phase = {
  name: 'tally',
  reads: ['tally', 'population', 'politics'],
  yesterday: ['attachment'],
  writes: ['shares', 'loyalties', 'active', 'marchers', 'attachment'],
  run: (state) => {
    for (let s = 0; s < state.definition.strata.length; s++) tallyStratum(state, s);
    rememberParties(state);
  },
};
