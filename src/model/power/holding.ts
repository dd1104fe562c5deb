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
  type CountryToday,
  type Fate,
  type FateKind,
  type HeldBy,
  type HoldingCourse,
  type HoldingEnd,
} from '../../polity/holding/course.js';
import { holdOn, luckFactor } from '../../polity/holding/holding.js';
import {
  BELIEVED_ERROR,
  foretellHolding,
  PUBLISHED_ERROR,
  type HoldingForecast,
} from '../../polity/holding/forecast.js';
import { REJECTS, STANDS_BY } from '../../polity/trust.js';
import { governing, type Camps } from '../command.js';
import { CONFRONTATION_READS } from './confrontation.js';
import { announce, columnOf, mark, numberOf, replaceContest, sendHome } from '../contests/contests.js';
import { countryToday } from './country.js';
import { changeHolder } from './holder.js';
import { trustTable } from './trust.js';
import type { State } from '../definition.js';
import type { StateName } from '../formula/name.js';
import { note, revise } from '../state/journal.js';
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
  const { ofAuthorities } = trustTable(state);
  const lead = founded[by] || governor < 0 || against.includes(governor) ? by : governor;
  const isWith = (a: number) =>
    a === by || a === lead || (founded[a] && !against.includes(a) && ofAuthorities.at(a, lead) >= STANDS_BY);
  const opposes = (a: number): boolean => {
    if (against.includes(a)) return true;
    const rejection = founded[a] ? -ofAuthorities.at(a, lead) : 0;
    return rejection > RESISTS || (rejection > REJECTS && state.columns.claims[a] >= WILLS);
  };
  const all = founded.map((_, a) => a);
  const first = all.filter(isWith);
  return [first, all.filter((a) => !first.includes(a) && opposes(a))];
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
    draw: (day, kind, place) => drawn(day, place, kind),
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
      const channel = 8 * place + kind;
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
const foretell = (course: HoldingCourse, today: CountryToday, error: number): HoldingForecast => {
  const count = today.places.length;
  const fates = foretellings.get(count) ?? trialFates(count);
  foretellings.set(count, fates);
  return foretellHolding(course, today, fates, error);
};

/** Chance that the country is not lost. */
const foretoldIn = (state: State, camps: Camps, course: HoldingCourse, error: number): number => {
  const { held, divided } = foretell(course, countryToday(state, camps, course), error);
  return held + divided;
};

/** Chance believed in that an authority would not lose the country if it took the capital today. */
export const chanceToHold = (state: State, by: number, against: readonly number[]): number => {
  const { capital, places } = state.definition;
  const own = state.politics.holding.find(({ contest }) => state.politics.contests[contest].by === by);
  const sides = own === undefined ? against : state.politics.contests[own.contest].against;
  const course = own === undefined ? beginHolding(capital, places.length) : copyHolding(own.course);
  return foretoldIn(state, sidesOf(state, by, sides), course, BELIEVED_ERROR);
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
  revise(state, { holding: [] });
  const { by, against } = contest;
  note(state, { kind: 'settled', by, against, end, command });
  if (result !== 'divided') mark(state, result, contest.by);
  const decided = { place: -1, chance: contest.holdChance, forces: command, clash: false };
  announce(state, next, { ...decided, days: state.tick - contest.stageSince }, 0);
  if (result === 'lost') sendHome(state, columnOf(state, contest));
};

/**
 * Who governs where a country is lost: of those it falls back to, whoever is obeyed most and wills to rule;
 * nobody (-1) where none of them exists.
 */
const heirAmong = ({ politics, columns }: State, rivals: readonly number[]): number => {
  const weightOf = (a: number) => columns.claims[a] * columns.balance[a];
  const founded = rivals.filter((a) => politics.founded[a]);
  return founded.reduce((best, a) => (best < 0 || weightOf(a) > weightOf(best) ? a : best), -1);
};

/** The country is lost: whoever held it, or governed for him, governs no longer. */
const fallBack = (state: State, contest: Contest, [own, rivals]: Camps): void => {
  if (!own.includes(governing(state))) return;
  const cause = state.definition.authorities[contest.by].id;
  changeHolder(state, heirAmong(state, rivals), { how: 'contest', cause });
};

/**
 * Begins to hold the country, on the day on which a contest took the capital: who took it governs from now
 * on, if he still exists.
 */
export const startHolding = (state: State, contest: Contest): void => {
  for (const before of state.politics.holding) settle(state, before, { result: 'lost', by: 'march' });
  const { capital, places } = state.definition;
  const course = beginHolding(capital, places.length);
  const camps = sidesOf(state, contest.by, contest.against);
  const holdChance = foretoldIn(state, camps, course, PUBLISHED_ERROR);
  replaceContest(state, { ...contest, holdChance });
  revise(state, { holding: [{ contest: contest.id, course }] });
  const cause = state.definition.authorities[contest.by].id;
  if (state.politics.founded[contest.by]) changeHolder(state, contest.by, { how: 'contest', cause });
};

/** A day of the holding that is under way, from the day after the capital was taken. */
export const advanceHolding = (state: State): void => {
  const [holding] = state.politics.holding;
  if (holding === undefined) return;
  const contest = state.politics.contests[holding.contest];
  if (state.tick <= contest.stageSince) return;
  const course = copyHolding(holding.course);
  const camps = sidesOf(state, contest.by, contest.against);
  const today = countryToday(state, camps, course);
  const { events, end } = holdOn(course, today, fateOf(state, contest));
  const { by, against } = contest;
  for (const event of events) note(state, { kind: 'holding', by, against, event });
  const next: Holding = { ...holding, course };
  revise(state, { holding: [next] });
  if (end === null) return;
  settle(state, next, end);
  if (end.result === 'lost') fallBack(state, contest, camps);
};

/** Share of all places, by weight, that the rival commands while a country is to be held, 0..1. */
const placesOfRival = ({ definition }: State, { course }: Holding): number => {
  let [rival, all] = [0, 0];
  course.places.forEach(({ side }, place) => {
    const { weight } = definition.places[place];
    all += weight;
    if (side === 1) rival += weight;
  });
  return rival / all;
};

/**
 * Share of the country that a rival of whoever took the capital commands, 0..1: while it is to be held, the
 * places that have gone over to him, by weight; since it was left divided, what he has of the control that
 * both sides have in everyday life; 0 where nobody disputes it.
 */
export const rivalShare = (state: State): number => {
  const { contests, holding } = state.politics;
  const [present] = holding;
  if (present !== undefined) return placesOfRival(state, present);
  const last = contests.findLast(({ holdChance }) => holdChance >= 0);
  if (last?.result !== 'divided') return 0;
  const [own, rival] = sidesOf(state, last.by, last.against).map((side) =>
    side.reduce((sum, a) => sum + state.columns.balance[a], 0),
  );
  return own + rival > 0 ? rival / (own + rival) : 0;
};

/** What the share of a rival reads, besides the disciplines of units. */
export const RIVAL_READS: readonly StateName[] = [...CONFRONTATION_READS, 'balance', 'claims'];
