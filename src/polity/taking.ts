/**
 * A contest for a place as a course of days: the sides meet, people see who comes and believe what they see,
 * the weaker stands down, or it comes to a clash.
 *
 * Decision worth knowing: luck is drawn once for the whole contest, and each day is a function of it. So the
 * chance that is published before luck is known, the forecast, is the mean of the same days over all luck,
 * and of many contests of chance p the share p is won. Seeing day after day who is stronger decides more than
 * force by itself does, which the size of luck must allow for.
 */
import { LATTICE_POINTS, latticeNormals } from '../foundation/lattice.js';
import { exp } from '../foundation/math.js';
import {
  chanceByForce,
  emptyTurnout,
  mobilise,
  restOf,
  type ForceTerms,
  type Luck,
  type Muster,
  type Turnout,
} from './force.js';

/** How a contest goes on from day to day; shares of 1. */
export interface DayTerms {
  /** How far belief follows in a day what is seen. */
  readonly seeing: number;
  /** Hazard a day that the weaker side stands down where it has no chance at all. */
  readonly standDown: number;
  /** Hazard a day that it comes to a clash. */
  readonly clash: number;
  /** Days on which the sides may face each other; on the last it comes to a clash. */
  readonly days: number;
}

/** A day on which two sides face each other. */
export interface Facing {
  /** Chance of the first side in a clash, by those who came. */
  readonly chance: number;
  /** Hazard that the weaker side stands down: the first where its chance is below one half. */
  readonly yielding: number;
  /** Hazard of a clash where neither does. */
  readonly clash: number;
  /** Chance of the first side that people believe in tomorrow. */
  readonly belief: number;
}

/**
 * One day of a contest.
 *
 * @param day days since the sides met, from 0
 * @param belief chance of the first side that people believe in today
 * @param out where to write who came
 */
export const facing = (
  muster: Muster,
  terms: ForceTerms,
  course: DayTerms,
  luck: Luck,
  day: number,
  belief: number,
  out: Turnout = emptyTurnout(),
): Facing => {
  const chance = chanceByForce(mobilise(muster, terms.waverers, belief, luck, out), terms.exponent);
  const doubt = 1 - 2 * Math.min(chance, 1 - chance);
  return {
    chance,
    yielding: course.standDown * doubt * doubt,
    clash: day + 1 >= course.days ? 1 : course.clash,
    belief: belief + course.seeing * (chance - belief),
  };
};

/** Contests that are still open with less than this chance are not followed further. */
const SETTLED = 1e-4;

/** Chance of the first side over all days, given luck. */
const chanceGiven = (
  muster: Muster,
  terms: ForceTerms,
  course: DayTerms,
  luck: Luck,
  start: number,
  out: Turnout,
): number => {
  let [won, open, belief] = [0, 1, start];
  for (let day = 0; open > SETTLED; day++) {
    const today = facing(muster, terms, course, luck, day, belief, out);
    if (today.chance > 0.5) won += open * today.yielding;
    open *= 1 - today.yielding;
    won += open * today.clash * today.chance;
    open *= 1 - today.clash;
    belief = today.belief;
  }
  return won + open * belief;
};

const HALF_ROOT = Math.sqrt(0.5);

/**
 * Factors on the odds of coming [units x 2], of standard normals: a pair common to all units, then a pair of
 * each unit. Of a pair the first is what one side has over the other and the second what both have, so that
 * what decides lies along few axes: turned by an eighth, two independent normals are two such again.
 *
 * @param from index of the first normal
 * @param luck where to write it
 */
export const luckOf = (
  { common, own }: Pick<ForceTerms, 'common' | 'own'>,
  normals: Float64Array,
  from: number,
  luck: Float64Array,
): Float64Array => {
  for (let i = 0, at = from; i < luck.length; i += 2) {
    at += 2;
    const apart = HALF_ROOT * (common * normals[from] + own * normals[at]);
    const both = HALF_ROOT * (common * normals[from + 1] + own * normals[at + 1]);
    luck[i] = exp(both + apart);
    luck[i + 1] = exp(both - apart);
  }
  return luck;
};

/** What is known of a contest before luck is. */
export interface Forecast {
  /** Chance of the first side, within 0.01. */
  readonly chance: number;
  /** Chance that is believed in when the sides meet: that of rest without luck. */
  readonly belief: number;
  /** Persons of each side who are expected then. */
  readonly persons: readonly [number, number];
}

/** The chance of the first side before luck is known. */
export const forecast = (muster: Muster, terms: ForceTerms, course: DayTerms): Forecast => {
  const { chance: belief, turnout } = restOf(muster, terms);
  const persons = [turnout.persons[0], turnout.persons[1]] as const;
  const axes = 2 + 2 * muster.unitCount;
  const normals = latticeNormals(axes);
  const [luck, out] = [new Float64Array(2 * muster.unitCount), emptyTurnout()];
  let sum = 0;
  for (let point = 0; point < LATTICE_POINTS; point++)
    sum += chanceGiven(muster, terms, course, luckOf(terms, normals, point * axes, luck), belief, out);
  return { chance: sum / LATTICE_POINTS, belief, persons };
};
