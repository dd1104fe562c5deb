/**
 * Votes if people were asked: monthly and on election days, by place and class.
 */
import { dateOf, isoOf } from '../../foundation/calendar.js';
import { round12 } from '../../foundation/math.js';
import { ballotsOf } from '../../model/bodies.js';
import type { Definition, State } from '../../model/definition.js';
import type { AskedElection } from '../../model/state/ballots.js';
import type { LastingCollector } from './collect.js';
import type { SupportRecord } from './record.js';

interface Corner {
  readonly place: string;
  readonly class: string;
  readonly strata: readonly number[];
}

/** The non-empty combinations of place and class. */
const cornersOf = (definition: Definition): Corner[] =>
  definition.places.flatMap((place, l) =>
    definition.classes.flatMap((name, c) => {
      const strata = definition.strata.flatMap((s, i) =>
        s.placeIndex === l && s.classIndex === c ? [i] : [],
      );
      return strata.length > 0 ? [{ place: place.id, class: name.id, strata }] : [];
    }),
  );

/**
 * Shares of ballots by party, 0 where none are cast, the number cast, and the share of the electorate that
 * abstains.
 */
export const sharesOf = (
  state: State,
  strata: readonly number[],
  asked: AskedElection = {},
): { shares: number[]; cast: number; abstaining: number } => {
  const ballots = ballotsOf(state, strata, asked);
  const cast = ballots.reduce((a, b) => a + b, 0);
  const electorate = strata.reduce(
    (sum, s) => sum + state.columns.persons[s] * state.definition.strata[s].electorate,
    0,
  );
  return {
    cast,
    shares: ballots.map((ballot) => (cast > 0 ? ballot / cast : 0)),
    abstaining: electorate > 0 ? 1 - cast / electorate : 0,
  };
};

const electionTicks = (definition: Definition): ReadonlySet<number> =>
  new Set(definition.bodies.flatMap((body) => body.elected));

/** Collects support on the first day, on the first of each month, on election days and on the last day. */
export const supportCollector = (
  definition: Definition,
  lastTick: number,
): LastingCollector<readonly SupportRecord[]> => {
  const corners = cornersOf(definition);
  const elections = electionTicks(definition);
  const memory: { rows: SupportRecord[] } = { rows: [] };
  const isAsked = (tick: number) =>
    tick === 0 || tick === lastTick || elections.has(tick) || dateOf(definition.startDay + tick).day === 1;
  return {
    memory,
    collect: (state) => {
      if (!isAsked(state.tick)) return;
      const date = isoOf(definition.startDay + state.tick);
      for (const corner of corners) {
        const { shares, abstaining } = sharesOf(state, corner.strata);
        const named = Object.fromEntries(
          definition.parties.map((party, p) => [party.id, round12(shares[p])]),
        );
        memory.rows.push({
          date,
          place: corner.place,
          class: corner.class,
          shares: named,
          abstaining: round12(abstaining),
          persons: corner.strata.reduce((sum, s) => sum + state.columns.persons[s], 0),
        });
      }
    },
    result: () => memory.rows,
  };
};
