/**
 * Counting the codes of a cell: population/count.ts, sixteen agents at a time.
 *
 * Decision worth knowing: sixteen counters of one byte count one code at a time. A cell has at most 128 times sixteen
 * agents, so they cannot overflow.
 */
import { ACTIVE_BIT } from './constants';
import { sum32 } from './arithmetic';

const VECTOR: usize = 16;

function sumBytes(x: v128): i32 {
  return sum32(i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(x)));
}

/**
 * Writes the counts of a cell into its row: agents by allegiance, then the active by allegiance; the number of parties is
 * that of none. Returns how many are active.
 */
export function countCodes(parties: i32, codes: usize, lanes: i32, row: usize): i32 {
  const end = codes + (lanes & ~15);
  let actives = 0;
  for (let allegiance = 0; allegiance <= parties; allegiance++) {
    const quietCode = i8x16.splat(<i8>allegiance);
    const activeCode = i8x16.splat(<i8>(allegiance | ACTIVE_BIT));
    let quiets = i8x16.splat(0);
    let active = i8x16.splat(0);
    let at = codes;
    for (; at < end; at += VECTOR) {
      const code = v128.load(at);
      quiets = i8x16.sub(quiets, i8x16.eq(code, quietCode));
      active = i8x16.sub(active, i8x16.eq(code, activeCode));
    }
    if (lanes & 8) {
      const code = i64x2.replace_lane(i64x2.splat(-1), 0, load<i64>(at));
      quiets = i8x16.sub(quiets, i8x16.eq(code, quietCode));
      active = i8x16.sub(active, i8x16.eq(code, activeCode));
    }
    const activeCount = sumBytes(active);
    store<i32>(row, sumBytes(quiets) + activeCount);
    store<i32>(row + 4 * (parties + 1), activeCount);
    actives += activeCount;
    row += 4;
  }
  return actives;
}
