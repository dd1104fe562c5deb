/**
 * How an intervention works on a figure, and how what is felt of it fades.
 */

/** Days that stand for "never ends", finite so that a snapshot can hold it. */
const FOREVER = 1e9;

/** Strength below which what fades is forgotten. */
const FORGOTTEN = 1e-4;

/** Added to, multiplied into, or written over what is there. */
type ChangeMode = 'add' | 'scale' | 'set';

/**
 * A figure that is changed once: `times` over, or (below 1) in part; a `set` goes no further than its amount.
 */
export const changed = (value: number, amount: number, mode: ChangeMode, times: number): number => {
  if (mode === 'add') return value + amount * times;
  if (mode === 'scale') return value * (1 + (amount - 1) * times);
  return value + (amount - value) * Math.min(1, Math.max(0, times));
};

/** What is still felt: how strongly, and on how many days from now on. */
export interface Fading {
  readonly strength: number;
  readonly daysLeft: number;
}

/** What is felt at first of an effect of so many days (Infinity for no end). */
export const freshly = (strength: number, days: number): Fading => ({
  strength,
  daysLeft: Math.min(days, FOREVER),
});

/** The same tomorrow, by a constant factor a day; null where it has ended or is forgotten. */
export const faded = ({ strength, daysLeft }: Fading, decay: number): Fading | null => {
  const rest = strength * decay;
  return daysLeft > 1 && Math.abs(rest) > FORGOTTEN ? { strength: rest, daysLeft: daysLeft - 1 } : null;
};
