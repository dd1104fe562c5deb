/**
 * Holding: whether who has taken the capital holds the country, place by place and day by day.
 *
 * Decision worth knowing: it is a course and no draw. Places go over to the holder or to a rival, or stay
 * undecided; whoever loses a place is disarmed and may rise again; who holds one grows with the days he
 * stands, and may march on those of the other by the railways that serve it; a capital that services do not
 * serve goes hungry. So the loser can come back, and a country can be divided (multiple sovereignty: Tilly
 * 1978; contests by force: Tullock 1980).
 */
import type { Immutable } from 'immer';
import { clamp, exp } from '../foundation/math.js';
import { HOLDING } from './holding-constants.js';
import { chanceByForce } from './force.js';

/** What there is of the holder (first) and of the rival. */
export type Two = readonly [number, number];
/** The holder's side is 0, the rival's 1. */
export type HeldBy = 0 | 1;
export const UNDECIDED = -1;

/** A place as it stands. */
export interface PlaceHeld {
  /** Who commands it; UNDECIDED for nobody. */
  side: HeldBy | typeof UNDECIDED;
  /** Day of the holding on which it went over. */
  since: number;
  /** Share of its arms that each side has lost there, 0..1. */
  disarmed: [number, number];
}

/** A holding as it stands: plain data. */
export interface HoldingCourse {
  /** Days that have passed since the capital was taken. */
  day: number;
  /** In the order of the scenario. */
  places: PlaceHeld[];
  /** Days of food and fuel left to the capital. */
  stock: number;
  /** Logits of readiness that each side has lost by defeat and hunger. */
  shaken: [number, number];
  /** Days for which the rival has commanded no place. */
  homeless: number;
}

/** A place today. */
export interface PlaceToday {
  /** What it counts for against other places, >= 0. */
  readonly weight: number;
  /** Mobilised force of both sides, without luck, in armed persons. */
  readonly forces: Two;
  /** Force if everybody came, of whatever side; 0 for a place without arms, which stays undecided. */
  readonly arms: number;
  /** Share of those who run its railway that adhere to each side; null where no railway serves it. */
  readonly railway: Two | null;
}

/** A service without which a capital goes hungry. */
export interface ServiceToday {
  /** Share of its people that adhere to each side; the rest is neutral. */
  readonly adherents: Two;
  /** Whether it comes from all over the country, or is at home in the capital. */
  readonly isNational: boolean;
}

/** People whose obedience is command: a part of an organ of power. */
export interface Followers {
  /** Share of all power, 0..1; over all followers they sum to 1. */
  readonly weight: number;
  /** Where they are, or -1 for what is in no place. */
  readonly place: number;
  readonly adherents: Two;
}

/** All that a day of holding goes by. */
export interface CountryToday {
  readonly capital: number;
  readonly places: readonly PlaceToday[];
  readonly services: readonly ServiceToday[];
  readonly followers: readonly Followers[];
  /** Days until the holding is over at the latest, 1 or more. */
  readonly days: number;
  /** Exponent of contests. */
  readonly exponent: number;
}

/** What happens by chance. */
export interface Fate {
  /** Factor on the force of a side in a place, the same for the whole holding: `luckFactor` of a normal. */
  readonly luck: (place: number, side: HeldBy) => number;
  /** Uniform draws of a day, 0..1: each kind and place has its own. */
  readonly draw: (day: number, kind: FateKind, place: number) => number;
}
export type FateKind = 'test' | 'tested' | 'rising' | 'march' | 'marched' | 'country';

/** What happened in a place: it went over to a side, or a march of that side on it was beaten. */
export interface HoldingEvent {
  readonly what: 'over' | 'beaten';
  readonly by: 'test' | 'rising' | 'march';
  readonly place: number;
  readonly side: HeldBy;
  /** Chance of the side when it came to it. */
  readonly chance: number;
  /** Force of the side and of the other there. */
  readonly forces: Two;
}

/** How a holding ended; `by` says by what. */
export interface HoldingEnd {
  readonly result: 'held' | 'lost' | 'divided';
  readonly by: 'rising' | 'march' | 'country' | 'days' | 'peace';
}

