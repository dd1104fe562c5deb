/**
 * Yielding: who governs gives up when it no longer believes that it would be followed if it came to the test,
 * and somebody who rejects it presses for power (those in power concede when they expect to be deserted:
 * O'Donnell & Schmitter 1986; the form of the hazard is an assumption).
 *
 * Decision worth knowing: it is weighed by who presses. A patron who merely dislikes those who govern, and
 * does not claim power, topples nobody; without that every government under a Soviet would fall at once.
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const YIELDING = {
  hazard: reasoned(
    0.3,
    'Hazard a day that who governs yields, where nobody would follow it and it is wholly pressed',
    'assumption: of governments that lost their following (Russia 15 March 1917, Germany 9 November 1918) none lasted a week',
  ),
  threshold: reasoned(
    0.25,
    'Footing below which who governs may yield',
    'assumption: a quarter, where two in three would have to be won before a test could be met',
  ),
  grace: reasoned(3, 'Days below it that have to pass before', 'assumption: news and consultation take days'),
  unclaimed: reasoned(
    0.5,
    'What somebody who rejects presses with, of 1, who claims nothing yet, as a claim',
  ),
  whole: reasoned(0.5, 'Rejection times claim and that from which the pressure is whole'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type YieldingTerms = Readonly<Record<keyof typeof YIELDING, number>>;

/** One who rejects who governs: how strongly, and how far it claims power; both 0..1. */
export interface Presser {
  readonly rejection: number;
  readonly claim: number;
}

/** How hard those who reject it press who governs, 0..1: as hard as the hardest of them. */
export const pressureOf = (
  pressers: readonly Presser[],
  { unclaimed, whole }: Pick<YieldingTerms, 'unclaimed' | 'whole'>,
): number =>
  pressers.reduce(
    (most, { rejection, claim }) => Math.max(most, Math.min(1, (rejection * (unclaimed + claim)) / whole)),
    0,
  );

/** Days for which the footing has been below the threshold, today among them. */
export const daysBelow = (before: number, footing: number, threshold: number): number =>
  footing < threshold ? before + 1 : 0;

/** What decides whether who governs yields today. */
export interface Pressed {
  /** 0..1 (confrontation.ts) */
  readonly footing: number;
  /** Days below the threshold, today among them. */
  readonly days: number;
  /** 0..1 (`pressureOf`) */
  readonly pressure: number;
}

/** The hazard that who governs yields today, 0..1. */
export const yieldingHazard = ({ footing, days, pressure }: Pressed, terms: YieldingTerms): number =>
  days > terms.grace ? terms.hazard * pressure * Math.max(0, 1 - footing / terms.threshold) : 0;
