/**
 * Incompatible claims: two who claim power cannot both have it. They challenge, are put down, or give way, by
 * what they believe (bargaining and war between two who know their chances: Fearon 1995; dual power ends so,
 * Tilly 1978).
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const RIVALS = {
  claim: reasoned(0.5, 'Claim above which two who reject each other cannot both rule'),
  days: reasoned(7, 'Days for which both claims stand before it comes to a decision'),
  challenge: reasoned(0.5, 'Believed chance from which the challenger challenges'),
  putDown: reasoned(0.2, 'Chance of the challenger, as who governs believes it, below which it is put down'),
  misjudgement: reasoned(
    1,
    'How far each side errs about its chances, in logits',
    'assumption: as much as the luck of a side, which nobody knows beforehand',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type RivalTerms = Readonly<Record<keyof typeof RIVALS, number>>;

/** Whether two claims cannot stand beside each other. */
export const areIncompatible = (
  claims: readonly [number, number],
  reject: boolean,
  { claim }: Pick<RivalTerms, 'claim'>,
): boolean => reject && claims[0] > claim && claims[1] > claim;

/** What becomes of two incompatible claims. */
export type RivalryOutcome = 'challenge' | 'put-down' | 'give-way';

/** What both sides believe of the chance of the challenger, 0..1. */
export interface RivalBeliefs {
  readonly challenger: number;
  readonly holder: number;
}

/** How two incompatible claims are decided: who believes in winning acts, else the weaker gives way. */
export const rivalryOutcome = ({ challenger, holder }: RivalBeliefs, terms: RivalTerms): RivalryOutcome => {
  if (challenger >= terms.challenge) return 'challenge';
  return holder < terms.putDown ? 'put-down' : 'give-way';
};