/** A holding on the evening of the day on which the capital was taken. */
export const beginHolding = (capital: number, placeCount: number): HoldingCourse => ({
  day: 0,
  places: Array.from({ length: placeCount }, (_, place) => ({
    side: place === capital ? 0 : UNDECIDED,
    since: 0,
    disarmed: place === capital ? [0, HOLDING.disarmed] : [0, 0],
  })),
  stock: HOLDING.stock,
  shaken: [0, 0],
  homeless: 0,
});

/** A copy that may be gone on with. */
export const copyHolding = (course: Immutable<HoldingCourse>): HoldingCourse => ({
  ...course,
  places: course.places.map((place) => ({ ...place, disarmed: [place.disarmed[0], place.disarmed[1]] })),
  shaken: [course.shaken[0], course.shaken[1]],
});

const other = (side: HeldBy): HeldBy => (side === 0 ? 1 : 0);

/** Weight of the places of each side, and of the undecided. */
const weightsOf = (
  { places }: HoldingCourse,
  today: CountryToday,
): { readonly held: Two; readonly undecided: number } => {
  const held: [number, number] = [0, 0];
  let undecided = 0;
  for (let p = 0; p < places.length; p++) {
    const { side } = places[p];
    const { weight } = today.places[p];
    if (side === UNDECIDED) undecided += weight;
    else held[side] += weight;
  }
  return { held, undecided };
};

/** Chance of the holder that people believe in: the places he has, the undecided shared out. */
export const beliefInHolder = (course: HoldingCourse, today: CountryToday): number => {
  const { held, undecided } = weightsOf(course, today);
  const all = held[0] + held[1] + 2 * HOLDING.undecidedWeight * undecided;
  return all > 0 ? (held[0] + HOLDING.undecidedWeight * undecided) / all : 0.5;
};

/** What a standard normal makes of the force of a side in a place: log-normal, 1 for a normal of 0. */
export const luckFactor = (normal: number): number => exp(HOLDING.luck * normal);

/** What belief, defeats and hunger make of the force of a side today, as a factor. */
const moodOf = ({ shaken }: HoldingCourse, side: HeldBy, belief: number): number =>
  exp(HOLDING.waverers * (side === 0 ? belief - 0.5 : 0.5 - belief) - shaken[side]);

/**
 * Forces of both sides in every place today: who is mobilised, moved by luck, defeat and belief, and still
 * armed.
 *
 * @param strengths [place x side] is written to; 0 in a place without arms
 */
const writeStrengths = (
  course: HoldingCourse,
  today: CountryToday,
  { luck }: Fate,
  strengths: Float64Array,
): void => {
  const belief = beliefInHolder(course, today);
  const [own, rival] = [moodOf(course, 0, belief), moodOf(course, 1, belief)];
  for (let p = 0; p < today.places.length; p++) {
    const { arms, forces } = today.places[p];
    const { disarmed } = course.places[p];
    const isEmpty = arms <= 0;
    strengths[2 * p] = isEmpty ? 0 : Math.min(arms, forces[0] * luck(p, 0) * own) * (1 - disarmed[0]);
    strengths[2 * p + 1] = isEmpty ? 0 : Math.min(arms, forces[1] * luck(p, 1) * rival) * (1 - disarmed[1]);
  }
};

/** A day of a holding, as it is worked out. */
interface Day {
  readonly course: HoldingCourse;
  readonly today: CountryToday;
  readonly fate: Fate;
  /** [place x side] Forces in the morning. */
  readonly strengths: Float64Array;
  readonly events: HoldingEvent[];
}

/** A place goes over to a side; the other is disarmed there. */
const goOver = ({ course }: Day, place: number, side: HeldBy): void => {
  const held = course.places[place];
  const loser = other(side);
  held.disarmed[loser] = Math.min(HOLDING.disarmedMost, held.disarmed[loser] + HOLDING.disarmed);
  held.side = side;
  held.since = course.day;
};

const tell = (
  { events }: Day,
  event: Pick<HoldingEvent, 'what' | 'by' | 'place' | 'side' | 'chance'>,
  own: number,
  against: number,
): void => void events.push({ ...event, forces: [own, against] });

