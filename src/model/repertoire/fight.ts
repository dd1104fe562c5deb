/**
 * Contests as they would be fought: what an actor believes of a rising, a march or repression before it.
 *
 * Decision worth knowing: whoever is attacked calls, too. So a fight that is weighed has the calls of all who
 * stand by either side, each as far as its party reaches people, and the column where it would be.
 */
import { STANDS_BY } from '../../polity/trust.js';
import { campOf } from '../../polity/trust.js';
import { foretellMuster } from '../contests/prospect.js';
import { musterAt } from '../contests/muster.js';
import type { State } from '../definition.js';
import { chanceToHold } from '../power/holding.js';
import { memoryOf, trustByParty, trustByAuthority } from './actor.js';

/** A contest that somebody weighs. */
export interface Fight {
  readonly by: number;
  readonly against: readonly number[];
  /** Units that would be on the march for who begins it. */
  readonly column: readonly number[];
  /** Parties that would call for it besides those who stand by either side. */
  readonly callers: readonly number[];
}

/** Who would stand against an authority that orders against another: that one, and its camp. */
export const againstOf = (state: State, by: number, rival: number): number[] => {
  const exist = state.politics.founded.flatMap((exists, a) => (exists && a !== by ? [a] : []));
  return campOf(rival, by, exist, (from, to) => trustByAuthority(state, from, to));
};

/** Whether a party would call its people for one of two sides. */
const callsFor = (state: State, party: number, sides: readonly number[]): boolean =>
  sides.some((a) => trustByParty(state, party, a) >= STANDS_BY);

/** The state as it would be on the day of a fight: calls made, the column set out. */
const asFought = (state: State, { by, against, column, callers }: Fight): State => {
  const { definition, politics, tick } = state;
  const calls = state.columns.calls.copy();
  definition.parties.forEach((_, party) => {
    if (!callers.includes(party) && !callsFor(state, party, [by, ...against])) return;
    const heard = 1 - memoryOf(state, politics.repertoire.unanswered[party]);
    definition.strata.forEach((_stratum, s) => calls.add(s, party, heard * state.columns.reach.at(s, party)));
  });
  const whereabouts = politics.whereabouts.map((where, u) =>
    column.includes(u) ? { ...where, by, to: definition.capital, ordered: tick } : where,
  );
  const founded = politics.founded.map((exists, a) => exists || a === by);
  return {
    ...state,
    politics: { ...politics, whereabouts, founded },
    columns: { ...state.columns, calls },
  };
};

/** Chance that whoever begins a fight takes the capital. */
export const chanceToTake = (state: State, fight: Fight): number => {
  const { by, against, column } = fight;
  const { muster } = musterAt(asFought(state, fight), [[by], against], state.definition.capital, column);
  const key = `fight ${by}:${against.join()}:${column.join()}:${fight.callers.join()}`;
  return foretellMuster(state, key, muster);
};

/** Chance that it takes the capital and does not lose the country. */
export const chanceToRule = (state: State, fight: Fight): number => {
  const taken = chanceToTake(state, fight);
  return taken < HOPELESS ? taken : taken * chanceToHold(state, fight.by, fight.against);
};

/** A chance below which nobody asks what would come after. */
const HOPELESS = 0.1;
