/**
 * Where everything about the people lies: the only table of columns, and the block of a cell.
 *
 * Decision worth knowing: all columns of a shard lie in one buffer, each at a multiple of 64 bytes. So a
 * snapshot is a copy of bytes, and a kernel in WebAssembly works on the very same memory: it is handed in,
 * not copied in.
 *
 * Block of a cell (64-byte aligned): tiles of 8 agents, each tile party by party 8 loyalties of int16; then
 * for every agent a byte of receptivity, then for every agent a byte of threshold, then for every agent a
 * code. The last tile is filled up with lanes whose code is PADDING: they are nobody and are never counted.
 * Where people may come, a block has room for the most there can be; what is behind its last tile is no part
 * of it, and its parts lie as those of a cell of so many agents as there are.
 */
import type { PopulationPlan } from './plan.js';
import type { ShardPlan } from './shard.js';

/** Agents of a tile: the 16-bit lanes of one vector. */
export const LANES = 8;

/** Columns and blocks begin at multiples of so many bytes. */
export const ALIGNMENT = 64;

/** Low four bits of a code: the allegiance, or the number of parties for none. */
export const ALLEGIANCE_BITS = 0x0f;
/** Set in a code while the agent is publicly active. */
export const ACTIVE_BIT = 0x10;
/** The code of a lane that is nobody. */
export const PADDING = 0xff;

/** Receptivity 1.0 as a byte. How a byte of threshold is read, each stratum's scale says (traits.ts). */
export const RECEPTIVITY_ONE = 128;
export const RECEPTIVITY_SHIFT = 7;

/** Heights of which a kernel counts each day, cell by cell, how many are driven beyond them. */
export const RUNGS = 3;

/** Numbers in a row of counts: P + 1 allegiances, P + 1 of the active, P sums of loyalty. */
export const tallyWidth = (partyCount: number): number => 3 * partyCount + 2;

interface Sizes {
  readonly parties: number;
  readonly cells: number;
  /** Cells of all shards. */
  readonly allCells: number;
  readonly ties: number;
  readonly blockBytes: number;
}

type Shape = readonly [kind: 'u8' | 'u16' | 'u32' | 'i16' | 'i32', length: (n: Sizes) => number];

/** Every column with its kind and length; the shard's cells one after another, within a cell as named. */
const COLUMNS = {
  /** [cell] Agents, 0 to as many as there is room for. */
  agents: ['u16', (n) => n.cells],
  /** [cell] Where the cell's block begins in `blocks`, in units of 64 bytes. */
  blockStarts: ['u32', (n) => n.cells],
  /** [cell x party] Standing taste, Q15. */
  tastes: ['i16', (n) => n.cells * n.parties],
  /** [tie] The cell of the population listened to; all ties of a cell together, cells in order. */
  tiedCells: ['u32', (n) => n.ties],
  /** [cell x party] T: mean of the tied cells yesterday, Q15. */
  tieMeans: ['i16', (n) => n.cells * n.parties],
  /** [cell x party] Mean loyalty of the cell, truncated toward zero, Q15. */
  means: ['i16', (n) => n.cells * n.parties],
  /** [cell of the population x party] The means of all shards, as of yesterday. */
  news: ['i16', (n) => n.allCells * n.parties],
  /** [cell] Share of the cell that is active, Q15. */
  activeShares: ['i16', (n) => n.cells],
  /** [cell of the population] The active shares of all shards, as of yesterday. */
  activeNews: ['i16', (n) => n.allCells],
  /** [cell] Mean active share of the tied cells yesterday, Q15. */
  tieActives: ['i16', (n) => n.cells],
  /** [cell x rung] Agents whose drive stands above their threshold by more than the rung's height, today. */
  beyond: ['u16', (n) => n.cells * RUNGS],
  /** [cell] Fatigue of action, Q15 from 0. */
  fatigues: ['i16', (n) => n.cells],
  /** [cell] Sum of rho over the cell's agents, today. */
  rhoSums: ['i32', (n) => n.cells],
  /**
   * [cell x width] Today's counts: agents by allegiance (last: none), the active by allegiance, sums of
   * loyalty.
   */
  tallies: ['i32', (n) => n.cells * tallyWidth(n.parties)],
  /** The blocks of all cells. */
  blocks: ['u8', (n) => n.blockBytes],
} as const satisfies Record<string, Shape>;

const KIND = 0;
const LENGTH = 1;

const VIEWS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i16: Int16Array,
  i32: Int32Array,
} as const;

type ViewType = new (buffer: ArrayBufferLike, offset: number, length: number) => ArrayBufferView;
type View<Name extends keyof typeof COLUMNS> = InstanceType<
  (typeof VIEWS)[(typeof COLUMNS)[Name][typeof KIND]]
>;

export type PeopleColumn = keyof typeof COLUMNS;

export const PEOPLE_COLUMNS = Object.keys(COLUMNS) as readonly PeopleColumn[];

/** Views of all columns. */
export type PeopleColumns = { readonly [Name in PeopleColumn]: View<Name> } & {
  readonly partyCount: number;
  /** The bytes of `blocks` as int16. */
  readonly loyalties: Int16Array;
};

