/**
 * How sure a figure is: 95 % intervals of proportions, of means, and of their paired differences.
 *
 * Decision worth knowing: proportions have score intervals, which stay between 0 and 1 and are honest when an
 * outcome happened never or always; the usual estimate plus or minus two standard errors would call zero of
 * twenty certain.
 */
import jStat from 'jstat';

/** An estimate and the ends of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How sure an interval is, where nobody says. */
const CONFIDENCE = 0.95;

/** The 97.5 % quantile of the standard normal. */
const REACH = 1.959963984540054;

/** So many standard deviations either way hold a share of the standard normal. */
const reachOf = (confidence: number): number =>
  confidence === CONFIDENCE ? REACH : jStat.normal.inv((1 + confidence) / 2, 0, 1);

/**
 * A share of `n` that is `k`, with the score interval (Wilson 1927). No trials leave everything open.
 *
 * @param confidence of the interval, 0 to 1 (default 0.95), as of all that follow
 */
export function proportion(k: number, n: number, confidence = CONFIDENCE): Estimate {
  if (n === 0) return { value: NaN, low: 0, high: 1 };
  const p = k / n;
  const z = reachOf(confidence);
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { value: p, low: k === 0 ? 0 : centre - reach, high: k === n ? 1 : centre + reach };
}

/**
 * A share of which it is not known of some whether they count: its value is what is sure, not a number where
 * nothing is; its interval reaches from the least that it can be to the most (Manski 1990, American Economic
 * Review 80, 319-323).
 */
export function openProportion(sure: number, open: number, n: number): Estimate {
  const [least, most] = [proportion(sure, n), proportion(sure + open, n)];
  return { value: open > 0 && sure === 0 ? NaN : least.value, low: least.low, high: most.high };
}

/** Pairs by what happened in the one and in the other. */
export interface PairCounts {
  readonly both: number;
  /** In the first only. */
  readonly first: number;
  /** In the second only. */
  readonly second: number;
  readonly neither: number;
}

/**
 * The correlation of the pairs, lowered towards zero for small numbers (Newcombe 1998b, step 3 of method 10).
 */
function phiOf({ both, first, second, neither }: PairCounts): number {
  const product = (both + first) * (second + neither) * (both + second) * (first + neither);
  if (product === 0) return 0;
  const surplus = both * neither - first * second;
  const total = both + first + second + neither;
  const lowered = surplus > 0 ? Math.max(0, surplus - total / 2) : surplus;
  return lowered / Math.sqrt(product);
}

/**
 * The share of the second less that of the first, over pairs, with the interval of Newcombe (1998, Statistics
 * in Medicine 17, 2635-2650, method 10), which joins the score intervals of both by their correlation.
 */
export function pairedProportions(pairs: PairCounts, confidence = CONFIDENCE): Estimate {
  const { both, first, second, neither } = pairs;
  const n = both + first + second + neither;
  if (n === 0) return { value: NaN, low: -1, high: 1 };
  const [a, b] = [both + first, both + second].map((k) => proportion(k, n, confidence));
  const phi = phiOf(pairs);
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y));
  const value = b.value - a.value;
  return {
    value,
    low: value - reach(b.value - b.low, a.high - a.value),
    high: value + reach(b.high - b.value, a.value - a.low),
  };
}

/** Mean and spread of figures that pass one by one, in memory that does not grow with them (Welford 1962). */
export class Moments {
  count = 0;
  mean = NaN;
  #squares = 0;

  add(value: number): void {
    this.count++;
    const off = this.count === 1 ? 0 : value - this.mean;
    this.mean = this.count === 1 ? value : this.mean + off / this.count;
    this.#squares += off * (value - this.mean);
  }

  /** The sample variance; NaN for fewer than two figures. */
  get variance(): number {
    return this.count < 2 ? NaN : this.#squares / (this.count - 1);
  }

  /** The mean with Student's interval; its ends are infinite for fewer than two figures. */
  estimate(confidence = CONFIDENCE): Estimate {
    const { count, mean, variance } = this;
    if (count < 2) return { value: mean, low: -Infinity, high: Infinity };
    const reach = jStat.studentt.inv((1 + confidence) / 2, count - 1) * Math.sqrt(variance / count);
    return { value: mean, low: mean - reach, high: mean + reach };
  }
}

/** The mean of figures with Student's interval; its ends are infinite for fewer than two figures. */
export function interval(figures: Iterable<number>): Estimate {
  const moments = new Moments();
  for (const figure of figures) moments.add(figure);
  return moments.estimate();
}

/**
 * With fewer pairs a ratio of variances says next to nothing: of ten it may still be off by a factor of four
 * (F, 9 and 9 degrees of freedom).
 */
const GAIN_PAIRS_MIN = 10;

/** Figures of pairs: of each side, and of their differences, second less first. */
export class PairedMoments {
  readonly first = new Moments();
  readonly second = new Moments();
  readonly difference = new Moments();

  add(first: number, second: number): void {
    this.first.add(first);
    this.second.add(second);
    this.difference.add(second - first);
  }

  /**
   * What pairing gains: how many times as many independent runs would tell the difference as surely. It is
   * the variance of a difference of strangers over that of a difference of pairs, the gain of common random
   * numbers (Glasserman and Yao 1992, Management Science 38, 884-908). Null for fewer than ten pairs, and
   * where a side never varies, so that nothing could pair, or all pairs differ alike.
   */
  get gain(): number | null {
    const [first, second, paired] = [this.first.variance, this.second.variance, this.difference.variance];
    const isKnown = this.difference.count >= GAIN_PAIRS_MIN && first > 0 && second > 0 && paired > 0;
    return isKnown ? (first + second) / paired : null;
  }

  /**
   * The mean difference in standard deviations of one run (Cohen 1988, both sides pooled); null where no side
   * varies.
   */
  get effect(): number | null {
    const spread = Math.sqrt((this.first.variance + this.second.variance) / 2);
    return spread > 0 ? this.difference.mean / spread : null;
  }
}
