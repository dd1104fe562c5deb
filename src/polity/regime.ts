/**
 * Regimes: who holds control, as a state machine whose transitions have conditions with a distance.
 *
 * Decision worth knowing: conditions look at quantities, not at the chain of earlier regimes; of those that
 * hold the first wins, and where none does the nearest is known, so that a near miss is visible (margins:
 * Donzé & Maler 2010).
 */

export interface Passage {
  /** Regimes it leads from; empty for any. */
  readonly from: readonly number[];
  readonly to: number;
  /** Days the present regime must have lasted. */
  readonly dwell: number;
}

/** Whether a transition can be taken from a regime that has lasted so many days. */
export const isOpen = ({ from, to, dwell }: Passage, regime: number, days: number): boolean =>
  to !== regime && (from.length === 0 || from.includes(regime)) && days >= dwell;

/** Of some margins the greatest, by place; -1 where there are none. */
export const nearestTransition = (margins: readonly number[]): number =>
  margins.indexOf(Math.max(...margins));
