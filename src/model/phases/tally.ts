/**
 * Tally: exact sums of what people hold and do, turned into shares: all that politics sees of them.
 */
import { fromQ15 } from '../../foundation/fixed.js';
import type { Phase } from '../phase.js';
import type { State } from '../definition.js';

const tallyStratum = (state: State, s: number): void => {
  const { tally, columns, definition, politics } = state;
  const P = definition.parties.length;
  const { agents } = state.population.strata[s];
  const row = s * (P + 1);
  columns.shares.fill(0, row, row + P + 1);
  columns.marchers.fill(0, s * P, (s + 1) * P);
  let active = tally.activeCount(s, P);
  for (let p = 0; p < P; p++) {
    const party = politics.within[p];
    columns.shares[row + party] += tally.count(s, p) / agents;
    columns.marchers[s * P + party] += tally.activeCount(s, p) / agents;
    columns.loyalties[s * P + p] = fromQ15(tally.loyaltySum(s, p)) / agents;
    active += tally.activeCount(s, p);
  }
  columns.shares[row + P] = tally.count(s, P) / agents;
  columns.active[s] = active / agents;
};

export const tally: Phase = {
  name: 'tally',
  reads: ['tally', 'politics'],
  yesterday: [],
  writes: ['shares', 'loyalties', 'active', 'marchers'],
  run: (state) => {
    for (let s = 0; s < state.definition.strata.length; s++) tallyStratum(state, s);
  },
};
