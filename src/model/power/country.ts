/**
 * A country between two sides: who would be mobilised in each place, and to whom the people of services and
 * organs adhere, as far as they do their work.
 */
import type { Test } from '../../polity/confrontation.js';
import { mobilise, restOf } from '../../polity/force.js';
import {
  UNDECIDED,
  type CountryToday,
  type Followers,
  type HoldingCourse,
  type PlaceToday,
  type ServiceToday,
  type Two,
} from '../../polity/holding/course.js';
import { leftForceOf, sentForceOf, type Camps } from '../command.js';
import type { OrganDef, State } from '../definition.js';
import { adherentsOfAll, commanderOf, musterAt, type Commander } from '../contests/muster.js';
import { stoppedAgainst } from './stoppage.js';

/** Share of each unit that adheres to either side; the rest is neutral. */
type Adherents = readonly Two[];

/** People of a unit: who adheres to either side, and who does his work under it, as shares 0..1. */
interface Staff {
  readonly adherents: Two;
  readonly working: Two;
}

/** The people of a unit in today's country. */
type Staffing = (unit: number) => Staff;

const neutralIn = ([own, rival]: Two): number => Math.max(0, 1 - own - rival);

const staffingOf = (state: State, camps: Camps, adherents: Adherents): Staffing => {
  const [againstOwn, againstRival] = camps.map((side) => stoppedAgainst(state, side));
  return (unit) => ({
    adherents: adherents[unit],
    working: [1 - againstOwn(unit), 1 - againstRival(unit)],
  });
};

/**
 * Commanders while a country is to be held: who ordered a unit, else the side that holds the place of armed
 * people. Who carries no arms stays under his lawful chain.
 */
const commandersIn =
  ({ places }: HoldingCourse, camps: Camps): Commander =>
  (state, u, away) => {
    const { by, place: there } = state.politics.whereabouts[u];
    const { place: home, arms } = state.definition.units[u];
    const place = away ? there : home;
    const side = place < 0 || arms === 0 ? UNDECIDED : places[place].side;
    return (away && by >= 0) || side === UNDECIDED ? commanderOf(state, u, away) : camps[side][0];
  };

/** Forces of both sides that would come in a place, were nobody thought to be the stronger. */
const forcesIn = (state: State, camps: Camps, place: number, commander: Commander): Two => {
  const { muster } = musterAt(state, camps, place, { commander });
  const { forces } = mobilise(muster, state.definition.mechanisms.force.waverers, 0.5, null);
  return [forces[0], forces[1]];
};

const placesOf = (state: State, camps: Camps, adherents: Adherents, commander: Commander): PlaceToday[] => {
  const { places, units } = state.definition;
  const arms = new Float64Array(places.length);
  units.forEach(({ place: home }, u) => {
    const { place } = state.politics.whereabouts[u];
    if (place >= 0) arms[place] += sentForceOf(state, u);
    arms[home] += leftForceOf(state, u);
  });
  return places.map(({ weight, railway }, place) => ({
    weight,
    forces: arms[place] > 0 ? forcesIn(state, camps, place, commander) : [0, 0],
    arms: arms[place],
    railway: railway < 0 ? null : adherents[railway],
  }));
};

/** What an organ is granted to the sides from outside. */
const grantsOf = ({ columns }: State, organ: number, camps: Camps): Two => {
  const most = (side: readonly number[]) =>
    side.reduce((greatest, a) => Math.max(greatest, columns.grants.at(a, organ)), 0);
  return [most(camps[0]), most(camps[1])];
};

/** Operators of an organ, with their shares of it. */
const operatorsOf = ({ operators }: OrganDef): OrganDef['operators'] => {
  const total = operators.reduce((sum, { weight }) => sum + weight, 0);
  return operators.map(({ unit, weight }) => ({ unit, weight: weight / total }));
};

const followersOf = (state: State, camps: Camps, staffing: Staffing): Followers[] => {
  const { organs } = state.definition;
  const all = organs.reduce((sum, { weight }) => sum + weight, 0);
  const followers = (weight: number, place: number, { adherents, working }: Staff): Followers => {
    const neutral = neutralIn(adherents);
    return {
      weight: weight / all,
      place,
      adherents: [adherents[0] * working[0], adherents[1] * working[1]],
      neutral: [neutral * working[0], neutral * working[1]],
      defiant: [adherents[0] * (1 - working[1]), adherents[1] * (1 - working[0])],
    };
  };
  return organs.flatMap((organ, g): Followers[] =>
    organ.granted
      ? [followers(organ.weight, -1, { adherents: grantsOf(state, g, camps), working: [1, 1] })]
      : operatorsOf(organ).map(({ unit, weight }) =>
          followers(weight * organ.weight, state.politics.whereabouts[unit].place, staffing(unit)),
        ),
  );
};

const servicesOf = (state: State, staffing: Staffing): ServiceToday[] =>
  state.definition.organs.flatMap((organ) => {
    if (organ.service === null) return [];
    const parts = operatorsOf(organ).map(({ unit, weight }) => ({ weight, ...staffing(unit) }));
    const share = (of: (adherents: Two) => number) =>
      parts.reduce((sum, { weight, adherents, working }) => sum + weight * working[0] * of(adherents), 0);
    return [
      {
        loyal: share(([own]) => own),
        neutral: share(neutralIn),
        opposed: share(([, rival]) => rival),
        isNational: organ.service === 'country',
      },
    ];
  });

/** The country between two sides today, while it is to be held. */
export const countryToday = (state: State, camps: Camps, course: HoldingCourse): CountryToday => {
  const { capital, mechanisms } = state.definition;
  const commander = commandersIn(course, camps);
  const adherents = adherentsOfAll(state, camps, commander);
  const staffing = staffingOf(state, camps, adherents);
  return {
    capital,
    days: mechanisms.contest.holdDays,
    exponent: mechanisms.force.exponent,
    places: placesOf(state, camps, adherents, commander),
    services: servicesOf(state, staffing),
    followers: followersOf(state, camps, staffing),
  };
};

/** What would follow each of two camps, were they to order against each other today. */
export const confront = (state: State, camps: Camps): Test => {
  const { capital, mechanisms } = state.definition;
  const { forces } = restOf(musterAt(state, camps, capital).muster, mechanisms.force).turnout;
  const organs: [number, number] = [0, 0];
  const staffing = staffingOf(state, camps, adherentsOfAll(state, camps));
  for (const { weight, adherents } of followersOf(state, camps, staffing))
    for (const side of [0, 1] as const) organs[side] += weight * adherents[side];
  return { forces: [forces[0], forces[1]], organs };
};
