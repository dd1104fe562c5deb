/**
 * What is known of the people in sum: all that politics ever sees of them.
 *
 * Decision worth knowing: every figure is an exact integer, so it does not matter in which order or on how many threads
 * cells were counted. Sums that outgrow doubles at full population (products of loyalties) are 64-bit integers.
 */
import { largestRemainder } from '../foundation/apportion.js';
import { tallyWidth } from './layout.js';
import type { Population } from './population.js';

/**
 * Sums over the agents of a stratum by party, for the ledger: loyalty after the day (Q15); rho times loyalty before the
 * day, rho times appeal with tastes, and noise (Q30); what saturation took (Q15); T (Q15).
 */
export const SUMS = ['loyalty', 'rhoLoyalty', 'rhoAppeal', 'noise', 'lost', 'tied'] as const;

export type SumName = (typeof SUMS)[number];

/** Numbers in a row of sums: that of rho, then for each party those named in SUMS. */
export const sumsWidth = (partyCount: number): number => 1 + SUMS.length * partyCount;

/** Where the sum of a party lies in the row of its stratum. */
export const sumAt = (name: SumName, party: number): number => 1 + SUMS.length * party + SUMS.indexOf(name);

/** Persons of a stratum by allegiance, last none; whole numbers. */
export interface PersonsOfStratum {
  readonly allegiance: readonly number[];
  /** Those of them who are publicly active. */
  readonly active: readonly number[];
}

/** Counts and sums of a day. */
export class Tally {
  readonly partyCount: number;
  /** Numbers in a row of `cells` and of `strata`: P + 1 allegiances, P + 1 of the active, P sums of loyalty (Q15). */
  readonly width: number;
  /** [cell x width] The rows of cells, a view of the population's column. */
  readonly cells: Int32Array;
  /** [stratum x width] Their sums. */
  readonly strata: Float64Array;
  /** [stratum x sumsWidth] The ledger's sums. */
  readonly sums: BigInt64Array;

  constructor(population: Population) {
    const { partyCount, strata, columns } = population;
    this.partyCount = partyCount;
    this.width = tallyWidth(partyCount);
    this.cells = columns.tallies;
    this.strata = new Float64Array(strata.length * this.width);
    this.sums = new BigInt64Array(strata.length * sumsWidth(partyCount));
    sumStrata(population, this);
  }

  /** Agents of a stratum with an allegiance; the number of parties stands for none. */
  count(stratum: number, allegiance: number): number {
    return this.strata[stratum * this.width + allegiance];
  }

  /** Those of them who are publicly active. */
  activeCount(stratum: number, allegiance: number): number {
    return this.strata[stratum * this.width + this.partyCount + 1 + allegiance];
  }

  /** Sum of the loyalties of a stratum's agents to a party, Q15. */
  loyaltySum(stratum: number, party: number): number {
    return this.strata[stratum * this.width + 2 * this.partyCount + 2 + party];
  }

  /** Sum of rho over the agents of a stratum, Q15. */
  rhoSum(stratum: number): bigint {
    return this.sums[stratum * sumsWidth(this.partyCount)];
  }

  /** A sum of the ledger. */
  sum(name: SumName, stratum: number, party: number): bigint {
    return this.sums[stratum * sumsWidth(this.partyCount) + sumAt(name, party)];
  }

  /** The counts of a stratum as persons, who add up to `persons` (largest remainder over allegiance and activity). */
  persons(stratum: number, persons: number): PersonsOfStratum {
    const kinds = Array.from({ length: this.partyCount + 1 }, (_, a) => a);
    const active = kinds.map((a) => this.activeCount(stratum, a));
    const quiet = kinds.map((a) => this.count(stratum, a) - active[a]);
    const parts = largestRemainder([...quiet, ...active], persons);
    const activePersons = parts.slice(kinds.length);
    return { allegiance: kinds.map((a) => parts[a] + activePersons[a]), active: activePersons };
  }
}

/**
 * Sums the columns of all cells into the strata of a tally: counts, loyalties, rho and T. A kernel calls it after its
 * cells; call it also after restoring a saved state. The products of the day remain as they are.
 */
export function sumStrata(population: Population, tally: Tally): void {
  tally.strata.fill(0);
  population.strata.forEach(({ cellBegin, cellEnd }, s) => {
    const row = tally.strata.subarray(s * tally.width, (s + 1) * tally.width);
    for (let cell = cellBegin; cell < cellEnd; cell++)
      for (let i = 0; i < tally.width; i++) row[i] += tally.cells[cell * tally.width + i];
    sumColumns(population, tally, s);
  });
}

function sumColumns({ strata, columns, partyCount }: Population, tally: Tally, s: number): void {
  const { cellBegin, cellEnd } = strata[s];
  const row = tally.sums.subarray(s * sumsWidth(partyCount), (s + 1) * sumsWidth(partyCount));
  let rho = 0;
  for (let cell = cellBegin; cell < cellEnd; cell++) rho += columns.rhoSums[cell];
  row[0] = BigInt(rho);
  for (let p = 0; p < partyCount; p++) {
    let tied = 0;
    for (let cell = cellBegin; cell < cellEnd; cell++)
      tied += columns.agents[cell] * columns.tieMeans[cell * partyCount + p];
    row[sumAt('tied', p)] = BigInt(tied);
    row[sumAt('loyalty', p)] = BigInt(tally.loyaltySum(s, p));
  }
}
