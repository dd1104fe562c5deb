/**
 * What office and work do to a party: blame, credibility and reach, a day at a time.
 */

export interface BlameTerms {
  readonly rate: number;
  readonly max: number;
  readonly tau: number;
}

/**
 * Blame carried tomorrow (retrospective voting, Fiorina 1981): it grows with harm beyond what was expected, turns into credit when
 * life is better than expected, saturates at `max` on both sides and is forgotten in `tau` days.
 *
 * @param blame today's, -max..max
 * @param excess responsibility times (harm - expected harm), summed over portfolios
 */
export const nextBlame = (blame: number, excess: number, terms: BlameTerms): number => {
  const room = excess > 0 ? 1 - blame / terms.max : 1 + blame / terms.max;
  const next = blame + terms.rate * excess * room - blame / terms.tau;
  return Math.min(terms.max, Math.max(-terms.max, next));
};

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
 * Reach tomorrow: logistic growth toward its ceiling (Verhulst 1838); above a lowered ceiling it falls back at the same rate, however low
 * that is.
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
