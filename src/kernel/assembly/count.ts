/**
 * Counting the codes of a cell: population/count.ts.
 *
 * Decision worth knowing: every code has a vector of sixteen bytes with ones where it counts, eight for
 * allegiances and eight for those who are active too, so counting an agent is one addition. That has no place
 * for those who hold to none; they are the rest.
 */
import { ACTIVE_BIT, FRONT_counts, FRONT_ones, LANES, PARTIES_MAX } from './constants';

const VECTOR: usize = 16;

/** Agents that a byte can count, in whole tiles. */
const BYTE_AGENTS: usize = 248;

/** Writes the vectors of all codes. */
export function openOnes(): void {
  for (let allegiance = 0; allegiance < PARTIES_MAX; allegiance++) {
    const quiet: usize = FRONT_ones + VECTOR * allegiance;
    const active: usize = FRONT_ones + VECTOR * (allegiance | ACTIVE_BIT);
    store<u8>(quiet + allegiance, 1);
    store<u8>(active + allegiance, 1);
    store<u8>(active + PARTIES_MAX + allegiance, 1);
  }
}

/** The ones of two neighbours. */
function onesOf(codes: usize): v128 {
  const left = v128.load(FRONT_ones + VECTOR * load<u8>(codes));
  return i8x16.add(left, v128.load(FRONT_ones + VECTOR * load<u8>(codes, 1)));
}

/**
 * Writes the counts of a cell into its row: agents by allegiance, then the active by allegiance; the number
 * of parties is that of none.
 */
export function countCodes(
  parties: i32,
  codes: usize,
  lanes: i32,
  agents: i32,
  actives: i32,
  row: usize,
): void {
  let all = i16x8.splat(0);
  let active = i16x8.splat(0);
  for (const end = codes + lanes; codes < end;) {
    const stop = min(end, codes + BYTE_AGENTS);
    let ones = i8x16.splat(0);
    do {
      const some = i8x16.add(onesOf(codes), onesOf(codes + 2));
      ones = i8x16.add(ones, i8x16.add(some, i8x16.add(onesOf(codes + 4), onesOf(codes + 6))));
      codes += LANES;
    } while (codes < stop);
    all = i16x8.add(all, i16x8.extend_low_i8x16_u(ones));
    active = i16x8.add(active, i16x8.extend_high_i8x16_u(ones));
  }
  v128.store(FRONT_counts, all);
  v128.store(FRONT_counts + VECTOR, active);
  writeCounts(FRONT_counts, parties, agents, row);
  writeCounts(FRONT_counts + VECTOR, parties, actives, row + 4 * (parties + 1));
}

/** Writes the counts of the parties, and those who remain of all. */
function writeCounts(counts: usize, parties: i32, all: i32, row: usize): void {
  for (const end = row + 4 * parties; row < end; row += 4, counts += 2) {
    const count: i32 = load<u16>(counts);
    store<i32>(row, count);
    all -= count;
  }
  store<i32>(row, all);
}
