/**
 * Mandates: a body that no longer resembles those who elected it is elected anew, the sooner the farther it
 * has drifted (the distance is the index of Gallagher's kind, here the half sum of differences of Loosemore &
 * Hanby 1971).
 */
import { reasoned, type Reasoned } from './reasoned.js';

const TABLE = {
  days: reasoned(60, 'days after an election in which nobody asks for another'),
  rate: reasoned(0.1, 'hazard a day for each unit of distance beyond what is borne'),
  borne: reasoned(0.15, 'distance to its electors that a body may have'),
} satisfies Readonly<Record<string, Reasoned>>;

export type MandateConstant = keyof typeof TABLE;
export const MANDATE_CONSTANTS: Readonly<Record<MandateConstant, Reasoned>> = TABLE;
export type MandateTerms = Readonly<Record<MandateConstant, number>>;
export const MANDATE_TERMS: MandateTerms = {
  days: TABLE.days.value,
  rate: TABLE.rate.value,
  borne: TABLE.borne.value,
};

const shareOf = (seats: readonly number[], party: number): number => {
  const total = seats.reduce((sum, seat) => sum + seat, 0);
  return total > 0 ? (seats[party] ?? 0) / total : 0;
};

/**
 * Distance of a body to those who elected it, 0 (as they would elect it today) to 1 (nobody would sit there).
 *
 * @param seats by party, and `today` the seats that an election of today would give
 */
export const mandateDistance = (seats: readonly number[], today: readonly number[]): number =>
  Math.max(seats.length, today.length) === 0
    ? 0
    : Array.from({ length: Math.max(seats.length, today.length) }, (_, p) =>
        Math.abs(shareOf(seats, p) - shareOf(today, p)),
      ).reduce((sum, apart) => sum + apart, 0) / 2;

/** Chance a day that a body of such an age and distance is elected anew, 0..1. */
export const renewalHazard = (age: number, distance: number, { days, rate, borne }: MandateTerms): number =>
  age < days ? 0 : Math.min(1, Math.max(0, rate * (distance - borne)));
