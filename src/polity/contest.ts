/**
 * Who wins when authorities order against each other.
 */
import { exp, pow } from '../foundation/math.js';

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
 * station). Agitators are shared out over all who march, so a larger column melts more slowly.
 *
 * @param melted share dissolved so far, 0..1
 * @param contact persons whom the agitators can win in a day, for each person who set out, 0 or more
 * @param conviction support of its people for the authority that sent them, -1..1: who stands against it is
 *   won twice as fast as who does not care
 */
export const nextMelted = (melted: number, contact: number, conviction: number): number =>
  1 - (1 - melted) * exp(-contact * Math.max(0, 1 - conviction));

/** Force that is really there: what has not dissolved. */
export const remaining = (force: number, melted: number): number => force * (1 - melted);
