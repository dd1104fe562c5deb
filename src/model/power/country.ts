/**
 * A country between two sides, as a holding goes by it: who would be mobilised in each place, and to whom the
 * people of services and organs adhere.
 */
import type { CountryToday, Followers, PlaceToday, ServiceToday, Two } from '../../polity/holding.js';
import { adherentsOf, forceOf, type Camps } from '../command.js';
import type { OrganDef, State } from '../definition.js';

/** Share of each unit that adheres to either side; the rest is neutral. */
type Adherents = readonly Two[];

const placesOf = (state: State, adherents: Adherents): PlaceToday[] => {
  const { places, units } = state.definition;
  const found = places.map(({ weight, railway }) => ({
    weight,
    forces: [0, 0] as [number, number],
    arms: 0,
    railway: railway < 0 ? null : adherents[railway],
  }));
  units.forEach((_, u) => {
    const { place } = state.politics.whereabouts[u];
    if (place < 0) return;
    const force = forceOf(state, u);
    found[place].arms += force;
    found[place].forces[0] += force * adherents[u][0];
    found[place].forces[1] += force * adherents[u][1];
  });
  return found;
};

/** What an organ is granted to the sides from outside. */
const grantsOf = ({ columns }: State, organ: number, camps: Camps): Two => {
  const most = (side: readonly number[]) => Math.max(...side.map((a) => columns.grants.at(a, organ)));
  return [most(camps[0]), most(camps[1])];
};

/** Operators of an organ, with their shares of it. */
const operatorsOf = ({ operators }: OrganDef): OrganDef['operators'] => {
  const total = operators.reduce((sum, { weight }) => sum + weight, 0);
  return operators.map(({ unit, weight }) => ({ unit, weight: weight / total }));
};

const followersOf = (state: State, camps: Camps, adherents: Adherents): Followers[] => {
  const { organs } = state.definition;
  const all = organs.reduce((sum, { weight }) => sum + weight, 0);
  return organs.flatMap((organ, g): Followers[] => {
    if (organ.granted)
      return [{ weight: organ.weight / all, place: -1, adherents: grantsOf(state, g, camps) }];
    return operatorsOf(organ).map(({ unit, weight }) => ({
      weight: (weight * organ.weight) / all,
      place: state.politics.whereabouts[unit].place,
      adherents: adherents[unit],
    }));
  });
};

const servicesOf = (state: State, adherents: Adherents): ServiceToday[] =>
  state.definition.organs.flatMap((organ) => {
    if (organ.service === null) return [];
    const parts = operatorsOf(organ);
    const share = (side: 0 | 1) =>
      parts.reduce((sum, { unit, weight }) => sum + weight * adherents[unit][side], 0);
    return [{ adherents: [share(0), share(1)] as const, isNational: organ.service === 'country' }];
  });

/** The country between two sides today. */
export const countryToday = (state: State, camps: Camps): CountryToday => {
  const { capital, mechanisms } = state.definition;
  const adherents = adherentsOf(state, camps);
  return {
    capital,
    days: mechanisms.contest.holdDays,
    exponent: mechanisms.contest.exponent,
    places: placesOf(state, adherents),
    services: servicesOf(state, adherents),
    followers: followersOf(state, camps, adherents),
  };
};
