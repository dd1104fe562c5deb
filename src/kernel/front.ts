/**
 * The front of the SIMD kernel's memory: what TypeScript and WebAssembly tell each other, and the scratch of
 * a cell. The people live behind it.
 *
 * Decision worth knowing: the addresses are constants, the same in every memory, and the build hands them to
 * the AssemblyScript sources: there a constant costs nothing, whereas every pointer held would cost a
 * register.
 */
import { ALIGNMENT, PEOPLE_COLUMNS, LANES, RUNGS, tallyWidth } from '../population/layout.js';
import { CELL_WORDS } from '../population/noise.js';
import { CELL_AGENTS_MAX, PARTIES_MAX } from '../population/spec.js';
import { QUANTILES } from '../population/traits.js';
import { sumsWidth } from '../population/tally.js';
import { CHANCES_MAX } from '../population/votes.js';
import { ROW_LENGTH } from './inputs.js';

/** What the update adds up for every party of a stratum, two i64 each; see party.ts of the assembly. */
export const PRODUCTS = ['rhoLoyalty', 'rhoAppeal', 'numbers', 'steps'] as const;

const VECTOR = 16;

/**
 * Bytes of a vector for every tile of a cell, and a little more: were they 4096, all such arrays would share
 * cache lines.
 */
const TILE_ROW = VECTOR * (CELL_AGENTS_MAX / LANES) + 3 * ALIGNMENT;

/** Every part with its bytes. */
const PARTS = {
  /** u32 by column: its address. */
  columns: 4 * PEOPLE_COLUMNS.length,
  /** i32: the row of inputs of the stratum that moves. */
  row: 4 * ROW_LENGTH,
  /** i64: what comes out of it, the row of the ledger's sums. */
  sums: 8 * sumsWidth(PARTIES_MAX),
  /** i64 while the cells move, f64 in the end: the row of the stratum's tally. */
  tally: 8 * (tallyWidth(PARTIES_MAX) + 1),
  /** u16 by party: its multiplier. */
  multipliers: 2 * PARTIES_MAX,
  /** i64 by party: what its loyalties were before, less what they are; what its people heard. */
  losses: 8 * PARTIES_MAX,
  tied: 8 * PARTIES_MAX,
  /** Two i64 [party x PRODUCTS]. */
  products: VECTOR * PARTIES_MAX * PRODUCTS.length,
  /** A vector each of what `learn` needs of the stratum. */
  tempo: VECTOR,
  rhoCap: VECTOR,
  others: VECTOR,
  mixFactor: VECTOR,
  /** [party] Three vectors that `judge` needs of it. */
  parties: 3 * VECTOR * PARTIES_MAX,
  /** A vector each of what `judge` needs of the stratum and the cell. */
  anyInside: VECTOR,
  anyOutside: VECTOR,
  none: VECTOR,
  excess: VECTOR,
  floor: VECTOR,
  calls: VECTOR,
  grievance: VECTOR,
  discontent: VECTOR,
  contagion: VECTOR,
  fear: VECTOR,
  fatigue: VECTOR,
  thresholdLeast: VECTOR,
  thresholdStep: VECTOR,
  activeBit: VECTOR,
  /** [rung] A height, and how many of the cell are beyond it, eight u16. */
  rungs: VECTOR * RUNGS,
  beyond: VECTOR * RUNGS,
  /** [code] A vector with a 1 in the byte of the allegiance, and another 8 bytes on if active. */
  ones: VECTOR * 256,

  /** u32: the words drawn for the cell, for the noise of the day and for personal tastes. */
  noiseWords: 4 * (CELL_WORDS + 1),
  tasteWords: 4 * (CELL_WORDS + 1),
  /** i16 by party: appeal and the cell's taste. */
  appeals: 2 * PARTIES_MAX,
  /** i32 by party: omega * T + 1/2. */
  heard: 4 * PARTIES_MAX,
  /** [party] Four i32 that add up to its loyalties. */
  moved: VECTOR * PARTIES_MAX,
  /** Eight i16: ones in the lanes of the last tile that are agents. */
  somebody: VECTOR,
  /**
   * u16: agents by allegiance, then the active. What not all parties have a place for is put down here, too.
   */
  counts: 4 * PARTIES_MAX,
  /**
   * [tile] Eight agents' rho; rho and what pulls back in turn, low and high half; mixed index for the noise
   * and for tastes.
   */
  rho: TILE_ROW,
  pullLow: TILE_ROW,
  pullHigh: TILE_ROW,
  noise: TILE_ROW,
  taste: TILE_ROW,
  /** Yesterday's loyalties to one party, their beginning repeated behind their end; and to the next party. */
  before: 2 * TILE_ROW,
  beforeNext: 2 * TILE_ROW,
  /** [quantile] Bytes of the two traits, while people are settled. */
  receptivities: QUANTILES,
  thresholds: QUANTILES,

  /**
   * A rule of voting by party, a vector each: its list; low and high halves of its base; how many heed it,
   * and ones where that is all.
   */
  lists: VECTOR,
  baseLow: VECTOR,
  baseHigh: VECTOR,
  heeded: VECTOR,
  silent: VECTOR,
  /** i32 by step of the curve of chances. */
  chances: 4 * CHANCES_MAX,
  /** A vector each: of eight agents the party of greatest loyalty, the lead of its list. */
  favourites: VECTOR,
  leads: VECTOR,
  /** u8 by agent of a cell: the party of greatest loyalty, 255 for who does not vote; i32 by party: votes. */
  choices: TILE_ROW,
  cellVotes: 4 * 2 * (PARTIES_MAX + 1),
  /** What is counted by party: eight u16, four i32 of their loyalty; then i32, i64 of it. */
  laneVotes: VECTOR * PARTIES_MAX,
  laneLoyalty: VECTOR * PARTIES_MAX,
  votes: 4 * PARTIES_MAX,
  loyalty: 8 * PARTIES_MAX,
} as const;

type Part = keyof typeof PARTS;

const addresses: Partial<Record<Part, number>> = {};
let end = 0;
for (const part of Object.keys(PARTS) as Part[]) {
  addresses[part] = end;
  end += Math.ceil(PARTS[part] / VECTOR) * VECTOR;
}

/** Address of every part. */
export const FRONT = addresses as Readonly<Record<Part, number>>;

/** Where the people begin. */
export const FRONT_BYTES = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
