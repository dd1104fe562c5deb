/**
 * Who wins when authorities order against each other.
 */
import { pow } from '../foundation/math.js';

/**
 * Chances of winning by force (Tullock 1980): F^m / sum F^m. Where nobody has force, all are equal.
 *
 * @param forces effective force of each side, >= 0
 * @param exponent m > 0: how decisive superiority is
 * @param chances where to write them, if there is a place
 * @returns chances that sum to 1
 */
export const tullock = (
  forces: Float64Array,
  exponent: number,
  chances = new Float64Array(forces.length),
): Float64Array => {
  let most = 0;
  for (let i = 0; i < forces.length; i++) most = Math.max(most, forces[i]);
  if (most <= 0) return chances.fill(1 / forces.length);
  let sum = 0;
  for (let i = 0; i < forces.length; i++) {
    chances[i] = forces[i] <= 0 ? 0 : pow(forces[i] / most, exponent);
    sum += chances[i];
  }
  for (let i = 0; i < forces.length; i++) chances[i] /= sum;
  return chances;
};

/**
 * Share of a moving force dissolved by the end of the day (the trains of September: agitators at every
 * station).
 *
 * @param melted share dissolved so far, 0..1
 * @param rate share dissolved a day by full agitation of people without conviction
 * @param agitation agitators met, 0..1
 * @param conviction support of its people for the authority that sent them, -1..1
 */
export const nextMelted = (melted: number, rate: number, agitation: number, conviction: number): number => {
  const openness = Math.min(1, Math.max(0, 0.5 * (1 - conviction)));
  return 1 - (1 - melted) * (1 - Math.min(1, rate * agitation * openness * 2));
};

/** Force that is really there: what has not dissolved. */
export const remaining = (force: number, melted: number): number => force * (1 - melted);
