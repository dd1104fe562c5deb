/**
 * Where things lie: population/layout.ts for one cell, in addresses.
 */
import {
  ALIGNMENT,
  COLUMN_agents,
  COLUMN_blockStarts,
  COLUMN_blocks,
  FRONT_columns,
  FRONT_counts,
  FRONT_row,
  LANES,
  PARTIES_MAX,
} from './constants';

/** The address of a column, given by its ordinal. */
export function column(ordinal: usize): usize {
  return load<u32>(FRONT_columns + 4 * ordinal);
}

/** A figure of the stratum's inputs. */
export function input(field: usize): i32 {
  return load<i32>(FRONT_row + 4 * field);
}

/** Agents of a cell. */
export function agentsOf(cell: usize): i32 {
  return load<u16>(column(COLUMN_agents) + 2 * cell);
}

/** Agents with the padding of the last tile. */
export function lanesOf(agents: i32): i32 {
  return (agents + LANES - 1) & -LANES;
}

/** Bytes of a tile. */
export function tileBytes(parties: i32): i32 {
  return 2 * LANES * parties;
}

/** Address of a cell's first loyalty. */
export function blockOf(cell: usize): usize {
  return column(COLUMN_blocks) + ALIGNMENT * load<u32>(column(COLUMN_blockStarts) + 4 * cell);
}

/**
 * Bytes from a cell's first loyalty to its first receptivity; thresholds and codes follow, a byte for each
 * lane.
 */
export function loyaltyBytes(lanes: i32, parties: i32): i32 {
  return 2 * lanes * parties;
}

/** Ones in the lanes of the last tile that are agents, zeros in those that are padding. */
export function lastTileMask(agents: i32): v128 {
  return i16x8.gt_s(i16x8.splat(<i16>(((agents - 1) & (LANES - 1)) + 1)), i16x8(0, 1, 2, 3, 4, 5, 6, 7));
}

/** Stores one i16 for every party. */
export function storeNumbers(at: usize, numbers: v128, parties: i32): void {
  if (parties == PARTIES_MAX) {
    v128.store(at, numbers);
    return;
  }
  v128.store(FRONT_counts, numbers);
  memory.copy(at, FRONT_counts, 2 * parties);
}

/** Stores one i32 for every party: four low ones, four high ones. */
export function storeSums(at: usize, low: v128, high: v128, parties: i32): void {
  if (parties == PARTIES_MAX) {
    v128.store(at, low);
    v128.store(at, high, 16);
    return;
  }
  v128.store(FRONT_counts, low);
  v128.store(FRONT_counts, high, 16);
  memory.copy(at, FRONT_counts, 4 * parties);
}

/** Numbers in a row of tallies. */
export function tallyWidth(parties: i32): i32 {
  return 3 * parties + 2;
}
