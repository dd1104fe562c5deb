/**
 * Lines move: what a party holds of an authority follows, slowly, who leads it (a party's stance is that of
 * its leaders toward the leaders there: Downs 1957; adherents learn it from acts, not from words).
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const STANCES = {
  days: reasoned(
    60,
    'Days in which a line follows trust',
    'assumption: two months, as other memories of politics',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type StanceTerms = Readonly<Record<keyof typeof STANCES, number>>;

/**
 * The line of a party tomorrow, -1..1.
 *
 * @param line today, -1..1
 * @param trust in the authority, half of which is the line itself (trust.ts), -1..1
 */
export const nextLine = (line: number, trust: number, { days }: StanceTerms): number =>
  line + (trust - line) / Math.max(1, days);
