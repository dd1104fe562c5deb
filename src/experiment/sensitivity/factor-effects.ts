/**
 * What each factor of a sweep moves, where several vary: the share of runs at one end of its levels less
 * that at the other, over all levels of the rest.
 *
 * Decision worth knowing: runs of one seed share their draws, and are no independent trials. So a grid is
 * told by its seeds: each gives one difference. A hypercube has no two points that differ in one factor
 * alone; it is told by its points, a third of them at each end.
 */
import { interval, type Estimate } from '../many/interval.js';
import { cameAbout, leftOpen, type OutcomeSpec } from '../many/outcome-spec.js';
import type { Cell, Row } from '../tables/table.js';

/** What one factor does to one outcome. */
export interface FactorEffect {
  /** The column of the factor. */
  readonly factor: string;
  /** The levels at the ends; of a hypercube the innermost of each third. */
  readonly low: Cell;
  readonly high: Cell;
  /** Shares of runs at both ends, 0 to 1. */
  readonly atLow: number;
  readonly atHigh: number;
  /** The share at the high end less that at the low one, with its 95 % interval. */
  readonly difference: Estimate;
}

/** The runs of a sweep, each with its point and its seed. */
export interface SweptRuns {
  readonly design: 'grid' | 'lhs';
  /** Columns of the factors. */
  readonly factors: readonly string[];
  /** [point] Levels by column. */
  readonly points: readonly Row[];
  readonly rows: readonly Row[];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether each run had an outcome, by its point and seed; runs that the last day left open are none. */
function trialsOf({ rows }: SweptRuns, outcome: OutcomeSpec) {
  return rows.flatMap((row) =>
    row.error !== null || leftOpen(row, outcome)
      ? []
      : [{ point: Number(row.point), seed: Number(row.replicate), came: Number(cameAbout(row, outcome)) }],
  );
}

type Trials = ReturnType<typeof trialsOf>;

/** Means by a key, in the order of the keys. */
function meansBy(trials: Trials, key: 'point' | 'seed'): ReadonlyMap<number, number> {
  const values = new Map<number, number[]>();
  for (const trial of trials) values.set(trial[key], [...(values.get(trial[key]) ?? []), trial.came]);
  return new Map([...values].map(([which, came]) => [which, mean(came)]));
}

/** Levels in their order: numbers and days by size, `never` and texts as they were listed. */
function ordered(levels: readonly Cell[]): Cell[] {
  const distinct = [...new Set(levels)];
  return distinct.every((level) => typeof level === 'number') ? distinct.toSorted((a, b) => a - b) : distinct;
}

interface Ends {
  readonly low: Cell;
  readonly high: Cell;
  readonly isLow: (point: number) => boolean;
  readonly isHigh: (point: number) => boolean;
}

const ENDS_PART = 3;

/** The points at the ends of a factor; undefined where it has one level. */
function endsOf({ design, points }: SweptRuns, factor: string): Ends | undefined {
  const levels = points.map((levels) => levels[factor] ?? null);
  const order = ordered(levels);
  if (order.length < 2) return undefined;
  const third = design === 'lhs' ? Math.max(1, Math.floor(order.length / ENDS_PART)) : 1;
  const [lows, highs] = [order.slice(0, third), order.slice(-third)];
  return {
    ...{ low: lows[third - 1], high: highs[0] },
    isLow: (point) => lows.includes(levels[point]),
    isHigh: (point) => highs.includes(levels[point]),
  };
}

/** A difference of two independent means, with the interval that joins theirs (Zou & Donner 2008). */
function apart(low: readonly number[], high: readonly number[]): Estimate {
  const [a, b] = [interval(low), interval(high)];
  const value = b.value - a.value;
  return {
    value,
    low: value - Math.hypot(b.value - b.low, a.high - a.value),
    high: value + Math.hypot(b.high - b.value, a.value - a.low),
  };
}

function effectOf(runs: SweptRuns, trials: Trials, factor: string): FactorEffect[] {
  const ends = endsOf(runs, factor);
  if (ends === undefined) return [];
  const key = runs.design === 'lhs' ? 'point' : 'seed';
  const low = meansBy(
    trials.filter(({ point }) => ends.isLow(point)),
    key,
  );
  const high = meansBy(
    trials.filter(({ point }) => ends.isHigh(point)),
    key,
  );
  if (low.size === 0 || high.size === 0) return [];
  const paired = [...low].flatMap(([seed, value]) => {
    const other = high.get(seed);
    return other === undefined ? [] : [other - value];
  });
  if (key === 'seed' && paired.length === 0) return [];
  const difference = key === 'seed' ? interval(paired) : apart([...low.values()], [...high.values()]);
  const [atLow, atHigh] = [mean([...low.values()]), mean([...high.values()])];
  return [{ ...{ factor, low: ends.low, high: ends.high }, atLow, atHigh, difference }];
}

/** What each factor moves of an outcome, that which moves it most first; those of one level are left out. */
export function factorEffects(runs: SweptRuns, outcome: OutcomeSpec): FactorEffect[] {
  const trials = trialsOf(runs, outcome);
  return runs.factors
    .flatMap((factor) => effectOf(runs, trials, factor))
    .toSorted((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value));
}