/** The columns that a day changes and the next one needs: what a snapshot keeps of the people. */
export const LASTING = [
  'agents',
  'tieMeans',
  'means',
  'activeShares',
  'fatigues',
  'rhoSums',
  'tallies',
  'blocks',
] as const satisfies readonly PeopleColumn[];

/** Byte offsets of the columns from the beginning of the shard's memory, and its size. */
export interface Layout {
  readonly partyCount: number;
  readonly bytes: number;
  readonly offsets: Readonly<Record<PeopleColumn, number>>;
  readonly lengths: Readonly<Record<PeopleColumn, number>>;
}

/** A shard with its memory. */
export interface Shard extends ShardPlan {
  readonly layout: Layout;
  readonly columns: PeopleColumns;
}

/** Memory for a shard: a buffer and where in it the people begin, a multiple of 64. */
export interface Ground {
  readonly buffer: ArrayBufferLike;
  readonly offset: number;
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Agents of a cell with the padding of its last tile. */
export const lanesOf = (agents: number): number => (agents + LANES - 1) & -LANES;

/** Bytes of one cell's block. */
const blockBytesOf = (agents: number, partyCount: number): number =>
  aligned(lanesOf(agents) * (2 * partyCount + 3));

/** Lays out the people of a shard. */
export function layoutOf({ cellRooms }: PopulationPlan, shard: ShardPlan, partyCount: number): Layout {
  const rooms = cellRooms.subarray(shard.cellBegin, shard.cellEnd);
  const sizes: Sizes = {
    parties: partyCount,
    cells: rooms.length,
    allCells: cellRooms.length,
    ties: shard.ties,
    blockBytes: rooms.reduce((sum, count) => sum + blockBytesOf(count, partyCount), 0),
  };
  const lengths = eachColumn((name) => COLUMNS[name][LENGTH](sizes));
  let bytes = 0;
  const offsets = eachColumn((name) => {
    const offset = bytes;
    bytes += aligned(lengths[name] * VIEWS[COLUMNS[name][KIND]].BYTES_PER_ELEMENT);
    return offset;
  });
  return { partyCount, bytes, offsets, lengths };
}

/**
 * Views of all columns of people who lie at `ground`. Written out, not gathered: all populations then have
 * one hidden class, and code that was compiled for one run stays good for the next.
 */
export function viewColumns({ offsets, lengths, partyCount }: Layout, ground: Ground): PeopleColumns {
  const { buffer, offset } = ground;
  const view = <Name extends PeopleColumn>(name: Name): View<Name> => {
    const ViewOf: ViewType = VIEWS[COLUMNS[name][KIND]];
    return new ViewOf(buffer, offset + offsets[name], lengths[name]) as View<Name>;
  };
  return {
    agents: view('agents'),
    blockStarts: view('blockStarts'),
    tastes: view('tastes'),
    tiedCells: view('tiedCells'),
    tieMeans: view('tieMeans'),
    means: view('means'),
    news: view('news'),
    activeShares: view('activeShares'),
    activeNews: view('activeNews'),
    tieActives: view('tieActives'),
    beyond: view('beyond'),
    fatigues: view('fatigues'),
    rhoSums: view('rhoSums'),
    tallies: view('tallies'),
    blocks: view('blocks'),
    loyalties: new Int16Array(buffer, offset + offsets.blocks, lengths.blocks / 2),
    partyCount,
  };
}

function eachColumn<T>(make: (name: PeopleColumn) => T): Record<PeopleColumn, T> {
  return Object.fromEntries(PEOPLE_COLUMNS.map((name) => [name, make(name)])) as Record<PeopleColumn, T>;
}

/** Index in `loyalties` of a cell's first agent and first party; see `loyaltyStep` for the others. */
export const firstLoyalty = (columns: PeopleColumns, cell: number): number =>
  columns.blockStarts[cell] * (ALIGNMENT / 2);

/** How far behind the first agent's loyalty to a party lies that of agent j. */
export const loyaltyStep = (partyCount: number, j: number): number =>
  (j >> 3) * (partyCount * LANES) + (j & (LANES - 1));

/** Index in `blocks` of a cell's first receptivity. */
export const firstReceptivity = ({ blockStarts, agents, partyCount }: PeopleColumns, cell: number): number =>
  blockStarts[cell] * ALIGNMENT + lanesOf(agents[cell]) * 2 * partyCount;

/** Index in `blocks` of a cell's first threshold. */
export const firstThreshold = (columns: PeopleColumns, cell: number): number =>
  firstReceptivity(columns, cell) + lanesOf(columns.agents[cell]);

/** Index in `blocks` of a cell's first code. */
export const firstCode = (columns: PeopleColumns, cell: number): number =>
  firstThreshold(columns, cell) + lanesOf(columns.agents[cell]);

/** Writes every cell's agents, and where its block begins: one after another, with room for who may come. */
export function placeBlocks(
  { agents, blockStarts, partyCount }: PeopleColumns,
  { cellAgents, cellRooms }: PopulationPlan,
  { cellBegin, cellEnd }: ShardPlan,
): void {
  agents.set(cellAgents.subarray(cellBegin, cellEnd));
  let start = 0;
  for (let cell = cellBegin; cell < cellEnd; cell++) {
    blockStarts[cell - cellBegin] = start;
    start += blockBytesOf(cellRooms[cell], partyCount) / ALIGNMENT;
  }
}
