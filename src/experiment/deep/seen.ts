/**
 * What was seen of one run by whoever asks what a scenario never or always does: plain data, by the indices
 * of its definition.
 *
 * Decision worth knowing: every run keeps its own, and what they have in common is found when all are there.
 * So it does not matter which thread computed which, nor in what order they came.
 */

/** One comparison of a condition over the days on which it was asked. */
export interface TermSeen {
  readonly text: string;
  /** Days on which it was asked, and on which it held. */
  asked: number;
  held: number;
  /** The greatest margin, in units of its scale, and both sides on that day; null for no value. */
  margin: number;
  left: number | null;
  right: number | null;
}

/** A day on which something was nearest to being true. */
export interface NearSeen {
  readonly tick: number;
  /** The least margin of the features of a regime, in their scales. */
  readonly margin: number;
  /** The feature it is the margin of, and what that quantity came to; null for no value. */
  readonly feature: number;
  readonly value: number | null;
}

export interface RegimeSeen {
  /** Days on which it was in force. */
  readonly days: number;
  /** Days on which its holder governed. */
  readonly governed: number;
  /** Of these, the day on which it fitted best; null where there was none. */
  readonly nearest: NearSeen | null;
}

export interface EventSeen {
  /** Ticks on which it happened. */
  readonly ticks: readonly number[];
  /** What failed on the days on which it was not possible: the first comparison, as it is written. */
  readonly refused: readonly string[];
  /** Of its trigger and of what it requires. */
  readonly terms: readonly TermSeen[];
}

export interface DecisionSeen {
  readonly sittings: number;
  /** By option: sittings that chose it, and its greatest probability. */
  readonly chosen: readonly number[];
  readonly most: readonly number[];
  /** The day on which it was settled, and how; null where it was left open. */
  readonly settled: { readonly tick: number; readonly option: number } | null;
  /** What failed when it could not be put. */
  readonly refused: readonly string[];
  readonly terms: readonly TermSeen[];
}

/** A place that was fought for. */
export interface ContestSeen {
  /** The origin that declared it, -1 where a law did; who fought, and for which place. */
  readonly origin: number;
  readonly by: number;
  readonly place: number;
  /** The chance to take it when the sides met, before it was known who would come. */
  readonly chance: number;
}

export interface PartySeen {
  /** Share of the ballots of everybody on the first day. */
  readonly first: number;
  /**
   * The last tick, of those looked at once a week, on which it had a hundredth of the ballots or stood on the
   * list of another; -1 for none.
   */
  readonly alive: number;
}

export interface StratumSeen {
  /** Least and greatest share of it that acts in public on a day. */
  readonly least: number;
  readonly most: number;
}

export interface RunSeen {
  /** Number of the seed, from 1. */
  readonly replicate: number;
  /** The last tick. */
  readonly last: number;
  readonly regimes: readonly RegimeSeen[];
  readonly events: readonly EventSeen[];
  readonly decisions: readonly DecisionSeen[];
  readonly contests: readonly ContestSeen[];
  readonly parties: readonly PartySeen[];
  readonly strata: readonly StratumSeen[];
  /** Ids of the laws that an act was told of. */
  readonly laws: readonly string[];
}
