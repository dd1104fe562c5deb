/** What the page, its engine and its server say to each other. */
import type { BandPlan } from '../experiment/many/bands.js';
import type { Ending } from '../experiment/run/record.js';
import type { Explanation } from '../experiment/why/explanation.js';
import type { ScenarioRead } from '../scenario/check.js';
import type { PackedTable } from '../experiment/tables/packed.js';
import type { Story } from '../view/course.js';

/** A question that comes with the scenario. */
export interface PageQuestion {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /**
   * What it moves, where it does nothing else and the command line can say it; then the day can be dragged.
   */
  readonly moves: { readonly id: string; readonly date: string } | null;
}

/** What the page begins with: `/start.json`. */
export interface Start {
  readonly scenario: string;
  readonly title: string;
  readonly version: string;
  readonly questions: readonly PageQuestion[];
  /** As many agents as a run has unless an address says otherwise: few, so that it is there at once. */
  readonly agents: number;
  readonly seed: string;
  /** The kept run that was opened, by its query and its digest; null where a scenario was. */
  readonly kept: { readonly query: string; readonly digest: string } | null;
  /** Whether the run as recorded ships with the scenario: `/baseline.json`. */
  readonly hasBaseline: boolean;
  readonly edit: WhereEdited;
}

/**
 * Where a scenario can be edited: words, and what follows them, a link to an address or a command that makes
 * a copy; null for nowhere, as of a kept run.
 */
export type WhereEdited = {
  readonly words: string;
  readonly told: string;
  readonly at?: string;
} | null;

/** The run as recorded that ships with a scenario. */
export interface Baseline {
  /** Digest of the scenario that it is of. */
  readonly scenario: string;
  readonly answer: RunAnswer;
}

/** A scenario as it is to be run, read and changed elsewhere: `/read.json?<address>`. */
export interface ReadChanged extends ScenarioRead {
  /** Digest of the scenario before the changes. */
  readonly source: string;
  /** The changes in words. */
  readonly words: readonly string[];
  /** The first day, from 0, on which a run of it can differ from one without the changes. */
  readonly parts: number;
}

/** What the engine is asked for. */
export interface RunRequest {
  readonly read: ReadChanged;
  /** Whether decisions are left free; default: a replay. */
  readonly mode?: 'run' | 'replay';
  readonly agents: number;
  readonly seed: string;
  readonly version: string;
}

/** A run as the page draws it. */
export interface RunAnswer extends Story {
  /** Tables of its days, as far as the page draws them. */
  readonly tables: readonly PackedTable[];
  /** Whose obedience may be asked for. */
  readonly asked: Pick<Explanation['names'], 'units' | 'organs'>;
}

/** What a run is asked about itself: its changes of regime, a party's course, or obedience. */
export type WhyQuestion =
  | { readonly kind: 'regimes' }
  | {
      readonly kind: 'party';
      readonly party: string;
      readonly group: string;
      /** Between the ends of these days; the second is the later. */
      readonly from: string;
      readonly to: string;
    }
  | {
      /** What moved a unit, or those who operate an organ, to obey an authority, between the same. */
      readonly kind: 'obeyed';
      readonly what: 'unit' | 'organ';
      readonly id: string;
      readonly authority: string;
      readonly from: string;
      readonly to: string;
    };

/** A run that is to be made again with its ledger, and what it is asked. */
export interface WhyRequest extends RunRequest {
  readonly question: WhyQuestion;
}

/** What it says; the parts of `tauride why`. */
export interface WhyAnswer extends Pick<
  Explanation,
  'fired' | 'moved' | 'causes' | 'obeyed' | 'organs' | 'asked' | 'names'
> {
  readonly digest: string;
}

/** What is asked of an engine that computes many runs, before it is asked for the first of them. */
export interface ManyRequest {
  readonly baseline: ReadChanged;
  /** The scenario as it is changed; null where nothing is. */
  readonly changed: ReadChanged | null;
  readonly agents: number;
  /** The seeds of the runs derive from it, as on the command line. */
  readonly seed: string;
}

/** The page asks for a run, for the reasons of one, or for many of them in turn, by their numbers from 1. */
export type EngineRequest =
  | ({ readonly kind: 'run' } & RunRequest)
  | ({ readonly kind: 'why' } & WhyRequest)
  | ({ readonly kind: 'many' } & ManyRequest)
  | { readonly kind: 'member'; readonly replicate: number };

/** How a run of many came out. */
export interface ComputedRun {
  readonly ending: Ending;
  readonly digest: string;
}

/** Runs that were computed before the page was opened, in the order of their seeds: both of each seed. */
export type ComputedPairs = readonly {
  readonly replicate: number;
  readonly baseline: ComputedRun;
  /** Null where nothing is changed. */
  readonly changed: ComputedRun | null;
}[];

/** The same as the page computes it. */
export interface MemberRun extends ComputedRun {
  /** What is followed of it, in two-hundredths: its days one after the other, each with all series. */
  readonly weeks: Uint8Array;
}

/** The two runs of one seed. */
export interface MemberPair {
  readonly replicate: number;
  readonly baseline: MemberRun;
  /** Null where nothing is changed. */
  readonly changed: MemberRun | null;
}

/** What the engine says. */
export type EngineReply =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly answer: RunAnswer }
  | { readonly kind: 'because'; readonly answer: WhyAnswer }
  | { readonly kind: 'followed'; readonly plan: BandPlan }
  | { readonly kind: 'member'; readonly pair: MemberPair }
  | { readonly kind: 'failed'; readonly message: string };
