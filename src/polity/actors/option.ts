/**
 * What an option does to the votes of a party, to first order: a party has its voters as far as it is heard
 * and believed, and what is added to its appeal wins or loses as many.
 *
 * Decision worth knowing: no weight is put in. Votes go in proportion with reach and credibility, and a
 * loyalty of one is a vote; whoever votes judges by the size of a thing and not by a forecast of the people.
 */
import { clamp } from '../../foundation/math.js';

/** People as a party looks at them. */
export interface Electors {
  /** Their share of all who may vote, 0..1. */
  readonly part: number;
  /** Share of them that the party has, 0..1. */
  readonly share: number;
  /** How far it would be heard and believed there, in units of today's. */
  readonly hold: number;
  /** What would be added to its appeal there, less what is held against it, in loyalty. */
  readonly liking: number;
}

/** Share of all votes that a party would gain, -1..1. */
export const votesGained = (electors: readonly Electors[]): number =>
  electors.reduce(
    (sum, { part, share, hold, liking }) => sum + part * (clamp(share * hold + liking, 0, 1) - share),
    0,
  );

/** A figure in units of what it was; of what was nothing, as it was. */
export const timesAsMuch = (after: number, before: number): number => (before > 0 ? after / before : 1);