/** An undecided place may come to the test, the sooner the more are out. */
const test = (day: Day, place: number): void => {
  const { course, today, fate, strengths } = day;
  const [first, second] = [strengths[2 * place], strengths[2 * place + 1]];
  const out = Math.min(1, (first + second) / (HOLDING.testedShare * today.places[place].arms));
  if (fate.draw(course.day, 'test', place) >= HOLDING.test * out) return;
  const chance = chanceByForce(first, second, today.exponent);
  const side: HeldBy = fate.draw(course.day, 'tested', place) < chance ? 0 : 1;
  goOver(day, place, side);
  const told = { what: 'over', by: 'test', place, side, chance: side === 0 ? chance : 1 - chance } as const;
  tell(day, told, strengths[2 * place + side], strengths[2 * place + other(side)]);
};

/** In a place that is held the loser is disarmed further, or rises. */
const standOrRise = (day: Day, place: number, holder: HeldBy): void => {
  const { course, today, fate, strengths } = day;
  const loser = other(holder);
  const [own, against] = [strengths[2 * place + loser], strengths[2 * place + holder]];
  const share = own + against > 0 ? against / (own + against) : 1;
  if (fate.draw(course.day, 'rising', place) < 2 * HOLDING.rising * Math.max(0, 0.5 - share)) {
    goOver(day, place, loser);
    const chance = chanceByForce(own, against, today.exponent);
    tell(day, { what: 'over', by: 'rising', place, side: loser, chance }, own, against);
    return;
  }
  const { disarmed } = course.places[place];
  disarmed[loser] = Math.max(
    disarmed[loser],
    Math.min(HOLDING.disarmedMost, disarmed[loser] + HOLDING.disarming * share),
  );
};

/** Force that a side can send: from its places by their railways, more the longer it stands there. */
const expeditionOf = ({ course, today, strengths }: Day, side: HeldBy): number =>
  course.places.reduce((sum, held, p) => {
    const { railway } = today.places[p];
    if (held.side !== side || railway === null) return sum;
    const share = Math.min(1, HOLDING.setsOut * (1 + (course.day - held.since) / HOLDING.growth));
    return sum + strengths[2 * p + side] * share * (1 - HOLDING.railStrike * railway[other(side)]);
  }, 0);

/** The place of the other side that is best marched on, and the chance there. */
const targetOf = ({ course, today, strengths }: Day, side: HeldBy, expedition: number) => {
  let best = { place: -1, chance: 0, worth: 0 };
  course.places.forEach((held, place) => {
    const { railway, weight } = today.places[place];
    if (held.side !== other(side) || railway === null) return;
    const chance = chanceByForce(expedition, strengths[2 * place + other(side)], today.exponent);
    if (chance * weight > best.worth) best = { place, chance, worth: chance * weight };
  });
  return best;
};

/** A side may march, the sooner the surer it can be; who is beaten loses heart. */
const march = (day: Day, side: HeldBy): void => {
  const { course, today, fate, strengths } = day;
  const expedition = expeditionOf(day, side);
  if (expedition <= 0) return;
  const { place, chance } = targetOf(day, side, expedition);
  if (place < 0) return;
  const sure = (chance * chance) / (chance * chance + (1 - chance) * (1 - chance));
  if (fate.draw(course.day, 'march', side) >= HOLDING.marching * sure) return;
  const won = fate.draw(course.day, 'marched', side) < chance;
  const against = strengths[2 * place + other(side)];
  if (won) goOver(day, place, side);
  else course.shaken[side] += place === today.capital ? HOLDING.beatenAtCapital : HOLDING.beaten;
  tell(day, { what: won ? 'over' : 'beaten', by: 'march', place, side, chance }, expedition, against);
};

/**
 * How far the services serve the holder, 0..1: his adherents, half of the neutral, and the adherents of the
 * rival as their strike fades; where a service is national, without the places of the rival.
 */
