/**
 * What people live under, and what it makes matter: conditions and the salience of issues.
 */
import { clamp } from '../foundation/math.js';

/** Points of a curve: day (ticks since the start) and value, ascending. */
export type Curve = readonly (readonly [day: number, value: number])[];

/** Value of a curve on a day: linear between its points, constant outside. */
export const curveAt = (curve: Curve, day: number): number => {
  let next = 0;
  while (next < curve.length && curve[next][0] < day) next++;
  if (next === curve.length) return curve[next - 1][1];
  if (next === 0) return curve[0][1];
  const [before, after] = [curve[next - 1], curve[next]];
  return before[1] + ((after[1] - before[1]) * (day - before[0])) / (after[0] - before[0]);
};

/**
 * A condition as people feel it, 0..1.
 *
 * @param level of the condition in the country, 0 where there is none of it
 * @param exposure how much of it reaches these people, 0..2
 * @param shift what events bring to them beside it
 */
export const felt = (level: number, exposure: number, shift: number): number =>
  clamp(level * exposure + shift, 0, 1);

/**
 * Discontent: what people suffer from, condition by condition, beside what they bring along (relative
 * deprivation, Gurr 1970).
 *
 * @param base discontent without any condition, with what events add
 * @param weights discontent of a condition at full level
 * @param levelOf a condition as these people feel it, 0..1
 */
export const discontentOf = (
  base: number,
  weights: readonly number[],
  levelOf: (condition: number) => number,
): number => {
  let sum = base;
  for (let c = 0; c < weights.length; c++) sum += weights[c] * levelOf(c);
  return sum;
};

/**
 * Writes how much an issue matters to each stratum, 0..1: by itself, by what events add, and by the
 * conditions it follows, since what people live through sets their agenda (Behr & Iyengar 1985).
 *
 * @param follows by condition, the salience it adds at full level
 * @param levelsOf a condition as each stratum feels it, 0..1
 */
export const writeSalience = (
  own: readonly number[],
  shifts: Float64Array,
  follows: readonly number[],
  levelsOf: (condition: number) => Float64Array,
  out: Float64Array,
): void => {
  for (let s = 0; s < out.length; s++) out[s] = own[s] + shifts[s];
  for (let c = 0; c < follows.length; c++) {
    if (follows[c] === 0) continue;
    const levels = levelsOf(c);
    for (let s = 0; s < out.length; s++) out[s] += follows[c] * levels[s];
  }
  for (let s = 0; s < out.length; s++) out[s] = clamp(out[s], 0, 1);
};
