/**
 * What office and work do to a party: blame, credibility and reach, a day at a time.
 */

export interface BlameTerms {
  readonly rate: number;
  readonly max: number;
  readonly tau: number;
}

/**
 * Harm that people feel beyond what they put up with, -1..1; below 0 where life is better than expected. They
 * expect as much of the level that people put up with as reaches them, and nobody can feel more than 1: whom
 * a harm does not reach expects none of it, so its absence is nobody's merit. What an event brings to people
 * who are not exposed they feel, and blame, in full.
 *
 * @param felt the harm as it is felt today, 0..1
 * @param exposure how much of the harm reaches these people, 0..2
 * @param expected the level that people put up with, 0..1
 */
export const excessHarm = (felt: number, exposure: number, expected: number): number =>
  felt - Math.min(1, exposure * expected);

/**
 * Blame carried tomorrow (retrospective voting, Fiorina 1981): it grows with harm beyond what was expected,
 * turns into credit when life is better than expected, saturates at `max` on both sides and is forgotten in
 * `tau` days.
 *
 * @param blame today's, -max..max
 * @param excess responsibility times salience times excess harm, summed over portfolios and their harms
 */
export const nextBlame = (blame: number, excess: number, terms: BlameTerms): number => {
  const room = excess > 0 ? 1 - blame / terms.max : 1 + blame / terms.max;
  const next = blame + terms.rate * excess * room - blame / terms.tau;
  return Math.min(terms.max, Math.max(-terms.max, next));
};

/**
 * How much of what a party stands for is not done. Whoever stands against a demand is believed by those who
 * oppose it, and to them the demand is a wrong so far as it is met; whoever stands for nothing has promised
 * nothing.
 *
 * @param position where the party stands, -1..1
 * @param unmet share of the demand that stands unmet, 0..1
 */
export const undone = (position: number, unmet: number): number =>
  position > 0 ? unmet : position < 0 ? 1 - unmet : 0;

/**
 * Credibility tomorrow of a party responsible for a demand that stands unmet.
 *
 * @param credibility today's, 0..1
 * @param unmet responsibility times the unmet share of the demand, 0..1
 */
export const nextCredibility = (
  credibility: number,
  unmet: number,
  terms: { readonly rate: number; readonly floor: number },
): number => credibility - terms.rate * unmet * Math.max(0, credibility - terms.floor);

/** By how much the room under a ceiling is overdrawn at most: a ceiling near 0 is one of 0 within days. */
const REACH_FALL = 1e6;

/**
 * Reach tomorrow: logistic growth toward its ceiling (Verhulst 1838); above a lowered ceiling it falls back
 * at the same rate, however low that is.
 */
export const nextReach = (reach: number, growth: number, ceiling: number): number =>
  ceiling <= 0
    ? 0
    : Math.min(1, Math.max(0, reach + growth * reach * Math.max(-REACH_FALL, 1 - reach / ceiling)));

/**
 * Responsibility of a party for an issue: half by its share of the seats, half for holding the portfolio.
 *
 * @returns 0..1
 */
export const responsibility = (seatShare: number, holdsPortfolio: boolean): number =>
  0.5 * seatShare + (holdsPortfolio ? 0.5 : 0);

/**
 * Whether a party is in office, as those with a grievance see it: it has at least so large a share of the
 * ministers.
 */
export const isInOffice = (seatShare: number, officeShare: number): boolean => seatShare >= officeShare;
