/**
 * An assembly that is summoned: those who want it are promised it with the day of its election, and are met
 * by the election itself; who puts it off loses part of what the promise was worth, each time (a promise is
 * worth what it has cost to break: Schelling 1960).
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const SUMMONS = {
  promised: reasoned(
    0.25,
    'How far those who want an assembly are met by a day for its election, of 1',
    'assumption: a quarter, for it is only said',
  ),
  putOff: reasoned(
    0.6,
    'What is left of that after each putting off',
    'assumption: more than half believe the new day, too',
  ),
  elected: reasoned(
    0.7,
    'How far they are met by its election',
    'assumption: most of what they want; the rest is that it rules',
  ),
  soon: reasoned(45, 'Days before the election in which it is put off, if it is'),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type SummonsTerms = Readonly<Record<keyof typeof SUMMONS, number>>;

/**
 * How far those who want an assembly are met once the day of its election is named, 0..1.
 *
 * @param met how far they are met today, 0..1
 * @param isPutOff whether there was another day
 */
export const metBySummons = (
  met: number,
  isPutOff: boolean,
  { promised, putOff }: Pick<SummonsTerms, 'promised' | 'putOff'>,
): number => (isPutOff ? putOff * met : Math.max(met, promised));

/**
 * What those who govern gain in office by an election, by what each has now: each expects the share of seats
 * that it would win (Gamson 1961), and counts as much as it has to lose; -1..1.
 *
 * @param office shares of the ministries by party, with sum 1 or 0
 * @param seats shares of the seats by party that an election of today would give
 */
export const officeByElection = (office: readonly number[], seats: readonly number[]): number =>
  office.reduce((sum, share, party) => sum + share * ((seats[party] ?? 0) - share), 0);
