/**
 * What a scenario says about the people of a stratum, before any of them exist.
 */

/** The largest cell: people who still meet every day. Sums of one cell stay within 32 bits because of it. */
export const CELL_AGENTS_MAX = 2048;

/** The most parties agents can hold loyalties to: the lanes of one 128-bit vector of Q15 numbers. */
export const PARTIES_MAX = 8;

/** A kind of place where the people of a stratum meet: the great plant, the workshop, the company. */
export interface CellClass {
  /** Share of the stratum's persons, above 0; the shares of a stratum sum to 1. */
  readonly share: number;
  /** Persons of a real cell, 1 to 2048. */
  readonly cellPersons: number;
  /**
   * Persons of the real workplace the cell belongs to, at least `cellPersons`: deputies are elected by
   * workplaces.
   */
  readonly workplacePersons: number;
}

/** Standing acquaintance of every cell with cells of a stratum. */
export interface TieSpec {
  /** Index of the stratum listened to. */
  readonly to: number;
  /** Ties of each cell, a whole number. */
  readonly count: number;
}

/** One stratum: class, place and kind. Loyalties are in [-1, 1). */
export interface StratumSpec {
  readonly id: string;
  /** Inhabitants, a whole number from 1. */
  readonly persons: number;
  readonly cellClasses: readonly CellClass[];
  /** Standard deviation between cells of the standing taste for each party, in loyalty. */
  readonly tasteSpread: readonly number[];
  /** Standard deviation of receptivity between agents; its mean is 1. */
  readonly receptivitySpread: number;
  /** Mean and standard deviation of the threshold of public action, in loyalty. */
  readonly thresholdMean: number;
  readonly thresholdSd: number;
  /** Thresholds one by one, ascending; they stand in place of the normal ones. */
  readonly thresholds?: readonly number[];
  readonly ties: readonly TieSpec[];
  /** How much more than its size says this stratum matters to the sample, above 0; default 1. */
  readonly sampleWeight?: number;
  /** The most persons there can be, `persons` or more, where people may come (flows); default: `persons`. */
  readonly most?: number;
}
