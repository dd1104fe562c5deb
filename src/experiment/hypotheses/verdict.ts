/**
 * Verdicts on tests, by rule.
 *
 * Decision worth knowing: a verdict needs its whole interval on one side of the least size. The level of the
 * intervals is that at which as many tests as are decided keep the false discovery rate at five per cent
 * (Benjamini & Hochberg 1995; intervals of what was selected: Benjamini & Yekutieli 2005, Journal of the
 * American Statistical Association 100, 71-81). So who asks thirty things pays for thirty looks, and the
 * interval that is printed is the one that the verdict rests on.
 */
import { Moments, pairedProportions, proportion, type Estimate } from '../many/interval.js';
import { discoveryRates, FALSE_DISCOVERY_RATE } from '../many/looks.js';

/** What a test comes to. `not supported`: whatever there is, it is less than the least size. */
export type TestVerdict = 'supported' | 'not supported' | 'against' | 'undecided' | 'cannot be tested here';

/** What both sides of a test came to, a pair a seed; of a test against a figure the first is that figure. */
export interface TestValues {
  readonly of: 'chance' | 'figure' | 'day';
  readonly pairs: readonly (readonly [first: number, second: number])[];
  /** Whether the first is a figure that no run was asked for. */
  readonly isFixed: boolean;
  /** 1 where the statement says more or later, -1 where less or sooner. */
  readonly sign: 1 | -1;
  readonly least: number;
}

/** Of fewer pairs that all agree chance says as much as any law: see `looks.ts`. */
const PAIRS_MIN = 6;

/** The difference, second less first, with the interval of a confidence. */
export function differenceOf({ of, pairs, isFixed }: TestValues, confidence?: number): Estimate {
  if (of === 'chance' && isFixed) {
    const [than] = pairs[0] ?? [NaN];
    const { value, low, high } = proportion(
      pairs.filter(([, y]) => y === 1).length,
      pairs.length,
      confidence,
    );
    return { value: value - than, low: low - than, high: high - than };
  }
  if (of === 'chance') {
    const countOf = (a: number, b: number) => pairs.filter(([x, y]) => x === a && y === b).length;
    const counts = {
      both: countOf(1, 1),
      first: countOf(1, 0),
      second: countOf(0, 1),
      neither: countOf(0, 0),
    };
    return pairedProportions(counts, confidence);
  }
  const moments = new Moments();
  for (const [first, second] of pairs) moments.add(second - first);
  return moments.estimate(confidence);
}

/** An estimate as the statement has it: what it says is above nothing. */
export const oriented = ({ value, low, high }: Estimate, sign: 1 | -1): Estimate =>
  sign === 1 ? { value, low, high } : { value: -value, low: -high, high: -low };

/** What an interval decides; the estimate is oriented. */
export function verdictOf({ low, high }: Estimate, least: number): TestVerdict {
  if (low >= least) return 'supported';
  if (high <= -least) return 'against';
  return high < least ? 'not supported' : 'undecided';
}

/** Confidence lies within these bounds, as what is left of it to 1. */
const [DOUBT_MIN, DOUBT_MAX] = [1e-9, 0.999];

const HALVINGS = 40;

/** The least doubt, one less a confidence, at which the interval of a test decides it; 1 where none does. */
export function doubtOf(values: TestValues): number {
  const decides = (doubt: number) =>
    verdictOf(oriented(differenceOf(values, 1 - doubt), values.sign), values.least) !== 'undecided';
  if (values.pairs.length < PAIRS_MIN || !decides(DOUBT_MAX)) return 1;
  if (decides(DOUBT_MIN)) return DOUBT_MIN;
  let [open, decided] = [DOUBT_MIN, DOUBT_MAX];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(open * decided);
    if (decides(middle)) decided = middle;
    else open = middle;
  }
  return decided;
}

/** A verdict, and what it rests on. */
export interface Judged {
  readonly verdict: TestVerdict;
  /** The least false discovery rate at which the test counts as decided. */
  readonly rate: number;
  /** The difference, second less first, with the interval that was looked at. */
  readonly difference: Estimate;
  /** Of that interval, 0 to 1. */
  readonly confidence: number;
}

/** Judges tests that are looked at together. */
export function judgeTests(tests: readonly TestValues[]): Judged[] {
  const rates = discoveryRates(tests.map(doubtOf));
  const decided = rates.filter((rate) => rate <= FALSE_DISCOVERY_RATE).length;
  const confidence = 1 - (FALSE_DISCOVERY_RATE * Math.max(1, decided)) / Math.max(1, tests.length);
  return tests.map((values, t): Judged => {
    const difference = differenceOf(values, confidence);
    const isDecided = rates[t] <= FALSE_DISCOVERY_RATE;
    const verdict = isDecided ? verdictOf(oriented(difference, values.sign), values.least) : 'undecided';
    return { verdict, rate: rates[t], difference, confidence };
  });
}
