/**
 * Holding: whether who has taken the capital holds the country, place by place and day by day.
 *
 * Decision worth knowing: it is a course and no draw. Places go over to the holder or to a rival, or stay
 * undecided; whoever loses a place is disarmed and may rise again; who holds one grows with the days he
 * stands, and may march on those of the other by the railways that serve it; a capital that services do not
 * serve goes hungry; a country that strikes against its holder obeys the rival. So the loser can come back,
 * and a country can be divided (multiple sovereignty: Tilly 1978; contests by force: Tullock 1980; power by
 * the obedience of those who run things: Sharp 1973).
 */
import { clamp, exp } from '../../foundation/math.js';
import { chanceByForce } from '../force.js';
import { HOLDING } from './constants.js';
import {
  beliefBy,
  commandIn,
  FATE,
  servedBy,
  UNDECIDED,
  weightsOf,
  type CountryToday,
  type Fate,
  type HeldBy,
  type HoldingCourse,
  type HoldingEnd,
  type HoldingEvent,
  type Shares,
  type Weights,
} from './course.js';

const other = (side: HeldBy): HeldBy => (side === 0 ? 1 : 0);

/** What a standard normal makes of the force of a side in a place: log-normal, 1 for a normal of 0. */
export const luckFactor = (normal: number): number => exp(HOLDING.luck * normal);

/** What belief, defeats and hunger make of the force of a side today, as a factor. */
const moodOf = ({ shaken }: HoldingCourse, side: HeldBy, belief: number): number =>
  exp(HOLDING.waverers * (side === 0 ? belief - 0.5 : 0.5 - belief) - shaken[side]);

/**
 * A holding as it is worked out day by day, with what follows from who has which places: that is counted
 * again only where a place went over.
 */
export interface HoldingWork {
  readonly course: HoldingCourse;
  readonly today: CountryToday;
  readonly fate: Fate;
  /** [place x side] Forces in the morning. */
  readonly strengths: Float64Array;
  readonly weights: Weights;
  readonly command: Shares;
  /** Whether a place went over since it was counted. */
  moved: boolean;
  /** What happens is told here, where anybody listens. */
  readonly events: HoldingEvent[] | null;
}

/**
 * Takes up a holding.
 *
 * @param course is changed by the days that pass
 * @param events what happens is added to them; null where nobody asks
 */
export const takeUpHolding = (
  course: HoldingCourse,
  today: CountryToday,
  fate: Fate,
  events: HoldingEvent[] | null,
  strengths = new Float64Array(2 * today.places.length),
): HoldingWork => {
  const weights = { own: 0, rival: 0, undecided: 0 };
  const work = {
    course,
    today,
    fate,
    strengths,
    weights,
    command: { own: 0, rival: 0 },
    moved: true,
    events,
  };
  count(work);
  return work;
};

const count = (work: HoldingWork): void => {
  if (!work.moved) return;
  weightsOf(work.course, work.today, work.weights);
  commandIn(work.course, work.today, work.command);
  work.moved = false;
};

/**
 * Forces of both sides in every place today: who is mobilised, moved by luck, defeat and belief, and still
 * armed; 0 in a place without arms.
 */
const writeStrengths = ({ course, today, fate, strengths, weights }: HoldingWork): void => {
  const belief = beliefBy(weights);
  const own = moodOf(course, 0, belief);
  const rival = moodOf(course, 1, belief);
  const { places } = today;
  for (let p = 0; p < places.length; p++) {
    const { arms, forces } = places[p];
    if (arms <= 0) continue;
    const { disarmed } = course.places[p];
    strengths[2 * p] = Math.min(arms, forces[0] * fate.luck(p, 0) * own) * (1 - disarmed[0]);
    strengths[2 * p + 1] = Math.min(arms, forces[1] * fate.luck(p, 1) * rival) * (1 - disarmed[1]);
  }
};

