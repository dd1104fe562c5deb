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
import { chanceByForce, restOf, type ForceTerms, type Muster } from './force.js';

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
 * @param chance of the first side in a clash, by those who came
 * @param day days since the sides met, from 0
 * @param belief chance of the first side that people believe in today
 */
export const facing = (course: DayTerms, chance: number, day: number, belief: number): Facing => {
  const doubt = 1 - 2 * Math.min(chance, 1 - chance);
  return {
    chance,
    yielding: course.standDown * doubt * doubt,
    clash: day + 1 >= course.days ? 1 : course.clash,
    belief: belief + course.seeing * (chance - belief),
  };
};

/** Contests that are still open with less than this chance are not followed further. */
const SETTLED = 0.002;

/** Who is left out of a forecast, as a share of the force that would come with the best of luck. */
const NEGLIGIBLE = 1e-4;

/** The people of one side as a forecast needs them: those who matter, with the index of their luck. */
interface Rank {
  readonly at: Int32Array;
  readonly odds: Float64Array;
  /** Force of all of them. */
  readonly force: Float64Array;
}

const rankOf = ({ units, takers, odds, arms }: Muster, side: 0 | 1): Rank => {
  const all = Array.from(units, (unit, i) => {
    const [readiness, force] = [odds[2 * i + side], takers[2 * i + side] * arms[i]];
    return { at: 2 * unit + side, odds: readiness, force, coming: (force * readiness) / (1 + readiness) };
  });
  const least = NEGLIGIBLE * all.reduce((sum, { coming }) => sum + coming, 0);
  const rank = all.filter(({ coming }) => coming > least);
  return {
    at: Int32Array.from(rank, ({ at }) => at),
    odds: Float64Array.from(rank, (each) => each.odds),
    force: Float64Array.from(rank, ({ force }) => force),
  };
};

const forceOfRank = ({ at, odds, force }: Rank, believed: number, luck: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < at.length; i++) {
    const ready = odds[i] * believed * luck[at[i]];
    sum += (force[i] * ready) / (1 + ready);
  }
  return sum;
};

/** Chance of the first side over all days, given luck. */
const chanceGiven = (
  [first, second]: readonly [Rank, Rank],
  terms: ForceTerms,
  course: DayTerms,
  luck: Float64Array,
  start: number,
): number => {
  let [won, open, belief] = [0, 1, start];
  for (let day = 0; open > SETTLED; day++) {
    const lift = exp(terms.waverers * (belief - 0.5));
    const force = forceOfRank(first, lift, luck);
    const rival = forceOfRank(second, 1 / lift, luck);
    const today = facing(course, chanceByForce(force, rival, terms.exponent), day, belief);
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

/** Luck at every point of the lattice, for the constants and number of units that it is of. */
interface LatticeLuck extends Pick<ForceTerms, 'common' | 'own'> {
  /** [point] As `luckOf` writes it. */
  readonly points: readonly Float64Array[];
}

const made = new Map<number, LatticeLuck>();

/** Luck at every point of the lattice: the same for all contests of as many units, so worked out once. */
const latticeLuck = ({ common, own }: Pick<ForceTerms, 'common' | 'own'>, unitCount: number): LatticeLuck => {
  const known = made.get(unitCount);
  if (known?.common === common && known.own === own) return known;
  const axes = 2 + 2 * unitCount;
  const normals = latticeNormals(axes);
  const points = Array.from({ length: LATTICE_POINTS }, (_, point) =>
    luckOf({ common, own }, normals, point * axes, new Float64Array(2 * unitCount)),
  );
  const luck = { common, own, points };
  made.set(unitCount, luck);
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
  const ranks = [rankOf(muster, 0), rankOf(muster, 1)] as const;
  let sum = 0;
  for (const luck of latticeLuck(terms, muster.unitCount).points)
    sum += chanceGiven(ranks, terms, course, luck, belief);
  return { chance: sum / LATTICE_POINTS, belief, persons };
};
