/**
 * Parting and merging: a faction leaves the party it stands within where programmes and loyalties part
 * (exit, where voice brings nothing: Hirschman 1970); a small party near a large one merges with it.
 */
import { reasoned, type Reasoned } from '../reasoned.js';

export const PARTING = {
  apart: reasoned(
    0.15,
    'Distance of programmes from which a faction is apart, as a share of the greatest',
    'assumption: the members of one party differ by about a seventh of the scale',
  ),
  near: reasoned(0.1, 'Distance up to which two parties can be one', 'assumption: less than members differ'),
  small: reasoned(
    0.01,
    'Share of the votes up to which a party would rather be part of another',
    'assumption: below one in a hundred it has no seat in any chamber of a hundred',
  ),
  rate: reasoned(
    0.05,
    'Hazard a day of parting where the faction is wholly apart and has as many adherents as the party',
    'assumption: a congress, at which parties part, meets about every third week in such a time',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type PartingTerms = Readonly<Record<keyof typeof PARTING, number>>;

/**
 * Hazard a day that a faction parts.
 *
 * @param distance of the programmes, weighted by what matters to the adherents, 0..1
 * @param share of the faction in the adherents of both, 0..1
 */
export const partingHazard = (terms: PartingTerms, distance: number, share: number): number => {
  const apart = Math.max(0, distance - terms.apart) / (1 - terms.apart);
  return terms.rate * Math.min(1, 2 * share) * Math.min(1, 4 * apart);
};

/** Hazard a day that a small party merges with one near it. */
export const mergingHazard = (
  { near, small, rate }: PartingTerms,
  distance: number,
  votes: number,
): number => (distance > near || votes > small ? 0 : rate * (1 - distance / near) * (1 - votes / small));
