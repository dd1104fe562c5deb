/**
 * Stoppages as the state has them: whose work stops today, since a party has called a strike.
 */
import { stoppedOrgans, stoppedShare, type Striking } from '../../polity/actors/strike.js';
import type { State } from '../definition.js';
import type { Calling } from '../state/politics.js';

/** The strikes that are on today. */
export const strikesOn = ({ politics, tick }: State): readonly Calling[] =>
  politics.repertoire.callings.filter(({ strikes, until }) => strikes === true && tick <= until);

/** What a strike of a party does to a stratum in one of the places in which it is called. */
export const strikingIn = ({ columns }: State, party: number, stratum: number): Striking => ({
  adherents: columns.shares.at(stratum, party),
  reach: columns.reach.at(stratum, party),
});

/** Share of a stratum whose work some strikes stop, 0..1. */
const stoppedIn = (state: State, strikes: readonly Calling[], stratum: number): number => {
  const { placeIndex } = state.definition.strata[stratum];
  const called = strikes.filter(({ place }) => place === placeIndex);
  return called.length === 0 ? 0 : stoppedShare(called.map(({ party }) => strikingIn(state, party, stratum)));
};

/** Share of a unit whose work stops against an authority: strikes of parties that resist it. */
export const stoppedAgainst = (state: State, authority: number): ((unit: number) => number) => {
  const strikes = strikesOn(state).filter(({ party }) => state.columns.lines.at(party, authority) < 0);
  if (strikes.length === 0) return () => 0;
  return (unit) => stoppedIn(state, strikes, state.definition.units[unit].stratum);
};

/** Share of the services without which a capital goes hungry that stop today, 0..1. */
export const stoppedServices = (state: State): number => {
  const strikes = strikesOn(state);
  if (strikes.length === 0) return 0;
  const services = state.definition.organs.filter(({ service }) => service !== null);
  return stoppedOrgans(services, (unit) => stoppedIn(state, strikes, state.definition.units[unit].stratum));
};
