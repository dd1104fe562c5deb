/**
 * The people themselves as they are on the first day.
 *
 * Decision worth knowing: a person's own traits come from the same addressed 16-bit numbers as the daily
 * noise; normal ones go through a table of 4096 quantiles (traits.ts), because the inverse of the normal for
 * every one of 165 million would take minutes.
 */
import { mulQ15, sat16 } from '../foundation/fixed.js';
import { PURPOSE, type Keys, type Purpose } from '../foundation/random.js';
import { allegianceAt } from './allegiance.js';
import { countCell } from './count.js';
import {
  LANES,
  PADDING,
  firstCode,
  firstLoyalty,
  firstReceptivity,
  firstThreshold,
  lanesOf,
  loyaltyStep,
  type PeopleColumns,
} from './layout.js';
import {
  CELL_WORDS,
  PARTY_MULTIPLIERS,
  drawCell,
  mixAgents,
  noiseAddress,
  partyKey,
  partyNumber,
  type NoiseAddress,
} from './noise.js';
import type { Population } from './population.js';
import type { Piece } from './shard.js';
import { CELL_AGENTS_MAX, type StratumSpec } from './spec.js';
import { listedBytes, QUANTILE_SHIFT, traitsOf, type Traits } from './traits.js';

/** What the agents of a stratum are born with, in whole numbers. */
export interface Upbringing extends Traits {
  /** [party] Loyalty before any taste, Q15. */
  readonly start: Int16Array;
  /** Amplitude of personal tastes, Q15 from 0. */
  readonly personalTaste: number;
  /** How far the greatest loyalty must stand above the mean to be an allegiance, Q15 from 0. */
  readonly floor: number;
}

/**
 * What the strata are born with: loyalties [stratum x party], amplitudes of tastes and floors as given,
 * traits by their specs.
 */
export function upbringings(
  specs: readonly StratumSpec[],
  given: { readonly start: Int16Array; readonly personalTaste: Int16Array; readonly floor: Int16Array },
): Upbringing[] {
  const parties = given.start.length / specs.length;
  return specs.map((spec, s) => ({
    start: given.start.subarray(s * parties, (s + 1) * parties),
    personalTaste: given.personalTaste[s],
    floor: given.floor[s],
    ...traitsOf(spec),
  }));
}

/** Brings up everybody, and counts them. Nobody is active yet. Tastes and ties of cells are drawn already. */
export function settlePeople({ shards, keys }: Population, strata: readonly Upbringing[]): void {
  for (const { columns, pieces } of shards) {
    const settler = new Settler(columns, keys);
    for (const piece of pieces) settler.settle(piece, strata[piece.stratum]);
  }
}

/** Peoples the strata of a shard, one after another, with scratch that all of them need. */
class Settler {
  readonly #columns: PeopleColumns;
  readonly #keys: Keys;
  readonly #words = new Uint32Array(CELL_WORDS);
  readonly #mixed = new Uint16Array(CELL_AGENTS_MAX);

  constructor(columns: PeopleColumns, keys: Keys) {
    this.#columns = columns;
    this.#keys = keys;
  }

  /** Fills the blocks of a piece's cells. */
  settle(piece: Piece, upbringing: Upbringing): void {
    this.#convince(piece, upbringing);
    this.#endow(piece, PURPOSE.receptivity, upbringing.receptivities, firstReceptivity);
    this.#endow(piece, PURPOSE.threshold, upbringing.thresholds, firstThreshold);
    for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) {
      this.#declare(cell, upbringing.floor);
      countCell(this.#columns, cell);
    }
  }

  #drawCell(address: NoiseAddress, piece: Piece, cell: number): void {
    drawCell(address, piece.number + cell - piece.cellBegin, this.#words);
    mixAgents(this.#words, this.#columns.agents[cell], this.#mixed);
  }

  /** Loyalties: start, taste of the cell, taste of the person. */
  #convince(piece: Piece, { start, personalTaste }: Upbringing): void {
    const { agents, loyalties, partyCount, tastes } = this.#columns;
    const address = noiseAddress(this.#keys, PURPOSE.personalTaste, 0, piece.entity);
    for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) {
      this.#drawCell(address, piece, cell);
      for (let p = 0; p < partyCount; p++) {
        const first = firstLoyalty(this.#columns, cell) + p * LANES;
        const key = partyKey(this.#words, p);
        const common = sat16(start[p] + tastes[cell * partyCount + p]);
        for (let j = 0; j < agents[cell]; j++) {
          const number = partyNumber(this.#mixed[j], PARTY_MULTIPLIERS[p], key);
          loyalties[first + loyaltyStep(partyCount, j)] = sat16(common + mulQ15(personalTaste, number));
        }
      }
    }
  }

  #endow(
    piece: Piece,
    purpose: Purpose,
    bytes: Uint8Array,
    firstOf: (columns: PeopleColumns, cell: number) => number,
  ): void {
    const address = noiseAddress(this.#keys, purpose, 0, piece.entity);
    for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) {
      this.#drawCell(address, piece, cell);
      const first = firstOf(this.#columns, cell);
      for (let j = 0; j < this.#columns.agents[cell]; j++)
        this.#columns.blocks[first + j] = bytes[this.#mixed[j] >> QUANTILE_SHIFT];
    }
  }

  /** Codes: allegiances, and nobody in the lanes left over. */
  #declare(cell: number, floor: number): void {
    const { agents, blocks, loyalties, partyCount } = this.#columns;
    const code = firstCode(this.#columns, cell);
    const loyalty = firstLoyalty(this.#columns, cell);
    blocks.fill(PADDING, code, code + lanesOf(agents[cell]));
    for (let j = 0; j < agents[cell]; j++)
      blocks[code + j] = allegianceAt(loyalties, loyalty + loyaltyStep(partyCount, j), partyCount, floor);
  }
}

/**
 * Writes the thresholds of all strata that list them. In a cell with as many agents as the list has entries
 * everybody has one of them; in any other the agents stand at equal distances along the list. They are shared
 * out by rank and not drawn: of a hundred people drawn from a hundred thresholds a third of these would be
 * nobody's, and with them what the list is written for.
 */
export function dealListed({ shards }: Population, specs: readonly StratumSpec[]): void {
  const lists = specs.map(listedBytes);
  for (const { columns, pieces } of shards)
    for (const { stratum, cellBegin, cellEnd } of pieces) {
      const list = lists[stratum];
      if (list.length === 0) continue;
      for (let cell = cellBegin; cell < cellEnd; cell++) {
        const first = firstThreshold(columns, cell);
        const agents = columns.agents[cell];
        for (let j = 0; j < agents; j++)
          columns.blocks[first + j] = list[Math.floor(((j + 0.5) * list.length) / agents)];
      }
    }
}
