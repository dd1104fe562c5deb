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
  const [S, P] = [definition.strata.length, definition.parties.length];
  const collect = ({ columns }: State) => {
    const { totals } = memory;
    for (let o = 0; o < totals.length; o++)
      for (let s = 0; s < S; s++)
        for (let p = 0; p < P; p++)
          totals[o] +=
            (Math.abs(columns.standing[(o * S + s) * P + p]) * definition.strata[s].persons) / persons;
  };
  return {
    memory,
    collect,
    result: () => definition.standings.map((origin, o) => ({ origin, total: round12(memory.totals[o]) })),
  };
};
