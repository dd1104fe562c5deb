/**
 * The front of the SIMD kernel's memory: what TypeScript and WebAssembly tell each other, and the scratch of a cell. The
 * people live behind it.
 *
 * Decision worth knowing: the addresses are constants, the same in every memory, and the build hands them to the
 * AssemblyScript sources: there a constant costs nothing, whereas every pointer held would cost a register.
 */
import { ALIGNMENT, COLUMN_NAMES, LANES } from '../population/layout.js';
import { CELL_WORDS } from '../population/noise.js';
import { CELL_AGENTS_MAX, PARTIES_MAX } from '../population/spec.js';
import { ROW_LENGTH } from './inputs.js';
import { PRODUCTS } from './products.js';

/** Vectors that are kept of every tile of a cell, in the order of the assembly's `learn`. */
export const TILE_VECTORS = ['rho', 'pullLow', 'pullHigh', 'noise', 'taste'] as const;

const VECTOR = 16;
const TILES_MAX = CELL_AGENTS_MAX / LANES;

/** Every part with its bytes. */
const PARTS = {
  /** u32 by column: its address. */
  columns: 4 * COLUMN_NAMES.length,
  /** i32: the row of inputs of the stratum that moves. */
  row: 4 * ROW_LENGTH,
  /** i64 [party x PRODUCTS]: what the stratum's cells add up to. */
  products: 8 * PARTIES_MAX * PRODUCTS.length,
  /** u16 by party: its multiplier. */
  multipliers: 2 * PARTIES_MAX,
  /** u32: the words drawn for the cell, for the noise of the day and for personal tastes. */
  noiseWords: 4 * CELL_WORDS,
  tasteWords: 4 * CELL_WORDS,
  /** [party] Two vectors, to which his loyalties are cut off inside and outside office: the greatest number or the least. */
  offices: 2 * VECTOR * PARTIES_MAX,
  /** [tile x TILE_VECTORS] */
  tiles: VECTOR * TILE_VECTORS.length * TILES_MAX,
  /** Yesterday's loyalties of the cell to one party, their beginning repeated behind their end. */
  before: 2 * VECTOR * TILES_MAX + 2 * VECTOR,
} as const;

type Part = keyof typeof PARTS;

const addresses: Partial<Record<Part, number>> = {};
let end = 0;
for (const part of Object.keys(PARTS) as Part[]) {
  addresses[part] = end;
  end += Math.ceil(PARTS[part] / ALIGNMENT) * ALIGNMENT;
}

/** Address of every part. */
export const FRONT = addresses as Readonly<Record<Part, number>>;

/** Where the people begin. */
export const FRONT_BYTES = end;
