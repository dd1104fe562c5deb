/**
 * Differences between the points of a sweep: all points have the same seeds, so two of them are compared seed
 * by seed.
 *
 * Decision worth knowing: two intervals that overlap say little of a difference where seeds are shared, and
 * the points where something is least and most frequent are found by looking at all of them; so their
 * difference counts as one of as many looks as there are pairs of points (Bonferroni).
 */
import { pairedProportions, type Estimate, type PairCounts } from './interval.js';
import { chanceOfUneven, discoveryRates } from './looks.js';
import { cameAbout, leftOpen, type OutcomeSpec } from './outcome-spec.js';
import type { Row } from '../tables/table.js';

/** How often an outcome came at one point and not at another, over the seeds that both have. */
export interface PointDifference {
  readonly pairs: number;
  /** Difference of shares with its 95 % interval. */
  readonly difference: Estimate;
  /** Seeds in which it came at this point only, and at the other only. */
  readonly gained: number;
  readonly lost: number;
  /** The least false discovery rate at which it counts as a finding among all points; null if it cannot. */
  readonly rate: number | null;
}

/** The points at which an outcome is least and most frequent, by number. */
export interface Extremes extends Omit<PointDifference, 'rate'> {
  readonly least: number;
  readonly most: number;
  /** Chance of a difference as great between some two points where there is none, at most; 0 to 1. */
  readonly chance: number;
}

/** What is marked of a run; a run that was done and has no mark did not have it. */
const NO = 0;
const YES = 1;
const OPEN = 2;

type Two = readonly [first: number, second: number];

type Told = Omit<PointDifference, 'rate'>;

/** What each run came to, by point, outcome and seed. */
export class PointPairs {
  /** [point][seed, from 0] Whether the run was done. */
  readonly #done: readonly Uint8Array[];
  /** By the text of an outcome: [point][seed, from 0]. */
  readonly #marks = new Map<string, Map<number, Uint8Array>>();

  /** @param outcomes what is counted; of none, every ending is */
  constructor(
    private readonly pointCount: number,
    private readonly seeds: number,
    private readonly outcomes: readonly OutcomeSpec[],
  ) {
    this.#done = Array.from({ length: pointCount }, () => new Uint8Array(seeds));
  }

  /** Takes in rows; failed runs take part in no pair. */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.status !== 'done') continue;
      this.#done[Number(row.point)][Number(row.replicate) - 1] = 1;
      for (const outcome of this.outcomes) {
        if (cameAbout(row, outcome)) this.#mark(outcome.text, row, YES);
        else if (leftOpen(row, outcome)) this.#mark(outcome.text, row, OPEN);
      }
      if (this.outcomes.length === 0) this.#mark(`ending=${String(row.ending)}`, row, YES);
    }
  }

  #mark(text: string, { point, replicate }: Row, mark: number): void {
    const points = this.#marks.get(text) ?? new Map<number, Uint8Array>();
    this.#marks.set(text, points);
    const seeds = points.get(Number(point)) ?? new Uint8Array(this.seeds);
    points.set(Number(point), seeds);
    seeds[Number(replicate) - 1] = mark;
  }

  /** Pairs of two points; what the last day left open counts as it is said for each. */
  #pairsOf(text: string, [first, second]: Two, [ifFirst, ifSecond]: Two): PairCounts {
    const [one, other] = [first, second].map((point) => this.#marks.get(text)?.get(point));
    const counts = { both: 0, first: 0, second: 0, neither: 0 };
    for (let seed = 0; seed < this.seeds; seed++) {
      if (this.#done[first][seed] === 0 || this.#done[second][seed] === 0) continue;
      const [here, there] = [one?.[seed] ?? NO, other?.[seed] ?? NO];
      const isHere = (here === OPEN ? ifFirst : here) === YES;
      const isThere = (there === OPEN ? ifSecond : there) === YES;
      counts[isHere ? (isThere ? 'both' : 'first') : isThere ? 'second' : 'neither']++;
    }
    return counts;
  }

  /** The second point less the first, and the chance of it where there is no difference. */
  #told(text: string, points: Two): { readonly told: Told; readonly chance: number | null } {
    const least = this.#pairsOf(text, points, [YES, NO]);
    const most = this.#pairsOf(text, points, [NO, YES]);
    const sure = this.#pairsOf(text, points, [NO, NO]);
    const isKnown = least.first === most.first && least.second === most.second;
    const [low, high] = [pairedProportions(least), pairedProportions(most)];
    return {
      told: {
        pairs: sure.both + sure.first + sure.second + sure.neither,
        difference: { value: isKnown ? low.value : NaN, low: low.low, high: high.high },
        ...{ gained: sure.second, lost: sure.first },
      },
      chance: isKnown ? chanceOfUneven(sure.second, sure.first) : null,
    };
  }

  /**
   * The second point less the first; without a value where the last day left it open in a run, with an
   * interval that reaches to all that it may be.
   */
  difference(text: string, first: number, second: number): Told {
    return this.#told(text, [first, second]).told;
  }

  /** [point] Every point less the first; null for the first, and where no seed is shared. */
  fromFirst(text: string): (PointDifference | null)[] {
    const all = Array.from({ length: this.pointCount }, (_, point) =>
      point === 0 ? null : this.#told(text, [0, point]),
    );
    const looks = all.flatMap((each, point) =>
      typeof each?.chance === 'number' ? [{ point, chance: each.chance }] : [],
    );
    const rates = discoveryRates(looks.map(({ chance }) => chance));
    const rateOf = new Map(looks.map(({ point }, i) => [point, rates[i]]));
    return all.map((each, point) =>
      each === null || each.told.pairs === 0 ? null : { ...each.told, rate: rateOf.get(point) ?? null },
    );
  }

  /**
   * The two points of an outcome that lie furthest apart by their shares (not numbers where it is not
   * observable); null where there are no two, or they share no seed.
   */
  extremes(text: string, shares: readonly number[]): Extremes | null {
    const known = shares.flatMap((share, point) => (Number.isFinite(share) ? [{ share, point }] : []));
    if (known.length < 2) return null;
    const sorted = known.toSorted((a, b) => a.share - b.share);
    const [least, most] = [sorted[0].point, sorted[sorted.length - 1].point];
    const { told, chance } = this.#told(text, [least, most]);
    if (told.pairs === 0) return null;
    const looks = (known.length * (known.length - 1)) / 2;
    return { least, most, ...told, chance: Math.min(1, looks * (chance ?? 1)) };
  }
}
