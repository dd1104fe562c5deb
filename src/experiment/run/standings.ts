/**
 * The scripter's temptation, measured: how much appeal each origin added by hand.
 */
import { round12 } from '../../foundation/math.js';
import type { Definition, State } from '../../model/definition.js';
import type { LastingCollector } from './collect.js';
import type { RunRecord } from './record.js';

/** Mean over persons of the sum over parties of |standing|, summed over days, by origin. */
export const standingCollector = (definition: Definition): LastingCollector<RunRecord['standings']> => {
  const memory = { totals: definition.standings.map(() => 0) };
  const persons = definition.strata.reduce((sum, stratum) => sum + stratum.persons, 0);
  const collect = ({ columns }: State) => {
    const { totals } = memory;
    for (let o = 0; o < totals.length; o++)
      definition.strata.forEach((_, s) => {
        for (const standing of columns.standing.row(o, s))
          totals[o] += (Math.abs(standing) * columns.persons[s]) / persons;
      });
  };
  return {
    memory,
    collect,
    result: () => definition.standings.map((origin, o) => ({ origin, total: round12(memory.totals[o]) })),
  };
};