/** A place goes over to a side; the other is disarmed there. */
const goOver = (work: HoldingWork, place: number, side: HeldBy): void => {
  const held = work.course.places[place];
  const loser = other(side);
  held.disarmed[loser] = Math.min(HOLDING.disarmedMost, held.disarmed[loser] + HOLDING.disarmed);
  held.side = side;
  held.since = work.course.day;
  work.moved = true;
};

const tell = (
  { events }: HoldingWork,
  what: HoldingEvent['what'],
  by: HoldingEvent['by'],
  place: number,
  side: HeldBy,
  chance: number,
  own: number,
  against: number,
): void => void events?.push({ what, by, place, side, chance, forces: [own, against] });

/** An undecided place may come to the test, the sooner the more are out. */
const test = (work: HoldingWork, place: number): void => {
  const { course, today, fate, strengths } = work;
  const first = strengths[2 * place];
  const second = strengths[2 * place + 1];
  const out = Math.min(1, (first + second) / (HOLDING.testedShare * today.places[place].arms));
  if (fate.draw(course.day, FATE.test, place) >= HOLDING.test * out) return;
  const chance = chanceByForce(first, second, today.exponent);
  const side: HeldBy = fate.draw(course.day, FATE.tested, place) < chance ? 0 : 1;
  goOver(work, place, side);
  if (side === 0) tell(work, 'over', 'test', place, side, chance, first, second);
  else tell(work, 'over', 'test', place, side, 1 - chance, second, first);
};

/** In a place that is held the loser is disarmed further, or rises. */
const standOrRise = (work: HoldingWork, place: number, holder: HeldBy): void => {
  const { course, today, fate, strengths } = work;
  const loser = other(holder);
  const own = strengths[2 * place + loser];
  const against = strengths[2 * place + holder];
  const share = own + against > 0 ? against / (own + against) : 1;
  const hazard = 2 * HOLDING.rising * Math.max(0, 0.5 - share);
  if (hazard > 0 && fate.draw(course.day, FATE.rising, place) < hazard) {
    goOver(work, place, loser);
    tell(work, 'over', 'rising', place, loser, chanceByForce(own, against, today.exponent), own, against);
    return;
  }
  const { disarmed } = course.places[place];
  disarmed[loser] = Math.max(
    disarmed[loser],
    Math.min(HOLDING.disarmedMost, disarmed[loser] + HOLDING.disarming * share),
  );
};

/** Force that a side can send: from its places by their railways, more the longer it stands there. */
const expeditionOf = ({ course, today, strengths }: HoldingWork, side: HeldBy): number => {
  let sum = 0;
  for (let p = 0; p < course.places.length; p++) {
    const held = course.places[p];
    if (held.side !== side) continue;
    const { railway } = today.places[p];
    if (railway === null) continue;
    const share = Math.min(1, HOLDING.setsOut * (1 + (course.day - held.since) / HOLDING.growth));
    sum += strengths[2 * p + side] * share * (1 - HOLDING.railStrike * railway[other(side)]);
  }
  return sum;
};

/** The place of the other side that is best marched on, by the chance there and its weight; -1 for none. */
const targetOf = ({ course, today, strengths }: HoldingWork, side: HeldBy, expedition: number): number => {
  const rival = other(side);
  let target = -1;
  let most = 0;
  for (let p = 0; p < course.places.length; p++) {
    if (course.places[p].side !== rival) continue;
    const { railway, weight } = today.places[p];
    if (railway === null) continue;
    const worth = chanceByForce(expedition, strengths[2 * p + rival], today.exponent) * weight;
    if (worth <= most) continue;
    target = p;
    most = worth;
  }
  return target;
};

