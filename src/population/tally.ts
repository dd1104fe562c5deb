/**
 * What is known of the people in sum: all that politics ever sees of them.
 *
 * Decision worth knowing: every figure is an exact integer, so it does not matter in which order or on how
 * many threads cells were counted. Sums that outgrow doubles at full population (products of loyalties) are
 * 64-bit integers.
 */
import { largestRemainder } from '../foundation/apportion.js';
import { RUNGS, tallyWidth, type PeopleColumns } from './layout.js';
import type { Population } from './population.js';
import type { Piece } from './shard.js';

/**
 * Sums over the agents of a stratum by party, for the ledger: loyalty once they learnt (Q15); rho times
 * loyalty before the day, rho times appeal with tastes, and noise (Q30); what saturation took (Q15); T (Q15).
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

/** Tables of rows such as a tally has for its strata. */
export interface Rows {
  /** [part x width] */
  readonly counts: Float64Array;
  /** [part x sumsWidth] */
  readonly sums: BigInt64Array;
}

/** Counts and sums of a day. */
export class Tally {
  readonly partyCount: number;
  /** Numbers in a row of `strata`: P + 1 allegiances, P + 1 of the active, P sums of loyalty (Q15). */
  readonly width: number;
  /** [stratum x width] Sums of the rows of cells. */
  readonly strata: Float64Array;
  /** [stratum x sumsWidth] The ledger's sums. */
  readonly sums: BigInt64Array;
  /** Grows whenever people are counted anew: who keeps something of them sees that it is old. */
  version = 0;

  constructor(population: Population) {
    const { partyCount, strata } = population;
    this.partyCount = partyCount;
    this.width = tallyWidth(partyCount);
    this.strata = new Float64Array(strata.length * this.width);
    this.sums = new BigInt64Array(strata.length * sumsWidth(partyCount));
    sumStrata(population, this);
  }

  /** Makes everything 0. */
  clear(): void {
    this.strata.fill(0);
    this.sums.fill(0n);
    this.version++;
  }

  /** Adds the rows of a part of a stratum: those numbered `part` of tables of such rows. */
  add(stratum: number, { counts, sums }: Rows, part: number): void {
    const { width } = this;
    const sumWidth = sumsWidth(this.partyCount);
    for (let i = 0; i < width; i++) this.strata[stratum * width + i] += counts[part * width + i];
    for (let i = 0; i < sumWidth; i++) this.sums[stratum * sumWidth + i] += sums[part * sumWidth + i];
  }

  /** Agents of a stratum with an allegiance; the number of parties stands for none. */
  count(stratum: number, allegiance: number): number {
    return this.strata[stratum * this.width + allegiance];
  }

  /** Agents of a stratum, of whatever allegiance. */
  agents(stratum: number): number {
    let sum = 0;
    for (let a = 0; a <= this.partyCount; a++) sum += this.strata[stratum * this.width + a];
    return sum;
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

  /**
   * The counts of a stratum as persons, who add up to `persons` (largest remainder over allegiance and
   * activity).
   */
  persons(stratum: number, persons: number): PersonsOfStratum {
    const kinds = Array.from({ length: this.partyCount + 1 }, (_, a) => a);
    const active = kinds.map((a) => this.activeCount(stratum, a));
    const quiet = kinds.map((a) => this.count(stratum, a) - active[a]);
    const parts = largestRemainder([...quiet, ...active], persons);
    const activePersons = parts.slice(kinds.length);
    return { allegiance: kinds.map((a) => parts[a] + activePersons[a]), active: activePersons };
  }
}

/** The same figures, for a copy of the population. */
export function copyTally(tally: Tally, population: Population): Tally {
  const copy = new Tally(population);
  copy.strata.set(tally.strata);
  copy.sums.set(tally.sums);
  return copy;
}

/**
 * Sums the columns of all cells into the strata of a tally: counts, loyalties, rho and T. A kernel calls it
 * after its cells. The products of the day remain as they are.
 */
export function sumStrata({ shards, strata, partyCount }: Population, tally: Tally): void {
  tally.strata.fill(0);
  tally.version++;
  const tied = new Float64Array(partyCount + 1);
  strata.forEach((_, s) => {
    tied.fill(0);
    const row = tally.strata.subarray(s * tally.width, (s + 1) * tally.width);
    for (const { columns, pieces } of shards)
      for (const piece of pieces) if (piece.stratum === s) addPiece(columns, piece, row, tied);
    writeSums(tally, s, tied);
  });
}

/**
 * Sums the counts and loyalties of all cells into the strata of a tally, and leaves the ledger's sums as the
 * kernel gave them: after people have moved, and after a saved state was restored.
 */
export function countStrata({ shards }: Population, tally: Tally): void {
  tally.strata.fill(0);
  tally.version++;
  for (const { columns, pieces } of shards)
    for (const { stratum, cellBegin, cellEnd } of pieces) {
      const { tallies } = columns;
      const row = stratum * tally.width;
      for (let cell = cellBegin; cell < cellEnd; cell++)
        for (let i = 0; i < tally.width; i++) tally.strata[row + i] += tallies[cell * tally.width + i];
    }
}

/** Agents of a stratum who were driven beyond the height of a rung today, before anybody moved elsewhere. */
export function countBeyond({ shards }: Population, stratum: number, rung: number): number {
  let count = 0;
  for (const { columns, pieces } of shards)
    for (const piece of pieces) {
      if (piece.stratum !== stratum) continue;
      for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++)
        count += columns.beyond[cell * RUNGS + rung];
    }
  return count;
}

/**
 * Adds the cells of a piece to a row of counts, and to the sums of T by party; the last of those is the sum
 * of rho.
 */
function addPiece(
  columns: PeopleColumns,
  { cellBegin, cellEnd }: Piece,
  row: Float64Array,
  tied: Float64Array,
): void {
  const { agents, partyCount, rhoSums, tallies, tieMeans } = columns;
  for (let cell = cellBegin; cell < cellEnd; cell++) {
    for (let i = 0; i < row.length; i++) row[i] += tallies[cell * row.length + i];
    for (let p = 0; p < partyCount; p++) tied[p] += agents[cell] * tieMeans[cell * partyCount + p];
    tied[partyCount] += rhoSums[cell];
  }
}

function writeSums(tally: Tally, s: number, tied: Float64Array): void {
  const { partyCount } = tally;
  const row = tally.sums.subarray(s * sumsWidth(partyCount), (s + 1) * sumsWidth(partyCount));
  row[0] = BigInt(tied[partyCount]);
  for (let p = 0; p < partyCount; p++) {
    row[sumAt('tied', p)] = BigInt(tied[p]);
    row[sumAt('loyalty', p)] = BigInt(tally.loyaltySum(s, p));
  }
}
