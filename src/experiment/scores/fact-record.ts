/** What the record of a run says of history: facts beside the model's figures, and distances. */
import type { ScoredAs } from '../../scenario/compile/facts.js';

export interface Baselines {
  readonly persistence: number | null;
  readonly trend: number | null;
  readonly swing: number | null;
}

export interface FactRecord {
  readonly id: string;
  readonly quantity: string;
  readonly role: 'input' | 'calibration' | 'validation' | 'anchor';
  readonly date: string;
  readonly place: string | null;
  readonly recorded: number;
  /** The model's figure; null where there is none, and `missing` says why. */
  readonly simulated: number | null;
  /**
   * `uncomputed`: the model has no figure for it; `unreached`: the run ended before; `no-value`: it had none.
   */
  readonly missing: 'uncomputed' | 'unreached' | 'no-value' | null;
  readonly unit: string;
  readonly error: number | null;
  readonly baselines: Baselines;
  /** Other series that a baseline was formed from, for want of own figures. */
  readonly elsewhere: readonly string[];
  /** The series whose facts are predecessors of each other; null where it has none. */
  readonly series: string | null;
  /**
   * What varies within the series at one date: of a vote share the parties of the list. Empty where nothing
   * does.
   */
  readonly item: readonly string[];
  /** The table of figures it is of, its kind, and the event: rows of one event weigh together as one. */
  readonly group: string | null;
  readonly kind: string | null;
  readonly event: string;
  /** Of how many it counts, as recorded; null where it is a part of nothing. */
  readonly of: number | null;
  /** What it is scored as; null: in no score. */
  readonly family: ScoredAs | null;
  /** How far sources of its kind spread, on the scale of the family (points, logarithms); null unsaid. */
  readonly deviation: number | null;
  /** Why the model has no figure for it; null where it has, or nobody says. */
  readonly without: string | null;
  readonly confidence: string | null;
  readonly source: string;
}

/** An outcome that is scored by the day on which it came. */
export interface DateRecord {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** By its recorded day: up to the last calibration date, or later. */
  readonly role: 'calibration' | 'validation';
  /** Dates, as `1917-09-13`; the model's is null where it had not come by the end of the run. */
  readonly recorded: string;
  readonly simulated: string | null;
  /** Days after the record; of what had not come, those up to the day after the last. */
  readonly error: number;
  readonly deviation: number | null;
}

/**
 * A baseline's error over the rows for which it can be formed, and the model's over the same; on the scale of
 * the family, null without rows.
 */
export interface Misses {
  readonly rmse: number | null;
  readonly model: number | null;
  readonly count: number;
}

/** How far one run is from the record. */
export interface Distance {
  /**
   * Root mean square of the errors, events weighing alike: points (shares, turnout, seats), days, or
   * logarithms (counts); null without rows.
   */
  readonly rmse: number | null;
  /** Rows: of shares, lists. */
  readonly count: number;
  readonly events: number;
  readonly baselines: Readonly<Record<keyof Baselines, Misses>>;
}

/** Days on which questions were open, and the sum of the logarithms of the probabilities of their answers. */
export interface OpenDays {
  readonly days: number;
  /** At most 0. */
  readonly logScore: number;
}

/** How probable the answers on record were, on all days on which their questions were open. */
export interface DecisionScores {
  /** Days on which the record answers. */
  readonly action: OpenDays;
  /** Days before them, on which it leaves things as they are. */
  readonly waiting: OpenDays;
  /** Decisions of which the record has an answer, and whose question was not put on its day or later. */
  readonly unput: readonly string[];
}

/** Why a run is not set against the record: its decisions were free, or something was changed. */
export type Departure = 'free' | 'changed';

/** Distances of a run by what rows are scored as; what no row is scored as is not there. */
export type Distances = Readonly<Partial<Record<ScoredAs, Distance>>>;

/** How far one run is from the record, by role: vote shares, everything scored, and decisions. */
export interface RunScores {
  readonly calibration: Distance;
  readonly validation: Distance;
  readonly families: { readonly calibration: Distances; readonly validation: Distances };
  readonly decisions: DecisionScores;
  /** The log scores of days of action and of waiting together. */
  readonly logLikelihoodOfDecisions: number;
}
