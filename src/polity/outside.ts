/**
 * Powers abroad: whom they recognise, and what they lend.
 *
 * Decision worth knowing: a friend is recognised sooner than his hold on the country would warrant, and an
 * enemy later (Coggins 2011: great powers recognise whom they want; Lauterpacht 1947 has effective control as
 * the only ground). One line joins the two: what is asked of a government falls with its nearness, and whom a
 * power rejects it does not recognise at all. Who was recognised stays so until another is: states rarely
 * take back what they gave.
 */
import { programmeDistance, rejects } from './trust.js';
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const OUTSIDE = {
  hazard: reasoned(
    0.1,
    'Hazard a day of a recognition for which there is ground',
    'assumption: as of any act that is clearly wanted',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type OutsideTerms = Readonly<Record<keyof typeof OUTSIDE, number>>;

/**
 * How near a government is to a power abroad, by what that wants alone.
 *
 * @param wants positions of the power on issues, -1..1; 0 where it is nothing to it
 * @param platform of the government, -1..1
 * @returns -1 (opposed on all that it wants) to 1
 */
export const nearnessAbroad = (wants: ArrayLike<number>, platform: ArrayLike<number>): number =>
  1 - 2 * programmeDistance(wants, platform, Array.from(wants, Math.abs));

/**
 * Share of the organs of power that a government must have in hand to be recognised: none of a friend, half
 * of one who is neither friend nor foe; more than there is, where the power rejects it.
 *
 * @param near nearness to the power, -1..1
 */
export const controlAsked = (near: number): number => (rejects(near) ? Infinity : (1 - near) / 2);

/**
 * Whether a power has ground to recognise a government.
 *
 * @param near nearness of the government, -1..1
 * @param control share of the organs that obey it, 0..1
 */
export const isWorthRecognising = (near: number, control: number): boolean => control >= controlAsked(near);

/** How far a power lends to a government, 0..1: as far as it recognises it, the more the nearer it is. */
export const creditFor = (isRecognised: boolean, near: number): number =>
  isRecognised ? Math.max(0, near) : 0;
