/**
 * A holding under way: from the day on which a contest takes the capital until the country is held, lost or
 * divided.
 *
 * Decision worth knowing: at most one holding is under way. Whoever takes the capital anew ends the one
 * before: its holder has lost. It is computed only while one is under way; luck is drawn by place and side
 * for the whole of it, addressed by who took the capital, so that it is the same wherever in the year it is.
 */
import {
  drawAt,
  entityOf,
  keysFromSeed,
  normal,
  openAddress,
  PURPOSE,
  uniform,
} from '../../foundation/random.js';
import { normalQuantile } from '../../foundation/math.js';
import {
  beginHolding,
  commandOf,
  copyHolding,
  holdOn,
  luckFactor,
  type CountryToday,
  type Fate,
  type FateKind,
  type HeldBy,
  type HoldingCourse,
  type HoldingEnd,
} from '../../polity/holding.js';
import { foretellHolding, type HoldingForecast } from '../../polity/holding-forecast.js';
import { REJECTS, STANDS_BY } from '../../polity/trust.js';
import { governing, type Camps } from '../command.js';
import { trustOfAuthority } from './confrontation.js';
import { announce, columnOf, mark, numberOf, replaceContest, sendHome } from '../contests/contests.js';
import { countryToday } from './country.js';
import type { State } from '../definition.js';
import { note } from '../state/journal.js';
import type { Contest, Holding } from '../state/politics.js';

/** Rejection from which an authority resists even if it does not will to rule. */
const RESISTS = 0.5;

/** Claim from which one who rejects the holder counts as willing to rule. */
const WILLS = 0.3;

/**
 * Both sides of a country: whoever took the capital, who governs with him and who stands by them; and those
 * it was taken from with all who reject them and will to rule, or reject them strongly.
 */
export const sidesOf = (state: State, by: number, against: readonly number[]): Camps => {
  const { founded } = state.politics;
  const governor = governing(state);
  const lead = founded[by] || governor < 0 || against.includes(governor) ? by : governor;
  const isWith = (a: number) =>
    a === by ||
    a === lead ||
    (founded[a] && !against.includes(a) && trustOfAuthority(state, a, lead) >= STANDS_BY);
  const opposes = (a: number): boolean => {
    if (against.includes(a)) return true;
    const rejection = founded[a] ? -trustOfAuthority(state, a, lead) : 0;
    return rejection > RESISTS || (rejection > REJECTS && state.columns.claims[a] >= WILLS);
  };
  const all = founded.map((_, a) => a);
  const first = all.filter(isWith);
  return [first, all.filter((a) => !first.includes(a) && opposes(a))];
};

const KINDS: Readonly<Record<FateKind, number>> = {
  test: 0,
  tested: 1,
  rising: 2,
  march: 3,
  marched: 4,
  country: 5,
};

/** What happens in the holding of a contest, addressed by its authority and number, day and place. */
const fateOf = (state: State, contest: Contest): Fate => {
  const { authorities, places } = state.definition;
  const { id } = authorities[contest.by];
  const number = numberOf(state, contest);
  const entities = places.map((place) => entityOf('holding', id, number, place.id));
  const drawn = (day: number, place: number, channel: number) =>
    uniform(state.keys, PURPOSE.contest, day, entities[place], channel);
  return {
    luck: (place, side) => luckFactor(normal(state.keys, PURPOSE.contest, 0, entities[place], side)),
    draw: (day, kind, place) => drawn(day, place, KINDS[kind]),
  };
};

/** Courses that are tried for a forecast. */
const TRIALS = 64;

/** Draws of a trial that are kept for the next forecast, by day; those of later days are drawn each time. */
const DAYS_KEPT = 60;

