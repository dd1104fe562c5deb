/**
 * The record of one run: the document that `--json` prints (design, section 11). Its names are a contract.
 *
 * Decision worth knowing: ids and ISO dates only, no indices and no text made for a screen; report/ turns it
 * into words and pictures.
 */
import type { KernelName } from '../../kernel/names.js';
import type { ParametersTold } from '../parameters/outside.js';
import type { DateRecord, Departure, FactRecord, RunScores } from '../scores/fact-record.js';
import type { ColumnDef, Row } from '../tables/table.js';
import type { MeasuredRecord, Measurements } from './own-measures.js';

/** A new-style date, `1917-11-07`. */
export type IsoDate = string;

/** How the struggle for power ended (ending.ts). */
export interface Ending {
  /**
   * The last change of who holds power: by force (`takeover`), in peace (`transfer`), back to one who had
   * held it (`restoration`), to nobody (`breakdown`); without a change: one who rose was beaten (`repelled`),
   * or nobody rose (`unchanged`).
   */
  readonly kind: 'takeover' | 'transfer' | 'restoration' | 'breakdown' | 'repelled' | 'unchanged';
  /** Who holds power on the last day; null for nobody. */
  readonly authority: string | null;
  /** The day of the change, or of the defeat; null where nothing changed. */
  readonly date: IsoDate | null;
  /** Parties in the cabinet on the last day. */
  readonly government: readonly string[];
  /** Whether a rival was left with a part of the country when it was last fought for. */
  readonly divided: boolean;
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

/** How well a regime fits a day: the least margin of its features, and each of them. */
export interface FitRecord {
  readonly regime: string;
  readonly margin: number;
  readonly terms: readonly TermRecord[];
}

/** The rule of whoever governs has another name. */
export interface RegimeRecord {
  readonly date: IsoDate;
  readonly from: string;
  readonly to: string;
  /** How well the new regime fits: the least margin of its features. */
  readonly margin: number;
  /** Who governs, null for nobody, and whether that is new. */
  readonly holder: string | null;
  readonly newHolder: boolean;
  /** The features of the new regime. */
  readonly terms: readonly TermRecord[];
  /** Every regime that the holder may have, the new one among them. */
  readonly fits: readonly FitRecord[];
}

/** What changed who holds or wants power. */
export interface ActRecord {
  readonly date: IsoDate;
  /**
   * What it was: the word of the law or act that told it, or `head`, `cabinet`, `contest`, `regime`, `split`,
   * `merge`, `elect`, `found`, `dissolve`, `lead`.
   */
  readonly kind: string;
  /** The authority, party or body whose act it is; null for nobody. */
  readonly by: string | null;
  /** Law, event, option, regime or place that it follows from or is about. */
  readonly id: string;
  /** One sentence, with its reason. */
  readonly text: string;
}

/** One sitting on a question: each time it is put has a record of its own. */
export interface DecisionRecord {
  readonly id: string;
  readonly title: string;
  /** How many times the question had been put by then, from 1. */
  readonly sitting: number;
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
  /**
   * happened; or not possible on its day, with the terms that failed; or never (an outcome whose trigger
   * never held).
   */
  readonly outcome: 'happened' | 'impossible' | 'never';
  /** Of an event that comes again, how often it had come by then, from 1; each time has a record. */
  readonly occurrence?: number;
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
  /** What it lacked, comparison by comparison. */
  readonly terms: readonly TermRecord[];
  /** Whether it came all the same, as a counterfactual asked. */
  readonly regardless: boolean;
  readonly what: 'event' | 'decision';
}

export interface ContestRecord {
  readonly date: IsoDate;
  readonly by: string;
  readonly against: readonly string[];
  /** The place that was decided; null for the country. */
  readonly place: string | null;
  /** The event or the option (`decision.option`) that declared it; null where a law did. */
  readonly cause: string | null;
  readonly result: string;
  /** Chance to take the place as it was foreseen on the day of the order. */
  readonly foreseen: number;
  /** Chance when the sides met, before it was known who would come; of the country, when it was decided. */
  readonly chance: number;
  /** Of a place, the persons who had come, those of the contestant first; of the country, shares of power. */
  readonly forces: readonly number[];
  /**
   * Of a place where the sides met, persons who took a side and stayed away, in the same order, and who took
   * none.
   */
  readonly stayed?: readonly number[];
  readonly neither?: number;
  /** Whether it came to a clash; else one side stood down. */
  readonly clash: boolean;
  /** Days since the sides met; of the country, since its capital was taken. */
  readonly days: number;
  /**
   * Killed and wounded in what was decided here, persons: those of the whole contest stand with its place.
   */
  readonly casualties: number;
}

/** What happened while a country was to be held by whoever had taken its capital, and how that ended. */
export interface HoldingRecord {
  readonly date: IsoDate;
  /** Who took the capital, and from whom. */
  readonly by: string;
  readonly against: readonly string[];
  /** The place; null where it is the country. */
  readonly place: string | null;
  /** Who did it; null of the country. */
  readonly side: 'holder' | 'rival' | null;
  /** The place went over to that side, or its march was beaten; the country was held, lost or divided. */
  readonly what: 'over' | 'beaten' | 'held' | 'lost' | 'divided';
  /**
   * By a test of force, a rising or a march; of the country also by who commands it, by the days that were
   * over, or since no place was left that was not the holder's (`peace`).
   */
  readonly how: 'test' | 'rising' | 'march' | 'country' | 'days' | 'peace';
  /** Chance of the side; null of the country. */
  readonly chance: number | null;
  /** Of a place the force of the side and of the other; of the country their shares of all command. */
  readonly forces: readonly number[];
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
  /** Persons publicly active in the capital, and by name those in a form of action (largest day a week). */
  readonly streets: readonly number[];
  readonly forms?: Readonly<Record<string, readonly number[]>>;
}

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** Something that came in one of two runs on a day, and not in the other. */
export interface DifferenceRecord {
  readonly date: IsoDate;
  /** What came that day in the run as it is written, and in the changed one; null for nothing of the kind. */
  readonly original: string | null;
  readonly changed: string | null;
}

/** The run of the same seed without the changes. */
export interface OriginalRecord {
  readonly digest: string;
  readonly ending: Ending;
  readonly initialRegime: string;
  readonly regimes: readonly { readonly date: IsoDate; readonly to: string }[];
  readonly measured: readonly MeasuredRecord[];
  /** The first day whose figures differ; null where the two are one and the same run. */
  readonly parted: IsoDate | null;
  /** The first difference that can be told: an act, an event or an answer; null for none. */
  readonly first: DifferenceRecord | null;
}

export interface RunRecord extends Measurements, ParametersTold {
  readonly tauride: string;
  readonly mode: 'run' | 'replay';
  readonly scenario: string;
  /** The npm package that the scenario was installed as; `sourceDigest` tells its content. */
  readonly package?: { readonly name: string; readonly version: string };
  readonly title: string;
  /** Whether its dates are known in the old style, too. */
  readonly oldStyle: boolean;
  readonly scenarioDigest: string;
  /** Digest of the scenario as it is written, before any change. */
  readonly sourceDigest: string;
  readonly seed: string;
  readonly population: { readonly agents: number; readonly persons: number };
  readonly kernel: KernelName;
  readonly threads: number;
  readonly digest: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly interventions: readonly string[];
  /** Of a changed run, what it was changed from, unless it was asked for alone. */
  readonly original?: OriginalRecord;
  readonly ending: Ending;
  /** What the run came to as a row of a table of runs, and the columns of that table. */
  readonly outcome: { readonly columns: readonly ColumnDef[]; readonly row: Row };
  /** The regime of the first day. */
  readonly initialRegime: string;
  readonly regimes: readonly RegimeRecord[];
  /** On days without a change the other regime of the holder that fits best, and how well all others fit. */
  readonly nearest: readonly {
    readonly date: IsoDate;
    readonly regime: string;
    readonly margin: number;
    readonly margins: Readonly<Record<string, number>>;
  }[];
  readonly hinges: readonly { readonly date: IsoDate; readonly gap: number }[];
  readonly decisions: readonly DecisionRecord[];
  /** In order of time. */
  readonly acts: readonly ActRecord[];
  readonly events: readonly EventRecord[];
  readonly impossible: readonly ImpossibleRecord[];
  readonly contests: readonly ContestRecord[];
  readonly holdings: readonly HoldingRecord[];
  readonly bodies: readonly {
    readonly date: IsoDate;
    readonly id: string;
    readonly seats: Readonly<Record<string, number>>;
  }[];
  readonly support: readonly SupportRecord[];
  readonly series: Series;
  /** Expressions that had no value, each once. What has no value does nothing. */
  readonly noValue: readonly BlankRecord[];
  /** Total of |standing| by origin, in loyalty x person shares: how much was pushed rather than computed. */
  readonly standings: readonly { readonly origin: string; readonly total: number }[];
  readonly names: {
    readonly regimes: readonly NamedRecord[];
    readonly authorities: readonly NamedRecord[];
    readonly parties: readonly NamedRecord[];
    readonly groups: readonly NamedRecord[];
    readonly places: readonly NamedRecord[];
    readonly bodies: readonly NamedRecord[];
    /** Options of decisions, by `decision.option`. */
    readonly options: readonly NamedRecord[];
  };
  readonly facts?: readonly FactRecord[];
  /** Days on which outcomes that are scored by their day came. */
  readonly dates?: readonly DateRecord[];
  /** How far this one run is from the record: of a replay with nothing changed, and of no other run. */
  readonly scores?: RunScores;
  /** Why there are no `scores`, where the scenario has facts that enter them. */
  readonly unscored?: Departure;
}
