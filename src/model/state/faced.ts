/**
 * Who faced whom on a day of a contest: what whoever looks on is told, and nothing that a run keeps.
 */
import type { Stance } from '../../polity/force.js';
import type { Contest } from './politics.js';

/** The people of one party in one unit; those without a party stand at the place after the last. */
export interface Contingent {
  readonly unit: number;
  readonly party: number;
  readonly persons: number;
  /** What they hold of each side. */
  readonly stances: readonly [Stance, Stance];
}

/** A day on which the sides faced each other. */
export interface Faced {
  readonly contest: Contest;
  readonly contingents: readonly Contingent[];
  /** [contingents x 2] persons who take each side. */
  readonly takers: Float64Array;
  /** [contingents x 2] factor of luck on the odds of coming. */
  readonly luck: Float64Array;
  /** Chance of the first side that people believe in, 0 to 1. */
  readonly belief: number;
}
