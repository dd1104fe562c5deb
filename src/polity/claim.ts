/**
 * Claims: how far an authority wills to rule, and how that follows what it could do (multiple sovereignty,
 * Tilly 1978). An authority that could be obeyed and does not will it leaves power where it is (the soviets
 * of spring 1917); one that rejects who governs, and believes that it would prevail, comes to claim power.
 */
import { clamp } from '../foundation/math.js';
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const CLAIMS = {
  rising: reasoned(
    0.1,
    'Growth a day of the claim of one who wholly rejects who governs and is sure to prevail, of what is left to 1',
    'assumption: weeks, as between the first slogan and the first attempt',
  ),
  trusting: reasoned(0.05, 'Fading a day of the claim of one who wholly trusts who governs'),
  drift: reasoned(0.02, 'How fast a claim follows the will to rule of its leaders, a day'),
  repelled: reasoned(0.4, 'What is left of the claim of one whose attempt failed, or that gave way'),
  rest: reasoned(30, 'Days for which such a claim does not rise, nor is pressed'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type ClaimTerms = Readonly<Record<keyof typeof CLAIMS, number>>;

/**
 * How far a leadership wills its authority to rule: the will of each party by its share of the seats; who has
 * no party wills nothing.
 */
export const willOf = (seatShares: readonly number[], willOfParty: (party: number) => number): number =>
  seatShares.slice(0, -1).reduce((sum, share, party) => sum + share * willOfParty(party), 0);

/**
 * The chance that is believed of a confrontation: surer than the share that would follow, for many waver with
 * who seems to prevail (a contest of exponent 2: Tullock 1980).
 *
 * @param confrontation share that would follow, 0..1
 */
export const believedChance = (confrontation: number): number => {
  const [own, other] = [confrontation * confrontation, (1 - confrontation) * (1 - confrontation)];
  return own / (own + other);
};

/** What moves the claim of an authority today; all 0..1 but trust. */
export interface ClaimToday {
  readonly claim: number;
  /** The greater of the authority's own and that of its leadership. */
  readonly will: number;
  /** What it holds of who governs, -1..1; 0 where it governs itself or nobody does. */
  readonly trust: number;
  /** Believed chance to prevail against who governs; 0 where it would confront nobody. */
  readonly chance: number;
  /** Whether it rests after a failure. */
  readonly rests: boolean;
}

/** Claim tomorrow, 0..1. */
export const nextClaim = ({ claim, will, trust, chance, rests }: ClaimToday, terms: ClaimTerms): number => {
  const rise = terms.rising * Math.max(0, -trust) * chance * (1 - claim);
  const fade = terms.trusting * Math.max(0, trust) * claim;
  const next = clamp(claim + rise - fade + terms.drift * (will - claim), 0, 1);
  return rests ? Math.min(claim, next) : next;
};
