/**
 * The people themselves as they are on the first day.
 *
 * Decision worth knowing: a person's own traits come from the same addressed 16-bit numbers as the daily noise; normal ones go
 * through a table of 4096 quantiles, because the inverse of the normal for every one of 165 million would take minutes.
 */
import { mulQ15, sat16 } from '../foundation/fixed.js';
import { normalQuantile } from '../foundation/math.js';
import { PURPOSE, type Keys, type Purpose } from '../foundation/random.js';
import { allegianceAt } from './allegiance.js';
import {
  LANES,
  PADDING,
  RECEPTIVITY_ONE,
  firstCode,
  firstLoyalty,
  firstReceptivity,
  firstThreshold,
  lanesOf,
  loyaltyStep,
  type Columns,
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
import type { Piece } from './shard.js';
import { CELL_AGENTS_MAX, type StratumSpec } from './spec.js';

/** What the agents of a stratum start with: loyalty by party, amplitude of personal taste, abstention floor; all Q15. */
export interface Upbringing {
  readonly start: Int16Array;
  readonly personalTaste: number;
  readonly floor: number;
}

/** The middles of 4096 equal parts of the standard normal distribution. */
const QUANTILES = 4096;
const QUANTILE_SHIFT = 4;

/** Bytes of a threshold of 1.0, could there be one. */
const THRESHOLD_ONE = 256;

/** Peoples the strata of a shard, one after another, with tables and scratch that all of them need. */
export class Settler {
  readonly #columns: Columns;
  readonly #keys: Keys;
  readonly #words = new Uint32Array(CELL_WORDS);
  readonly #mixed = new Uint16Array(CELL_AGENTS_MAX);
  readonly #normals = Float64Array.from({ length: QUANTILES }, (_, i) =>
    normalQuantile((i + 0.5) / QUANTILES),
  );

  constructor(columns: Columns, keys: Keys) {
    this.#columns = columns;
    this.#keys = keys;
  }

  /** Fills the blocks of a piece's cells, whose tastes are drawn already. Nobody is active yet. */
  settle(piece: Piece, spec: StratumSpec, upbringing: Upbringing): void {
    const receptivities = this.#bytes(1, spec.receptivitySpread, RECEPTIVITY_ONE, 1);
    const thresholds = this.#bytes(spec.thresholdMean, spec.thresholdSd, THRESHOLD_ONE, 0);
    this.#convince(piece, upbringing);
    this.#endow(piece, PURPOSE.receptivity, receptivities, firstReceptivity);
    this.#endow(piece, PURPOSE.threshold, thresholds, firstThreshold);
    for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) this.#declare(cell, upbringing.floor);
  }

  /** The byte of a trait for each quantile of its normal distribution; out of range, the nearest byte. */
  #bytes(mean: number, sd: number, one: number, least: number): Uint8Array {
    return Uint8Array.from(this.#normals, (z) =>
      Math.max(least, Math.min(255, Math.floor(one * (mean + sd * z) + 0.5))),
    );
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
    firstOf: (columns: Columns, cell: number) => number,
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
