/**
 * Conditions of loans: a power abroad asks a deed of whoever it lends to, and withholds its loans until it is
 * done.
 *
 * Decision worth knowing: a friend is lent to on his word, a stranger for deeds (Dreher & Jensen 2007: the
 * nearer a government stands to the lender, the fewer conditions it is set). What a demand weighs is what its
 * withdrawal costs (Hirschman 1945), so it is made of those alone who are lent something; what comes of it is
 * for those who govern to decide.
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const DEMAND = {
  hazard: reasoned(
    0.1,
    'Hazard a day of a demand on one who is neither friend nor foe; a friend, who wants the same, is asked nothing',
    'Dreher & Jensen 2007 (the nearer, the fewer conditions); the value, as of any act that is clearly wanted, is an assumption',
  ),
  term: reasoned(
    30,
    'Days for which loans go on while what is asked is not done',
    'assumption: a month, in which it can be prepared',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type DemandTerms = Readonly<Record<keyof typeof DEMAND, number>>;

/**
 * Hazard a day that a power sets a condition.
 *
 * @param near nearness of whoever governs to what it wants, -1..1; whom it does not lend to is asked nothing
 */
export const hazardOfDemand = (near: number, { hazard }: Pick<DemandTerms, 'hazard'>): number =>
  near > 0 ? hazard * (1 - near) : 0;

/** How far what is asked is done, 0..1. */
export const metShare = (level: number, asked: number): number => Math.min(1, Math.max(0, level / asked));

/**
 * Share of its loans that a power goes on lending, 0..1.
 *
 * @param days for which its demand has stood, 0 for none
 * @param met how far it is met, 0..1
 */
export const lentUnder = (days: number, met: number, { term }: Pick<DemandTerms, 'term'>): number =>
  days > term ? met : 1;
