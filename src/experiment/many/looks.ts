/**
 * How many differences one looks at, and what that makes of each: the false discovery rate (Benjamini and
 * Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300).
 *
 * Decision worth knowing: a row that could not tell anything, whatever it said, is no look: of a share, one
 * with fewer than six pairs that differ, for even if all six differ one way chance does as much in 3 % of
 * cases, and five in 6 (Tarone 1990 and Gilbert 2005 leave out the same). Whether it is left out depends on
 * the number of pairs that differ alone, of which its chance is not made.
 */
import jStat from 'jstat';

/** A row that is called a finding is none in at most this share of them. */
export const FALSE_DISCOVERY_RATE = 0.05;

/** Fewer pairs that differ can tell nothing: 2 ** -4 is more than one in twenty. */
const DISCORDANT_MIN = 6;

/**
 * The chance that pairs which differ go as unevenly one way by chance alone, both ways counted (McNemar 1947,
 * exact); null where they are too few to tell anything.
 */
export function chanceOfUneven(gained: number, lost: number): number | null {
  if (gained + lost < DISCORDANT_MIN) return null;
  return Math.min(1, 2 * jStat.binomial.cdf(Math.min(gained, lost), gained + lost, 0.5));
}

/** The chance of a mean as far from nothing, by Student's t; null for fewer than two figures. */
export function chanceOfMean(mean: number, variance: number, count: number): number | null {
  if (count < 2) return null;
  if (variance === 0) return mean === 0 ? 1 : 0;
  return 2 * jStat.studentt.cdf(-Math.abs(mean) / Math.sqrt(variance / count), count - 1);
}

/**
 * Of each look the least false discovery rate at which it counts as a finding, 0 to 1, in the order of the
 * chances.
 */
export function discoveryRates(chances: readonly number[]): number[] {
  const falling = chances.map((_, i) => i).sort((a, b) => chances[b] - chances[a]);
  const rates = chances.map(() => 1);
  let least = 1;
  falling.forEach((look, i) => {
    least = Math.min(least, chances[look] * (chances.length / (chances.length - i)));
    rates[look] = least;
  });
  return rates;
}
