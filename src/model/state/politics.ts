/**
 * The discrete political state: who governs, what was decided, which contests are under way.
 *
 * Decision worth knowing: it is a small immutable value kept with immer, so that what is decided leaves a
 * patch in the journal (journal.ts names the changes that leave none); figures that move daily are columns
 * (columns/table.ts), never drafts.
 */

import type { Immutable } from 'immer';
import type { HoldingCourse } from '../../polity/holding/course.js';
import type { Leading } from '../../polity/regime.js';

/** Ministers of one authority. */
export interface Cabinet {
  /** Seats by party, and last without party. */
  readonly seats: readonly number[];
  /** Party that answers for each issue, -1 for nobody. */
  readonly portfolios: readonly number[];
  /** Whether it only carries on, since no coalition is viable or it has resigned. */
  readonly caretaker: boolean;
  /** Tick of the last look at it, and of its last reform; -1 for never. */
  readonly looked: number;
  readonly reformed: number;
  /** Issues it has moved in the window after its authority came to govern. */
  readonly decreed: readonly number[];
  /** Whether a decision of today changes who may sit in it, and whether it is to resign. */
  readonly decided: boolean;
  readonly resigning: boolean;
  /** Days for which each party has been worse off inside. */
  readonly uneasy: readonly number[];
}

/** A decision of parties to sit together in the cabinets of an authority (1), or of each not to (-1). */
export interface Commitment {
  readonly authority: number;
  readonly parties: readonly number[];
  readonly toward: 1 | -1;
  readonly tick: number;
}

/** What a party did that its partners have to live with; in units of the scale of programmes. */
export interface Affront {
  readonly party: number;
  readonly size: number;
  readonly tick: number;
}

/** An effect whose shifts are still felt. */
export interface ActiveEffect {
  readonly origin: number;
  readonly effect: number;
  /** Current strength: 1 on the day (times the effect's scale), fading. */
  readonly strength: number;
  readonly daysLeft: number;
}

/** Where a unit is. */
export interface Whereabouts {
  /** Share of it that was ordered away, 0 to 1: what is said here is of that; the rest is at home. */
  readonly sent: number;
  /** Place it is in, or -1 while it is on the way: it is in no place then. */
  readonly place: number;
  /** Place it is moving to, or -1. */
  readonly to: number;
  /** Authority that ordered it where it is or goes, or -1 where it is at home or goes there. */
  readonly by: number;
  /** Ticks of the order and of the arrival. */
  readonly ordered: number;
  readonly arrival: number;
  /** Share of its force dissolved by agitation on the way, until it is home again. */
  readonly melted: number;
}

export type ContestStage = 'take' | 'hold' | 'over';

/** An armed contest between authorities. */
export interface Contest {
  readonly id: number;
  readonly by: number;
  /** Authorities that fight beside it from the first day. */
  readonly allies: readonly number[];
  readonly against: readonly number[];
  readonly place: number;
  /** What declared it; -1 where a law did. */
  readonly origin: number;
  /** The effect of the origin that declared it (its agitators are read daily); -1 where a law did. */
  readonly effect: number;
  readonly since: number;
  readonly stage: ContestStage;
  /** Tick on which the present stage began. */
  readonly stageSince: number;
  /** Chance to take the place as foreseen on the day of the order. */
  readonly foreseen: number;
  /** Tick on which the sides met, -1 before. */
  readonly met: number;
  /** Chance of the contestant that people believe in while the sides face each other. */
  readonly belief: number;
  /**
   * Chances of the two stages, -1 before: to take the place, as it stood when the sides met and nobody knew
   * who would come; to hold the country or a part of it, on the day its capital was taken, if nothing were
   * done.
   */
  readonly takeChance: number;
  readonly holdChance: number;
  /** Killed and wounded, persons. */
  readonly casualties: number;
  readonly result: 'none' | 'melted' | 'repelled' | 'taken' | 'held' | 'lost' | 'divided' | 'called-off';
}

/** A country that whoever took its capital has to hold (polity/holding/). */
export interface Holding {
  /** The contest that took the capital, by id. */
  readonly contest: number;
  readonly course: Immutable<HoldingCourse>;
}

/** A chance that those who decide believe in, before their error. */
export interface Belief {
  /** To take the capital, without new calls or as it would be fought (`fight`), or to hold the country. */
  readonly of: 'take' | 'fight' | 'hold';
  readonly by: number;
  readonly against: readonly number[];
  /** Tick on which it was formed. */
  readonly tick: number;
  readonly chance: number;
}