export const servedShare = (course: HoldingCourse, today: CountryToday): number => {
  const { services } = today;
  if (services.length === 0) return 1;
  const { held, undecided } = weightsOf(course, today);
  const all = held[0] + held[1] + undecided;
  const reachable = all > 0 ? 1 - held[1] / all : 1;
  const back = 1 - exp(-course.day / HOLDING.strike);
  let served = 0;
  for (let i = 0; i < services.length; i++) {
    const { adherents, isNational } = services[i];
    const [own, rival] = [adherents[0], adherents[1]];
    const willing = own + HOLDING.neutral * Math.max(0, 1 - own - rival) + HOLDING.neutral * rival * back;
    served += willing * (isNational ? reachable : 1);
  }
  return served / services.length;
};

/** The capital lives on what it is served, and on its stock; without either its holder loses heart. */
const feed = ({ course, today }: Day): void => {
  const shortage = (HOLDING.enough - servedShare(course, today)) / HOLDING.enough;
  course.stock = clamp(course.stock - shortage, 0, HOLDING.stock);
  if (course.stock === 0) course.shaken[0] += HOLDING.hunger * Math.max(0, shortage);
};

/**
 * Command of both sides over the country, as shares of all power: adherents where the other does not command,
 * and half of the neutral where one commands oneself.
 */
export const commandOf = ({ places }: HoldingCourse, { followers }: CountryToday): Two => {
  const command: [number, number] = [0, 0];
  for (let i = 0; i < followers.length; i++) {
    const { weight, place, adherents } = followers[i];
    const side = place < 0 ? UNDECIDED : places[place].side;
    const neutral = Math.max(0, 1 - adherents[0] - adherents[1]);
    if (side !== 1) command[0] += weight * adherents[0];
    if (side !== 0) command[1] += weight * adherents[1];
    if (side !== UNDECIDED) command[side] += weight * HOLDING.neutral * neutral;
  }
  return command;
};

/** Whether nothing is left that could still go over. */
const isAtPeace = ({ course, today }: Day): boolean =>
  course.homeless >= HOLDING.grace &&
  course.places.every(({ side }, p) => side === 0 || today.places[p].arms <= 0);

/** The country may be lost meanwhile; on the last day it is held, lost or divided. */
const endOfCountry = (day: Day): HoldingEnd | null => {
  const { course, today, fate } = day;
  const [own, rival] = commandOf(course, today);
  const all = own + rival;
  const short = all > 0 ? (rival - own) / all : 0;
  if (course.day > HOLDING.grace && fate.draw(course.day, 'country', 0) < HOLDING.lost * short)
    return { result: 'lost', by: 'country' };
  if (isAtPeace(day)) return { result: 'held', by: 'peace' };
  if (course.day < today.days) return null;
  if (rival >= own) return { result: 'lost', by: 'country' };
  const stands = course.places.some(({ side }) => side === 1);
  return { result: stands && rival / all > HOLDING.divided ? 'divided' : 'held', by: 'days' };
};

/** A day of a holding: what happened, and the end if it has come. */
export interface HoldingDay {
  readonly events: readonly HoldingEvent[];
  readonly end: HoldingEnd | null;
}

/**
 * Lets a day pass.
 *
 * @param course is changed
 * @param strengths [place x side] room for the forces of the day, where many days are worked out
 * @returns what happened; `end` by the last of `today.days` at the latest
 */
export const holdOn = (
  course: HoldingCourse,
  today: CountryToday,
  fate: Fate,
  strengths = new Float64Array(2 * today.places.length),
): HoldingDay => {
  course.day++;
  writeStrengths(course, today, fate, strengths);
  const day: Day = { course, today, fate, strengths, events: [] };
  for (let p = 0; p < course.places.length; p++) {
    if (today.places[p].arms <= 0) continue;
    const { side } = course.places[p];
    if (side === UNDECIDED) test(day, p);
    else standOrRise(day, p, side);
  }
  march(day, 0);
  march(day, 1);
  feed(day);
  course.homeless = course.places.some(({ side }) => side === 1) ? 0 : course.homeless + 1;
  if (course.places[today.capital].side === 0) return { events: day.events, end: endOfCountry(day) };
  const fall = day.events.find(({ place, what }) => place === today.capital && what === 'over');
  return { events: day.events, end: { result: 'lost', by: fall?.by === 'march' ? 'march' : 'rising' } };
};
