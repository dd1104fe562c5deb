/** Who holds to each party, as a share of each stratum. */
import { Matrix } from '../columns/views.js';
import { ofCount } from './worked-out.js';

/** [stratum x party] Share of each stratum that holds to each party, 0..1. */
export const adherence = ofCount(({ definition, tally }) => {
  const table = Matrix.zeroed(definition.strata.length, definition.parties.length);
  for (let s = 0; s < definition.strata.length; s++) {
    const agents = tally.agents(s);
    for (let p = 0; p < definition.parties.length; p++) table.set(s, p, tally.count(s, p) / agents);
  }
  return table;
});