/** The fates of a forecast: the same for every state and seed, for whoever foretells knows of no luck. */
const trialFates = (placeCount: number): Fate[] => {
  const keys = keysFromSeed('trials');
  const channels = 8 * placeCount;
  return Array.from({ length: TRIALS }, (_, trial) => {
    const at = (day: number, channel: number): number =>
      (drawAt(openAddress(keys, PURPOSE.contest, day, trial), channel) + 0.5) / 2 ** 32;
    const lucks = Float64Array.from({ length: 2 * placeCount }, (_, i) =>
      luckFactor(normalQuantile(at(0, i))),
    );
    const drawn = new Float64Array((DAYS_KEPT + 1) * channels).fill(NaN);
    const draw = (day: number, kind: FateKind, place: number): number => {
      const channel = 8 * place + KINDS[kind];
      if (day > DAYS_KEPT) return at(day, channel);
      const cell = day * channels + channel;
      if (Number.isNaN(drawn[cell])) drawn[cell] = at(day, channel);
      return drawn[cell];
    };
    return { luck: (place: number, side: HeldBy) => lucks[2 * place + side], draw };
  });
};

const foretellings = new Map<number, Fate[]>();

/** How a holding would end if nothing were done. */
const foretell = (course: HoldingCourse, today: CountryToday): HoldingForecast => {
  const count = today.places.length;
  const fates = foretellings.get(count) ?? trialFates(count);
  foretellings.set(count, fates);
  return foretellHolding(course, today, fates);
};

const foretoldIn = (state: State, camps: Camps, course: HoldingCourse): HoldingForecast =>
  foretell(course, countryToday(state, camps, course));

const notLost = ({ held, divided }: HoldingForecast): number => held + divided;

/** Chance that an authority would not lose the country, all or divided, if it took the capital today. */
export const chanceToHold = (state: State, by: number, against: readonly number[]): number => {
  const { capital, places } = state.definition;
  const own = state.politics.holding.find(({ contest }) => state.politics.contests[contest].by === by);
  const sides = own === undefined ? against : state.politics.contests[own.contest].against;
  const course = own === undefined ? beginHolding(capital, places.length) : copyHolding(own.course);
  return notLost(foretoldIn(state, sidesOf(state, by, sides), course));
};

/** Ends the holding of a contest. */
const settle = (state: State, { contest: id, course }: Holding, end: HoldingEnd): void => {
  const { result } = end;
  const contest = state.politics.contests[id];
  const camps = sidesOf(state, contest.by, contest.against);
  const ended = copyHolding(course);
  const command = commandOf(ended, countryToday(state, camps, ended));
  const next: Contest = { ...contest, stage: 'over', result };
  replaceContest(state, next);
  state.politics = { ...state.politics, holding: [] };
  const { by, against } = contest;
  note(state, { kind: 'settled', by, against, end, command });
  if (result !== 'divided') mark(state, result, contest.by);
  const decided = { place: -1, chance: contest.holdChance, forces: command, clash: false };
  announce(state, next, { ...decided, days: state.tick - contest.stageSince }, 0);
  if (result === 'lost') sendHome(state, columnOf(state, contest));
};

/** Begins to hold the country, on the day on which a contest took the capital. */
export const startHolding = (state: State, contest: Contest): void => {
  for (const before of state.politics.holding) settle(state, before, { result: 'lost', by: 'march' });
  const { capital, places } = state.definition;
  const course = beginHolding(capital, places.length);
  const holdChance = notLost(foretoldIn(state, sidesOf(state, contest.by, contest.against), course));
  replaceContest(state, { ...contest, holdChance });
  state.politics = { ...state.politics, holding: [{ contest: contest.id, course }] };
};

/** A day of the holding that is under way, from the day after the capital was taken. */
export const advanceHolding = (state: State): void => {
  const [holding] = state.politics.holding;
  if (holding === undefined) return;
  const contest = state.politics.contests[holding.contest];
  if (state.tick <= contest.stageSince) return;
  const course = copyHolding(holding.course);
  const today = countryToday(state, sidesOf(state, contest.by, contest.against), course);
  const { events, end } = holdOn(course, today, fateOf(state, contest));
  const { by, against } = contest;
  for (const event of events) note(state, { kind: 'holding', by, against, event });
  const next: Holding = { ...holding, course };
  state.politics = { ...state.politics, holding: [next] };
  if (end !== null) settle(state, next, end);
};
