/**
 * Lines move: what a party holds of an authority follows, slowly, who leads it and what it does.
 *
 * Decision worth knowing: who sits in a government stands by it as far as its own are there (Downs 1957);
 * who does not judges it by what it carries out (retrospectively: Fiorina 1981), not by how near the
 * programmes of its ministers are to its own, which is what rivals for the same voters have in common.
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const STANCES = {
  days: reasoned(
    60,
    'Days in which a line follows trust',
    'assumption: two months, as other memories of politics',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type StanceTerms = Readonly<Record<keyof typeof STANCES, number>>;

/**
 * The line of a party tomorrow, -1..1.
 *
 * @param line today, -1..1
 * @param trust in the authority, half of which is the line itself (trust.ts), -1..1
 */
export const nextLine = (line: number, trust: number, { days }: StanceTerms): number =>
  line + (trust - line) / Math.max(1, days);

/**
 * What an authority that governs is worth to a party outside by what it has carried out: of all that the
 * party wants and all that it wants to prevent, how much is as it would have it.
 *
 * @param positions where the party stands on each issue, -1..1: above 0 it wants it
 * @param levels how far each is carried out, 0..1
 * @param salience how much each matters, >= 0
 * @returns -1 (nothing is) to 1 (all is); 0 where nothing matters
 */
export const verdictOn = (
  positions: ArrayLike<number>,
  levels: ArrayLike<number>,
  salience: ArrayLike<number>,
): number => {
  let [weights, done] = [0, 0];
  for (let k = 0; k < positions.length; k++) {
    const weight = salience[k] * Math.abs(positions[k]);
    const level = Math.min(1, Math.max(0, levels[k]));
    weights += weight;
    done += weight * (positions[k] > 0 ? level : 1 - level);
  }
  return weights > 0 ? (2 * done) / weights - 1 : 0;
};