/** A side may march, the sooner the surer it can be; who is beaten loses heart. */
const march = (work: HoldingWork, side: HeldBy): void => {
  const { course, today, fate, strengths } = work;
  // Where even a sure march would not set out today, none does.
  const drawn = fate.draw(course.day, FATE.march, side);
  if (drawn >= HOLDING.marching) return;
  const expedition = expeditionOf(work, side);
  if (expedition <= 0) return;
  const place = targetOf(work, side, expedition);
  if (place < 0) return;
  const against = strengths[2 * place + other(side)];
  const chance = chanceByForce(expedition, against, today.exponent);
  const sure = (chance * chance) / (chance * chance + (1 - chance) * (1 - chance));
  if (drawn >= HOLDING.marching * sure) return;
  const won = fate.draw(course.day, FATE.marched, side) < chance;
  if (won) goOver(work, place, side);
  else course.shaken[side] += place === today.capital ? HOLDING.beatenAtCapital : HOLDING.beaten;
  tell(work, won ? 'over' : 'beaten', 'march', place, side, chance, expedition, against);
};

/** The capital lives on what it is served, and on its stock; without either its holder loses heart. */
const feed = ({ course, today, weights }: HoldingWork): void => {
  const shortage = (HOLDING.enough - servedBy(weights, course.day, today)) / HOLDING.enough;
  course.stock = clamp(course.stock - shortage, 0, HOLDING.stock);
  if (course.stock === 0) course.shaken[0] += HOLDING.hunger * Math.max(0, shortage);
};

/** Whether nothing is left that could still go over, and the rival is not obeyed more than the holder. */
const isAtPeace = ({ course, today, command }: HoldingWork): boolean =>
  course.homeless >= HOLDING.grace &&
  command.own >= command.rival &&
  course.places.every(({ side }, p) => side === 0 || today.places[p].arms <= 0);

const hasPlace = ({ places }: HoldingCourse, side: HeldBy): boolean => {
  for (let p = 0; p < places.length; p++) if (places[p].side === side) return true;
  return false;
};

/** The country may be lost meanwhile; on the last day it is held, lost or divided. */
const endOfCountry = (work: HoldingWork): HoldingEnd | null => {
  const { course, today, fate } = work;
  const { own, rival } = work.command;
  const all = own + rival;
  const short = all > 0 ? (rival - own) / all : 0;
  if (
    course.day > HOLDING.grace &&
    short > 0 &&
    fate.draw(course.day, FATE.country, 0) < HOLDING.lost * short
  )
    return { result: 'lost', by: 'country' };
  if (isAtPeace(work)) return { result: 'held', by: 'peace' };
  if (course.day < today.days) return null;
  if (rival >= own) return { result: 'lost', by: 'country' };
  const isDivided = rival / all > HOLDING.divided && hasPlace(course, 1);
  return { result: isDivided ? 'divided' : 'held', by: 'days' };
};

const LOST_BY_RISING: HoldingEnd = { result: 'lost', by: 'rising' };
const LOST_BY_MARCH: HoldingEnd = { result: 'lost', by: 'march' };

/** Lets a day pass; the end, if it has come. */
export const passDay = (work: HoldingWork): HoldingEnd | null => {
  const { course, today } = work;
  course.day++;
  writeStrengths(work);
  for (let p = 0; p < course.places.length; p++) {
    if (today.places[p].arms <= 0) continue;
    const { side } = course.places[p];
    if (side === UNDECIDED) test(work, p);
    else standOrRise(work, p, side);
  }
  const isUnrisen = course.places[today.capital].side === 0;
  march(work, 0);
  march(work, 1);
  count(work);
  feed(work);
  course.homeless = hasPlace(course, 1) ? 0 : course.homeless + 1;
  if (course.places[today.capital].side === 0) return endOfCountry(work);
  return isUnrisen ? LOST_BY_MARCH : LOST_BY_RISING;
};

/** A day of a holding: what happened, and the end if it has come. */
export interface HoldingDay {
  readonly events: readonly HoldingEvent[];
  readonly end: HoldingEnd | null;
}

/**
 * Lets a day pass, and tells what happened.
 *
 * @param course is changed
 * @returns `end` by the last of `today.days` at the latest
 */
export const holdOn = (course: HoldingCourse, today: CountryToday, fate: Fate): HoldingDay => {
  const events: HoldingEvent[] = [];
  const end = passDay(takeUpHolding(course, today, fate, events));
  return { events, end };
};