export interface Verdict {
  readonly tick: number;
  readonly option: number;
  readonly pinned: boolean;
}

export interface BodySeats {
  /** Tick of the last election, -1 for never. */
  readonly elected: number;
  /** By party, last without party. */
  readonly seats: readonly number[];
  /** Tick of the election for which it is summoned, while it is. */
  readonly due?: number;
  /** By party: the one on whose list it stands, once lists are closed. */
  readonly lists?: readonly number[];
}

/** What the laws of power remember. */
export interface PowerMemory {
  /** Authority that governed last, or -1. */
  readonly governedLast: number;
  /** Days for which who governs has been without a footing. */
  readonly daysBelow: number;
  /** By authority: days for which its claim and that of who governs could not stand beside each other. */
  readonly rivalDays: readonly number[];
  /** By authority: tick until which its claim rests. */
  readonly restUntil: readonly number[];
  /** By authority: its claim when it was told last, 0..1. */
  readonly claimTold: readonly number[];
  /** By party: the one it stood within when the day began, for which its votes of today were counted. */
  readonly countedWithin: readonly number[];
}

/** A party's call to its people in a place, by an act: below 0 it calls them home. */
export interface Calling {
  readonly party: number;
  readonly place: number;
  readonly strength: number;
  /** Last tick on which it is heard. */
  readonly until: number;
  /** Whether work stops with it: a strike. */
  readonly strikes?: true;
}

/** Measures against a party: what they added to the policy of repression, and the tick of their end. */
export interface Emergency {
  readonly party: number;
  readonly added: number;
  readonly until: number;
}

/** What an act of an actor left behind that acts remember. */
export interface Repertoire {
  readonly callings: readonly Calling[];
  /** Measures against parties that have not lapsed. */
  readonly emergencies: readonly Emergency[];
  /** By party: tick of its last call, and of the last one that nobody followed; -1 for never. */
  readonly called: readonly number[];
  readonly unanswered: readonly number[];
  /** By authority: tick on which its own repression failed last, -1 for never. */
  readonly defied: readonly number[];
}

export interface Politics {
  /** Authority that governs, or -1 for nobody, and the tick since when. */
  readonly holder: number;
  readonly holderSince: number;
  /** Whether each authority has ever governed. */
  readonly hasHeld: readonly boolean[];
  readonly regime: number;
  readonly regimeSince: number;
  /** Who governed when the regime was last looked at, and which other regime leads, for how many days. */
  readonly regimeHolder: number;
  readonly leading: Leading;
  /** Tick of first entry by regime, -1 for never. */
  readonly entered: readonly number[];
  readonly founded: readonly boolean[];
  /** Tick on which each authority came into being last; -1 for never. */
  readonly foundedAt: readonly number[];
  /** Whether each governed, ceased and was raised anew: its commands have passed to who governed since. */
  readonly raisedAnew: readonly boolean[];
  /** Body that leads each authority, or -1. */
  readonly leads: readonly number[];
  readonly cabinets: readonly Cabinet[];
  readonly commitments: readonly Commitment[];
  readonly affronts: readonly Affront[];
  /** Party for which ballots of each party count. */
  readonly within: readonly number[];
  /** Tick on which each event happened last, -1 for never. */
  readonly happened: readonly number[];
  /** By the id of an event that comes again: how often it has; there once one has. */
  readonly occurrences?: Readonly<Record<string, number>>;
  readonly verdicts: readonly (Verdict | null)[];
  readonly bodies: readonly BodySeats[];
  readonly whereabouts: readonly Whereabouts[];
  readonly contests: readonly Contest[];
  /** The holding under way; none, or one. */
  readonly holding: readonly Holding[];
  readonly effects: readonly ActiveEffect[];
  readonly memory: PowerMemory;
  /** What acts of actors left behind (model/repertoire). */
  readonly repertoire: Repertoire;
  readonly beliefs: readonly Belief[];
  /**
   * Tick on which each authority last won the place (took), held the country (held), failed to take (failed),
   * lost it again (lost).
   */
  readonly took: readonly number[];
  readonly held: readonly number[];
  readonly failed: readonly number[];
  readonly lost: readonly number[];
}

/** How often an event that comes again has come. */
export const occurrencesOf = ({ occurrences }: Politics, event: string): number => occurrences?.[event] ?? 0;
