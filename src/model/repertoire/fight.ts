/**
 * Contests as they would be fought: what an actor believes of a rising, a march or repression before it.
 *
 * Decision worth knowing: whoever is attacked calls, too. So a fight that is weighed has the calls of all who
 * stand by either side, each as far as its party reaches people, and the column where it would be.
 */
import { forecast } from '../../polity/taking.js';
import { campOf, STANDS_BY } from '../../polity/trust.js';
import { beliefIn, keepBeliefs } from '../contests/beliefs.js';
import { musterAt } from '../contests/muster.js';
import type { State } from '../definition.js';
import { chanceToHold } from '../power/holding.js';
import type { Belief } from '../state/politics.js';
import { stillFelt, trustByParty, trustByAuthority } from './actor.js';

/** A contest that somebody weighs. */
export interface Fight {
  readonly by: number;
  readonly against: readonly number[];
  /** Units that would be on the march for who begins it. */
  readonly column: readonly number[];
  /** Share of each of them that would go, 0 to 1; all of it unless said otherwise. */
  readonly sent?: number;
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
const asFought = (state: State, { by, against, column, sent = 1, callers }: Fight): State => {
  const { definition, politics, tick } = state;
  const calls = state.columns.calls.copy();
  definition.parties.forEach((_, party) => {
    if (!callers.includes(party) && !callsFor(state, party, [by, ...against])) return;
    const heard = 1 - stillFelt(state, politics.repertoire.unanswered[party]);
    definition.strata.forEach((_stratum, s) => calls.add(s, party, heard * state.columns.reach.at(s, party)));
  });
  const whereabouts = politics.whereabouts.map((where, u) =>
    column.includes(u) ? { ...where, sent, by, to: definition.capital, ordered: tick } : where,
  );
  const founded = politics.founded.map((exists, a) => exists || a === by);
  // Spread, not derived: a state that another is derived from no longer has the hidden class that all states
  // have, and whatever was compiled for them is compiled anew in every run.
  return {
    ...state,
    politics: { ...politics, whereabouts, founded },
    columns: { ...state.columns, calls },
  };
};

/** Chance that whoever begins a fight takes the capital. */
export const chanceToTake = (state: State, fight: Fight): number => {
  const { by, against, column } = fight;
  const { capital, mechanisms } = state.definition;
  const { muster } = musterAt(asFought(state, fight), [[by], against], capital, { column });
  return forecast(muster, mechanisms.force, mechanisms.contest).chance;
};

/** A chance below which nobody asks what would come after. */
const HOPELESS = 0.1;

type Of = 'fight' | 'hold';

/** What is believed of a fight for a week, as beliefs of those who decide are. */
const beliefAbout = (state: State, of: Of, { by, against }: Fight, workOut: () => number): number => {
  const formed: Belief[] = [];
  const chance = beliefIn(state, { of, by, against }, { misjudgement: 0, formed }, workOut);
  keepBeliefs(state, formed);
  return chance;
};

/** Chance to take the capital, as it is believed in for a week. */
export const expectedToTake = (state: State, fight: Fight): number =>
  beliefAbout(state, 'fight', fight, () => chanceToTake(state, fight));

/** Chance that it takes the capital and does not lose the country, as it is believed in for a week. */
export const expectedToRule = (state: State, fight: Fight): number => {
  const taken = expectedToTake(state, fight);
  if (taken < HOPELESS) return taken;
  return taken * beliefAbout(state, 'hold', fight, () => chanceToHold(state, fight.by, fight.against));
};
