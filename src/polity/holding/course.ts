/**
 * A country that is to be held, as it stands: its places, and what each side has of it.
 */
import type { Immutable } from 'immer';
import { exp } from '../../foundation/math.js';
import { HOLDING } from './constants.js';

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

/**
 * A service without which a capital goes hungry: shares of its people who do their work under the holder; the
 * rest strikes.
 */
export interface ServiceToday {
  /** Adherents of the holder. */
  readonly loyal: number;
  readonly neutral: number;
  /** Adherents of the rival. */
  readonly opposed: number;
  /** Whether it comes from all over the country, or is at home in the capital. */
  readonly isNational: boolean;
}

/** People whose obedience is command: a part of an organ of power. */
export interface Followers {
  /** Share of all power, 0..1; over all followers they sum to 1. */
  readonly weight: number;
  /** Where they are, or -1 for what is in no place. */
  readonly place: number;
  /** Adherents of each side who do not strike against it. */
  readonly adherents: Two;
  /** Neutral people who do not strike against each side. */
  readonly neutral: Two;
  /** Adherents of each side who strike against the other. */
  readonly defiant: Two;
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

/** What is drawn of a day, by number. */
export const FATE = { test: 0, tested: 1, rising: 2, march: 3, marched: 4, country: 5 } as const;
export type FateKind = (typeof FATE)[keyof typeof FATE];

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

/**
 * A copy that may be gone on with. Written out, not spread: all copies then have one hidden class, wherever
 * what they are of comes from, and forecasts make thousands of them.
 */
export const copyHolding = ({
  day,
  places,
  stock,
  shaken,
  homeless,
}: Immutable<HoldingCourse>): HoldingCourse => ({
  day,
  places: places.map(({ side, since, disarmed }) => ({ side, since, disarmed: [disarmed[0], disarmed[1]] })),
  stock,
  shaken: [shaken[0], shaken[1]],
  homeless,
});

/** How a country is shared out: weight of the places, and command over it as shares of all power. */
export interface Shares {
  own: number;
  rival: number;
}

/** Weight of the places of each side, and of the undecided. */
export interface Weights extends Shares {
  undecided: number;
}

/** Counts the weight of the places of each side, and of the undecided, into `out`. */
export const weightsOf = (
  { places }: HoldingCourse,
  today: CountryToday,
  out: Weights = { own: 0, rival: 0, undecided: 0 },
): Weights => {
  out.own = out.rival = out.undecided = 0;
  for (let p = 0; p < places.length; p++) {
    const { side } = places[p];
    const { weight } = today.places[p];
    if (side === UNDECIDED) out.undecided += weight;
    else if (side === 0) out.own += weight;
    else out.rival += weight;
  }
  return out;
};

/** Chance of the holder that people believe in, by the weights of places. */
export const beliefBy = ({ own, rival, undecided }: Weights): number => {
  const all = own + rival + 2 * HOLDING.undecidedWeight * undecided;
  return all > 0 ? (own + HOLDING.undecidedWeight * undecided) / all : 0.5;
};

/** Chance of the holder that people believe in: the places he has, the undecided shared out. */
export const beliefInHolder = (course: HoldingCourse, today: CountryToday): number =>
  beliefBy(weightsOf(course, today));

/** How far the services serve the holder on a day, by the weights of places (see servedShare). */
export const servedBy = (
  { own, rival, undecided }: Weights,
  day: number,
  { services }: CountryToday,
): number => {
  if (services.length === 0) return 1;
  const all = own + rival + undecided;
  const reachable = all > 0 ? 1 - rival / all : 1;
  const back = 1 - exp(-day / HOLDING.strike);
  let served = 0;
  for (let i = 0; i < services.length; i++) {
    const { loyal, neutral, opposed, isNational } = services[i];
    const willing = loyal + HOLDING.neutral * neutral + HOLDING.neutral * opposed * back;
    served += willing * (isNational ? reachable : 1);
  }
  return served / services.length;
};

/**
 * How far the services serve the holder, 0..1: of those who do not strike his adherents, half of the neutral,
 * and the adherents of the rival as their refusal fades; where a service is national, without the places of
 * the rival.
 */
export const servedShare = (course: HoldingCourse, today: CountryToday): number =>
  servedBy(weightsOf(course, today), course.day, today);

/** Counts the command of both sides into `out` (see commandOf). */
export const commandIn = ({ places }: HoldingCourse, { followers }: CountryToday, out: Shares): Shares => {
  out.own = out.rival = 0;
  for (let i = 0; i < followers.length; i++) {
    const { weight, place, adherents, neutral, defiant } = followers[i];
    const side = place < 0 ? UNDECIDED : places[place].side;
    const led = side === UNDECIDED ? 0 : HOLDING.neutral;
    out.own += weight * (side === 1 ? defiant[0] : adherents[0] + led * neutral[0]);
    out.rival += weight * (side === 0 ? defiant[1] : adherents[1] + led * neutral[1]);
  }
  return out;
};

/**
 * Command of both sides over the country, as shares of all power: adherents where the other does not command,
 * and half of the neutral where one commands oneself. Whoever strikes against a side does not obey it; who
 * adheres to the other obeys that one by his strike, whoever has the arms there (Sharp 1973).
 */
export const commandOf = (course: HoldingCourse, today: CountryToday): Two => {
  const { own, rival } = commandIn(course, today, { own: 0, rival: 0 });
  return [own, rival];
};
