/**
 * The record of one run: the document that `--json` prints (design, section 11). Its names are a contract.
 *
 * Decision worth knowing: ids and ISO dates only, no indices and no text made for a screen; report/ turns it into words and pictures.
 */
import type { ColumnDef, Row } from './table.js';

/** A new-style date, `1917-11-07`. */
export type IsoDate = string;

export interface Ending {
  readonly kind: 'takeover' | 'restoration' | 'breakdown' | 'none';
  readonly authority: string | null;
  readonly date: IsoDate | null;
}

/** An expression that had no value, on the first day on which it had none. */
export interface BlankRecord {
  readonly date: IsoDate;
  /** Where it is written: an address in the scenario, and its place in the files where these are known. */
  readonly address: string;
  readonly file?: string;
  readonly line?: number;
  readonly expression: string;
  /** The part of it that had no value. */
  readonly part: string;
}

export interface TermRecord {
  readonly text: string;
  /** Both sides; null where one had no value. */
  readonly left: number | null;
  readonly right: number | null;
  readonly margin: number;
  readonly holds: boolean;
}

export interface RegimeRecord {
  readonly date: IsoDate;
  readonly from: string;
  readonly to: string;
  readonly margin: number;
  readonly transition: string;
  readonly terms: readonly TermRecord[];
}

export interface DecisionRecord {
  readonly id: string;
  readonly title: string;
  readonly date: IsoDate;
  readonly chosen: string;
  readonly pinned: boolean;
  readonly probabilities: Readonly<Record<string, number>>;
  /** Votes by voter. */
  readonly votes: Readonly<Record<string, string>>;
  /** The historical choice and date, where recorded. */
  readonly recorded: {
    readonly option: string | null;
    readonly date: IsoDate | null;
    readonly text: string | null;
  } | null;
  readonly key: boolean;
}

export interface EventRecord {
  readonly id: string;
  readonly title: string;
  readonly date: IsoDate;
  readonly kind: 'impulse' | 'outcome';
  /** happened; or not possible on its day, with the terms that failed; or never (an outcome whose trigger never held). */
  readonly outcome: 'happened' | 'impossible' | 'never';
  readonly reason: string | null;
  readonly measure: number | null;
  readonly unit: string | null;
  readonly recorded: {
    readonly date: IsoDate | null;
    readonly text: string | null;
    readonly value: number | null;
  } | null;
  readonly key: boolean;
}

export interface ImpossibleRecord {
  readonly id: string;
  readonly title: string;
  readonly date: IsoDate;
  readonly reason: string;
}

export interface ContestRecord {
  readonly date: IsoDate;
  readonly by: string;
  readonly against: readonly string[];
  readonly result: string;
  readonly chance: number;
  readonly forces: readonly number[];
  readonly casualties: number;
}

/** Votes if people were asked, monthly and on election days, by place and class. */
export interface SupportRecord {
  readonly date: IsoDate;
  readonly place: string;
  readonly class: string;
  /** Shares of ballots cast, by party. */
  readonly shares: Readonly<Record<string, number>>;
  /** Share of the electorate that abstains. */
  readonly abstaining: number;
  readonly persons: number;
}

export interface Baselines {
  readonly persistence: number | null;
  readonly trend: number | null;
  readonly swing: number | null;
}

export interface FactRecord {
  readonly id: string;
  readonly quantity: string;
  readonly role: 'input' | 'calibration' | 'validation' | 'anchor';
  readonly date: IsoDate;
  readonly place: string | null;
  readonly recorded: number;
  /** The model's figure; null where there is none, and `missing` says why. */
  readonly simulated: number | null;
  /** `uncomputed`: the model has no figure for it; `unreached`: the run ended before; `no-value`: it had none. */
  readonly missing: 'uncomputed' | 'unreached' | 'no-value' | null;
  readonly unit: string;
  readonly error: number | null;
  readonly baselines: Baselines;
  readonly scored: boolean;
  readonly confidence: string | null;
  readonly source: string;
}

export interface Score {
  /** Root mean square error over vote shares, percentage points; null without facts. */
  readonly rmse: number | null;
  readonly count: number;
  /** The same score of each baseline over the facts that have it. */
  readonly baselines: Readonly<
    Record<keyof Baselines, { readonly rmse: number | null; readonly count: number }>
  >;
}

/** Weekly figures for charts; every list is as long as `dates`. */
export interface Series {
  readonly dates: readonly IsoDate[];
  /** Balance of power and claim times balance, by authority. */
  readonly balance: Readonly<Record<string, readonly number[]>>;
  readonly effective: Readonly<Record<string, readonly number[]>>;
  readonly claim: Readonly<Record<string, readonly number[]>>;
  /** Shares of ballots by group of the scenario's display, then party. */
  readonly support: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly abstaining: Readonly<Record<string, readonly number[]>>;
  /** Persons publicly active in the capital (largest day of the week). */
  readonly streets: readonly number[];
}

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

export interface RunRecord {
  readonly tauride: string;
  readonly mode: 'run' | 'replay';
  readonly scenario: string;
  readonly title: string;
  /** Whether its dates are known in the old style, too. */
  readonly oldStyle: boolean;
  readonly scenarioDigest: string;
  /** Digest of the scenario as it is written, before any change. */
  readonly sourceDigest: string;
  readonly seed: string;
  readonly population: { readonly agents: number; readonly persons: number };
  readonly kernel: 'simd' | 'reference';
  readonly threads: number;
  readonly digest: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly interventions: readonly string[];
  readonly ending: Ending;
  /** What the run came to as a row of a table of runs, and the columns of that table. */
  readonly outcome: { readonly columns: readonly ColumnDef[]; readonly row: Row };
  /** The regime of the first day. */
  readonly initialRegime: string;
  readonly regimes: readonly RegimeRecord[];
  readonly nearest: readonly {
    readonly date: IsoDate;
    readonly transition: string;
    readonly margin: number;
  }[];
  readonly hinges: readonly { readonly date: IsoDate; readonly gap: number }[];
  readonly decisions: readonly DecisionRecord[];
  readonly events: readonly EventRecord[];
  readonly impossible: readonly ImpossibleRecord[];
  readonly contests: readonly ContestRecord[];
  readonly bodies: readonly {
    readonly date: IsoDate;
    readonly id: string;
    readonly seats: Readonly<Record<string, number>>;
  }[];
  readonly support: readonly SupportRecord[];
  readonly series: Series;
  /** Expressions that had no value, each once. What has no value does nothing. */
  readonly noValue: readonly BlankRecord[];
  /** Total of |standing| by origin: how much of the year was pushed rather than computed, in loyalty x person shares. */
  readonly standings: readonly { readonly origin: string; readonly total: number }[];
  readonly names: {
    readonly regimes: readonly NamedRecord[];
    readonly authorities: readonly NamedRecord[];
    readonly parties: readonly NamedRecord[];
    readonly groups: readonly NamedRecord[];
    readonly bodies: readonly NamedRecord[];
    /** Options of decisions, by `decision.option`. */
    readonly options: readonly NamedRecord[];
  };
  readonly facts?: readonly FactRecord[];
  readonly scores?: {
    readonly calibration: Score;
    readonly validation: Score;
    readonly logLikelihoodOfDecisions: number;
  };
}
