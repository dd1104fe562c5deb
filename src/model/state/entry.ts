/**
 * What a journal holds: discrete happenings as data, by index and tick.
 */
import type { Immutable, Patch } from 'immer';
import type { HoldingEnd, HoldingEvent } from '../../polity/holding/course.js';
import type { Term } from '../formula/term.js';

/** How well a regime fits a day: the least margin of its features, and each of them. */
export interface RegimeFit {
  readonly regime: number;
  readonly margin: number;
  readonly terms: readonly Term[];
}

/** How power passes: by force, given up, taken where nobody had it, handed over, lost with its holder. */
export type HolderChange = 'contest' | 'yield' | 'vacuum' | 'hand-over' | 'dissolved';

/** Who acts, by index; nobody is -1. */
export interface Mover {
  readonly kind: 'authority' | 'party' | 'body' | 'outsider';
  readonly index: number;
}

/** An act that changes who holds or wants power, whether a law or an actor's choice brought it about. */
export interface ToldAct {
  /** A word of `ACTS_TOLD` (power/told.ts). */
  readonly act: string;
  readonly by: Mover;
  /** Whom or what it concerns, or null. */
  readonly about: {
    readonly kind: Mover['kind'] | 'issue' | 'unit' | 'place';
    readonly index: number;
  } | null;
  /** Why: the law or general act that it follows, by id, and the figures that moved it. */
  readonly law: string;
  readonly terms: readonly Term[];
}

export type JournalEntry = { readonly tick: number } & (
  | {
      readonly kind: 'event';
      readonly event: number;
      readonly measure: number | null;
      /** Of an event that comes again how often it had come by then, from 1. */
      readonly occurrence?: number;
    }
  | {
      readonly kind: 'impossible';
      readonly what: 'event' | 'decision';
      readonly index: number;
      /** Whether it came all the same. */
      readonly regardless: boolean;
      readonly terms: readonly Term[];
    }
  | {
      readonly kind: 'decision';
      readonly decision: number;
      readonly option: number;
      readonly pinned: boolean;
      /** Probability of each option. */
      readonly probabilities: readonly number[];
      readonly votes: readonly number[];
    }
  | {
      /** Another authority governs from now on; -1 is nobody. */
      readonly kind: 'holder';
      readonly from: number;
      readonly to: number;
      readonly how: HolderChange;
      /** Id of what brought it about: an event, an option, a contest's authority, a law. */
      readonly cause: string;
    }
  | ({ readonly kind: 'act' } & ToldAct)
  | {
      /** The rule of whoever governs has another name. */
      readonly kind: 'regime';
      readonly from: number;
      readonly to: number;
      /** Who governs, or -1, and whether that is new since the day before. */
      readonly holder: number;
      readonly isNewHolder: boolean;
      /** Every regime that the holder may have, the one in force before and the new one among them. */
      readonly fits: readonly RegimeFit[];
    }
  | {
      /** By how much every other regime of the holder fits on a day without a change of name. */
      readonly kind: 'near';
      readonly regimes: readonly number[];
      readonly margins: readonly number[];
    }
  | {
      readonly kind: 'contest';
      readonly by: number;
      readonly against: readonly number[];
      /** The place that was decided, or -1 for the country. */
      readonly place: number;
      readonly result: string;
      /** Chance to take the place as it was foreseen on the day of the order. */
      readonly foreseen: number;
      /** Chance when the sides met, before it was known who came; of the country, when it was decided. */
      readonly chance: number;
      /**
       * Of a place, the persons who had come when it was decided, those of the contestant first; of the
       * country, the shares of power.
       */
      readonly forces: readonly number[];
      /** Whether it came to a clash. */
      readonly clash: boolean;
      /** Days since the sides met; of the country, since its capital was taken. */
      readonly days: number;
      /** Killed and wounded in what was decided here, persons. */
      readonly casualties: number;
    }
  | {
      /** A place went over, or a march was beaten, while a country was to be held. */
      readonly kind: 'holding';
      readonly by: number;
      readonly against: readonly number[];
      readonly event: Immutable<HoldingEvent>;
    }
  | {
      /** A country is held, lost or divided, and by what. */
      readonly kind: 'settled';
      readonly by: number;
      readonly against: readonly number[];
      readonly end: HoldingEnd;
      /** Shares of all command of the holder and of the rival. */
      readonly command: readonly [number, number];
    }
  | { readonly kind: 'hinge'; readonly gap: number }
  /** The first day on which the expression at an address had no value, and the part of it that had none. */
  | { readonly kind: 'blank'; readonly address: string; readonly text: string; readonly part: string }
  | { readonly kind: 'capped'; readonly stratum: number }
  | {
      /** A bound of a stock cut off what was to be added to it, which it had not the day before. */
      readonly kind: 'bound';
      readonly stock: number;
      readonly bound: 'least' | 'most';
      /** Below 0 what was lacking, above 0 what found no room, in the unit of the stock. */
      readonly cut: number;
      /** What was to be added: the change of the day (`''`), or the effect of an origin, by id. */
      readonly cause: string;
    }
  | { readonly kind: 'patch'; readonly cause: string; readonly patches: readonly Patch[] }
);

export interface Journal {
  readonly entries: JournalEntry[];
  /** What has been told and is told once only, by the keys of `onceKey` (journal.ts). */
  readonly told: Set<string>;
}
