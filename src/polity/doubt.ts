/**
 * Memory of failure: who was repelled believes less for a while (assumption: a failed attempt is news about
 * one's own following that the next forecast has not yet in it).
 */
import { clamp, exp, ln } from '../foundation/math.js';
import { reasoned, plainValues, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const DOUBT = {
  size: reasoned(1.5, 'What a failure of today takes from the belief in the next attempt, in logits'),
  days: reasoned(60, 'Days after which a failure is forgotten'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type DoubtTerms = Readonly<Record<keyof typeof DOUBT, number>>;

/** The constants as the laws use them that believe. */
export const DOUBT_TERMS: DoubtTerms = plainValues(DOUBT);

/**
 * What the last failure takes from belief, in logits: all of its size on the day, nothing after the days in
 * which it fades.
 *
 * @param since days since the last failure; Infinity where there was none
 */
export const doubtAfter = (since: number, { size, days }: DoubtTerms = DOUBT_TERMS): number =>
  since >= 0 && since < days ? size * (1 - since / days) : 0;

/** A chance this near to 0 or 1 is believed as that. */
const SURE = 1e-6;

/** A chance moved by so many logits, 0..1. */
export const chanceMovedBy = (chance: number, logits: number): number => {
  const inner = clamp(chance, SURE, 1 - SURE);
  return 1 / (1 + exp(-(ln(inner / (1 - inner)) + logits)));
};
