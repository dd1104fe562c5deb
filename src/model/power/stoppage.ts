/**
 * Stoppages as the state has them: whose work stops today, since a party has called a strike, or since people
 * act in a form that stops it.
 */
import { stoppedOrgans, stoppedShare, type Striking } from '../../polity/actors/strike.js';
import type { Definition, State } from '../definition.js';
import { governing } from '../command.js';
import type { Calling } from '../state/politics.js';

/** The strikes that are on today. */
export const strikesOn = ({ politics, tick }: State): readonly Calling[] =>
  politics.repertoire.callings.filter(({ strikes, until }) => strikes === true && tick <= until);

/** What a strike of a party does to a stratum in one of the places in which it is called. */
export const strikingIn = ({ columns }: State, party: number, stratum: number): Striking => ({
  adherents: columns.shares.at(stratum, party),
  reach: columns.reach.at(stratum, party),
});

/** The forms of action whose people do no work, by number. */
const stoppingForms = ({ forms }: Definition): readonly number[] =>
  forms.flatMap(({ stops }, f) => (stops ? [f] : []));

/** Share of a stratum who do no work in any of some forms of action, 0..1: who is in one may be in others. */
const idleIn = ({ columns }: State, forms: readonly number[], stratum: number): number =>
  forms.reduce((most, f) => Math.max(most, columns.engaged.at(f, stratum)), 0);

/** Share of a stratum whose work stops, 0..1: called by some strikes, or of themselves in some forms. */
const stoppedIn = (
  state: State,
  strikes: readonly Calling[],
  forms: readonly number[],
  stratum: number,
): number => {
  const { placeIndex } = state.definition.strata[stratum];
  const called = strikes.filter(({ place }) => place === placeIndex);
  const heeding =
    called.length > 0 ? stoppedShare(called.map(({ party }) => strikingIn(state, party, stratum))) : 0;
  const idle = idleIn(state, forms, stratum);
  return idle === 0 ? heeding : 1 - (1 - heeding) * (1 - idle);
};

/**
 * Share of a unit whose work stops against a side: strikes of parties that resist every authority of it, and
 * forms of action where one of them governs.
 *
 * @param side authorities that order together, by index
 * @returns 0..1 by unit
 */
export const stoppedAgainst = (state: State, side: readonly number[]): ((unit: number) => number) => {
  const { lines } = state.columns;
  const strikes = strikesOn(state).filter(({ party }) => side.every((a) => lines.at(party, a) < 0));
  const forms = side.includes(governing(state)) ? stoppingForms(state.definition) : [];
  if (strikes.length === 0 && forms.length === 0) return () => 0;
  return (unit) => stoppedIn(state, strikes, forms, state.definition.units[unit].stratum);
};

/** Share of the services without which a capital goes hungry that stop today, 0..1. */
export const stoppedServices = (state: State): number => {
  const [strikes, forms] = [strikesOn(state), stoppingForms(state.definition)];
  if (strikes.length === 0 && forms.length === 0) return 0;
  const services = state.definition.organs.filter(({ service }) => service !== null);
  return stoppedOrgans(services, (unit) =>
    stoppedIn(state, strikes, forms, state.definition.units[unit].stratum),
  );
};
