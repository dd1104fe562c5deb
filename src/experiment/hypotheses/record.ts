/** What hypotheses came to, as data: the document of `tauride hypotheses --json`. */
import type { ResultHead } from '../design/result-head.js';
import type { Estimate } from '../many/interval.js';
import type { SwitchStanding } from '../sensitivity/standing.js';
import type { ParameterWord } from '../parameters/words.js';
import type { TestVerdict } from './verdict.js';

/** Draws from the prior in which a test went one way and the other. */
export interface PriorCheck {
  readonly draws: number;
  /** Draws in which the difference fell short of the least size. */
  readonly against: number;
  /** Their share, with its 95 % interval. */
  readonly share: Estimate;
}

/** A test under one law that is switched. */
export interface TestUnderSwitch {
  readonly switched: string;
  readonly pairs: number;
  /** The difference there. */
  readonly value: number;
  /** How much it is more than as it is, with its 95 % interval over seeds that both have. */
  readonly moved: Estimate;
  /** The least false discovery rate at which it counts as moved; null where it cannot. */
  readonly rate: number | null;
  /** `hangs` where the least size is reached on one side only, and the difference between them is found. */
  readonly standing: SwitchStanding;
}

/** How a test was registered at first, and what it would come to by its least size of then. */
export interface FirstRecord {
  /** That of the files that it was registered from. */
  readonly hash: string;
  readonly least: number;
  /** What of it is another now. */
  readonly changed: readonly string[];
  readonly verdict: TestVerdict;
}

/** One test. */
export interface TestRecord {
  readonly id: string;
  readonly statement: string;
  readonly question: string;
  /** What the changed side has, in words; and what both have. */
  readonly changes: readonly string[];
  readonly both: readonly string[];
  readonly outcome: string;
  readonly of: 'chance' | 'figure' | 'day';
  readonly unit: string;
  readonly direction: 'more' | 'less' | 'later' | 'sooner';
  readonly least: number;
  /** The figure that the changed side was compared with; null where that was the scenario. */
  readonly than: number | null;
  readonly verdict: TestVerdict;
  /** Why it cannot be tested; null where it can. */
  readonly reason: string | null;
  readonly pairs: number;
  /** Means of both sides. */
  readonly first: number | null;
  readonly second: number | null;
  /** Second less first, with the interval that the verdict rests on, and the confidence of this. */
  readonly difference: Estimate;
  readonly confidence: number;
  /** The least false discovery rate at which it counts as decided; null where it is not among the looks. */
  readonly rate: number | null;
  readonly prior: PriorCheck | null;
  readonly registered: FirstRecord | null;
  readonly switches: readonly TestUnderSwitch[];
}

/** A statement and its tests. */
export interface StatementRecord {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly source: string;
  readonly tests: readonly TestRecord[];
}

/** The document. Its names are a contract. */
export interface HypothesesRecord extends ResultHead {
  /** The sha256 of the files of hypotheses, one after the other. */
  readonly hash: string;
  readonly parameters: ParameterWord;
  /** Tests that were judged together. */
  readonly looks: number;
  readonly failed: number;
  /** Jobs that are not there yet. */
  readonly missing: number;
  readonly statements: readonly StatementRecord[];
}
