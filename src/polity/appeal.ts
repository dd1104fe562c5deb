/**
 * How much a party draws the people of a stratum: the sum of named sources.
 *
 * Decision worth knowing: each source is rounded to Q15 before summing, so that the sum is exact and the
 * ledger can follow every source in integers.
 */

/**
 * What one issue adds to the appeal of a party, in loyalty units. Directional voting (Rabinowitz & Macdonald
 * 1989): agreement attracts as far as the party is believed, disagreement repels whether it is believed or
 * not.
 *
 * @param reach how many people hear the party, 0..1
 * @param salience how much the issue matters today, 0..1
 * @param credibility whether the party is believed on it, 0..1
 * @param demand what people want, -1..1
 * @param position where the party stands, -1..1
 */
export const issueAppeal = (
  reach: number,
  salience: number,
  credibility: number,
  demand: number,
  position: number,
): number => {
  const agreement = demand * position;
  return reach * salience * (agreement > 0 ? credibility * agreement : agreement);
};
