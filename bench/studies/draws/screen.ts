/**
 * Screens: a statistic whose distribution is known if the draws are what they should be, and what to think of many of them.
 *
 * Decision worth knowing: with hundreds of screens some must look odd, so a screen fails below a chance that is divided by their number
 * (Bonferroni); and all chances together must look like chances (Kolmogorov and Smirnov), or the draws are too good.
 */
import jStat from 'jstat';

export interface Screen {
  /** What is screened: uniformity, agents, parties, ... */
  readonly group: string;
  readonly name: string;
  /** Chance of a statistic at least as far out, on either side, were the draws perfect. */
  readonly p: number;
  /** Variance of a sum over a cell, relative to that of independent numbers; null where there is no such sum. */
  readonly spread: number | null;
  /** Standard error of the spread. */
  readonly spreadError: number;
}

/** Chance that any screen of a study fails though all is well. */
export const FALSE_ALARM = 0.001;

/** How far the spread of sums over a cell may be from 1, beside five of its standard errors. */
export const SPREAD_TOLERANCE = 0.06;
const SPREAD_ERRORS = 5;

/** Both tails of a standard normal statistic. */
export const normalChance = (z: number): number => 2 * jStat.normal.cdf(-Math.abs(z), 0, 1);

/** Both tails of Pearson's chi-square for counts that should be equal: too uneven, or too even. */
export function equalChance(counts: ArrayLike<number>): number {
  const all = Array.from(counts);
  const expected = all.reduce((sum, count) => sum + count, 0) / all.length;
  const distance = all.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const below = jStat.chisquare.cdf(distance, all.length - 1);
  return 2 * Math.min(below, 1 - below);
}

/** Chance of numbers in [0, 1] so far from uniform (Kolmogorov's limit distribution, with Stephens' correction of 1970). */
export function uniformChance(values: readonly number[]): number {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  const distance = Math.max(...sorted.map((value, i) => Math.max((i + 1) / n - value, value - i / n)));
  const x = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  const terms = Array.from(
    { length: 100 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * Math.exp(-2 * (i + 1) ** 2 * x ** 2),
  );
  return Math.min(1, Math.max(0, 2 * terms.reduce((a, b) => a + b, 0)));
}

/** A screen without sums over cells. */
export const plain = (group: string, name: string, p: number): Screen => ({
  group,
  name,
  p,
  spread: null,
  spreadError: 0,
});

export interface Verdict {
  readonly screens: number;
  /** Below it a screen fails. */
  readonly threshold: number;
  readonly failed: readonly Screen[];
  /** Screens whose spread is further from 1 than it may be. */
  readonly uneven: readonly Screen[];
  readonly leastChance: number;
  readonly widestSpread: number;
  /** Chance of all those chances, were they chances. */
  readonly together: number;
}

export function judge(screens: readonly Screen[]): Verdict {
  const threshold = FALSE_ALARM / screens.length;
  const off = ({ spread }: Screen): number => Math.abs((spread ?? 1) - 1);
  return {
    screens: screens.length,
    threshold,
    failed: screens.filter(({ p }) => !(p >= threshold)),
    uneven: screens.filter(
      (screen) => !(off(screen) <= SPREAD_TOLERANCE + SPREAD_ERRORS * screen.spreadError),
    ),
    leastChance: Math.min(...screens.map(({ p }) => p)),
    widestSpread: 1 + Math.max(...screens.map(off)),
    together: uniformChance(screens.map(({ p }) => p)),
  };
}

export const isSound = ({ failed, uneven, together }: Verdict): boolean =>
  failed.length === 0 && uneven.length === 0 && together >= FALSE_ALARM;
