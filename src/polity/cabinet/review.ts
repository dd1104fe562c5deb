/**
 * Cabinets stand and fall: a look at a cabinet, and what comes of it.
 *
 * Decision worth knowing: a cabinet that stands has the better case. It is bargained anew where somebody new
 * rules, where a decision brings in a party, where it has no majority any more, where it only carries on, or
 * where another is clearly better; a member that has been worse off inside leaves. Who is shaken by a defeat,
 * by blood or by the street loses only the benefit of the doubt (Lupia & Strøm 1995: shocks end cabinets
 * through what parties then prefer).
 */
import {
  backingOf,
  bargained,
  holdsOf,
  likingOf,
  partnersOf,
  prospectOf,
  type Bargain,
  type Formed,
  type Prospect,
} from './bargain.js';
import { isMember, membersOf, type Coalition } from './coalition.js';
import type { CabinetTerms } from './constants.js';

/** A cabinet as it sits. */
export interface Sitting {
  readonly coalition: Coalition;
  readonly caretaker: boolean;
  /** Days for which each party has been worse off inside. */
  readonly uneasy: readonly number[];
}

/** What came up since the last look. */
export interface Occasion {
  /** Somebody else rules, or nobody sits there. */
  readonly newRuler: boolean;
  /** A party has decided to enter or to leave. */
  readonly decided: boolean;
  /** A contest was lost, or the street has turned against it. */
  readonly shaken: boolean;
  /** The capital is being fought over, with whom the cabinet serves on one of the sides. */
  readonly fought: boolean;
  /** Days since the last look. */
  readonly days: number;
}

export type FormingCause = 'ruler' | 'decision' | 'majority' | 'agreement' | 'better';

/** What comes of a look at a cabinet. */
export type Finding =
  | { readonly kind: 'stays'; readonly uneasy: readonly number[] }
  /** It has no majority, and nothing else has one: it carries on. */
  | { readonly kind: 'carries-on'; readonly backing: number }
  | { readonly kind: 'leaves'; readonly party: number; readonly margin: number; readonly rejects: boolean }
  | {
      readonly kind: 'forms';
      readonly cause: FormingCause;
      readonly formed: Formed;
      /** What the bodies think of the cabinet that goes, and how much of them backed it; null of none. */
      readonly before: { readonly liking: number; readonly backing: number } | null;
    };

const isSame = (formed: Formed, { coalition, caretaker }: Sitting): boolean =>
  formed.prospect.coalition === coalition && formed.caretaker === caretaker;

/** A cabinet bargained today; null where nobody could sit in one, or where it would be the same. */
const formAnew = (
  bargain: Bargain,
  sitting: Sitting,
  cause: FormingCause,
  terms: CabinetTerms,
): Finding | null => {
  const formed = bargained(bargain, terms, cause === 'decision' ? sitting.coalition : 0);
  if (formed === null || (isSame(formed, sitting) && cause !== 'ruler')) return null;
  const prospect = prospectOf(bargain, sitting.coalition, terms);
  const before =
    sitting.coalition === 0
      ? null
      : { liking: likingOf(bargain, prospect, terms), backing: backingOf(bargain, prospect, terms) };
  return { kind: 'forms', cause, formed, before };
};

/** The first member that may not or will not sit here any more, whatever the bargain is worth to it. */
const rejecting = (bargain: Bargain, { coalition }: Sitting, terms: CabinetTerms): number =>
  membersOf(coalition, bargain.seats.length).find(
    (p) => bargain.stance[p] < terms.joins || isMember(bargain.barred, p),
  ) ?? -1;

/**
 * By how much the bodies must like another coalition better: caretakers give way to any that is no worse, and
 * to every one where they are not backed themselves.
 */
const neededGain = (
  bargain: Bargain,
  { caretaker }: Sitting,
  prospect: Prospect,
  shaken: boolean,
  terms: CabinetTerms,
): number => {
  if (!caretaker) return shaken ? terms.betterShaken : terms.better;
  return backingOf(bargain, prospect, terms) > 0.5 ? 0 : -Infinity;
};

/** Another coalition that is better by enough, and viable. */
const betterThan = (
  bargain: Bargain,
  sitting: Sitting,
  prospect: Prospect,
  shaken: boolean,
  terms: CabinetTerms,
): Finding | null => {
  const verdict = formAnew(bargain, sitting, sitting.caretaker ? 'agreement' : 'better', terms);
  if (verdict?.kind !== 'forms' || verdict.formed.caretaker) return null;
  const gain = verdict.formed.liking - likingOf(bargain, prospect, terms);
  return gain >= neededGain(bargain, sitting, prospect, shaken, terms) ? verdict : null;
};

/** Days for which every party has been worse off inside, and who is so by how much. */
const uneasiness = (
  bargain: Bargain,
  { uneasy }: Sitting,
  prospect: Prospect,
  days: number,
  terms: CabinetTerms,
): { readonly uneasy: number[]; readonly leaving: { party: number; margin: number } | undefined } => {
  const next = new Array<number>(bargain.seats.length).fill(0);
  const leaving: { party: number; margin: number }[] = [];
  for (const { party, margin } of holdsOf(bargain, prospect, terms)) {
    if (margin >= 0 || isMember(bargain.entering, party)) continue;
    next[party] = uneasy[party] + days;
    if (next[party] >= terms.uneasy) leaving.push({ party, margin });
  }
  leaving.sort((one, other) => one.margin - other.margin);
  return { uneasy: next, leaving: leaving[0] };
};

/** What comes of a look at a cabinet. */
export const review = (
  bargain: Bargain,
  sitting: Sitting,
  { newRuler, decided, shaken, fought, days }: Occasion,
  terms: CabinetTerms,
): Finding => {
  const stays: Finding = { kind: 'stays', uneasy: sitting.uneasy };
  if (newRuler || sitting.coalition === 0) return formAnew(bargain, sitting, 'ruler', terms) ?? stays;
  const party = rejecting(bargain, sitting, terms);
  if (party >= 0)
    return { kind: 'leaves', party, margin: bargain.stance[party] - terms.joins, rejects: true };
  if (decided && (bargain.entering & ~sitting.coalition) !== 0)
    return formAnew(bargain, sitting, 'decision', terms) ?? stays;
  const prospect = prospectOf(bargain, sitting.coalition, terms);
  const backing = backingOf(bargain, prospect, terms);
  if (!sitting.caretaker && backing <= 0.5) {
    const next = formAnew(bargain, sitting, 'majority', terms);
    return next?.kind === 'forms' && !next.formed.caretaker ? next : { kind: 'carries-on', backing };
  }
  const { uneasy, leaving } = sitting.caretaker
    ? { uneasy: sitting.uneasy, leaving: undefined }
    : uneasiness(bargain, sitting, prospect, days, terms);
  if (leaving) return { kind: 'leaves', ...leaving, rejects: false };
  // Who fights for the capital changes no team for a better one until it is decided.
  if (fought) return { kind: 'stays', uneasy };
  return betterThan(bargain, sitting, prospect, shaken, terms) ?? { kind: 'stays', uneasy };
};

/** Whether anybody could sit in a cabinet at all. */
export const couldBeLed = (bargain: Bargain, terms: CabinetTerms): boolean =>
  partnersOf(bargain, terms) !== 0;
