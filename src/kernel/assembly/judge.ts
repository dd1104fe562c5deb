/**
 * Who holds to whom and who acts in public: kernel/action.ts and population/allegiance.ts, eight agents at a time.
 *
 * Decision worth knowing: eight loyalties add up to 19 bits. Rather than widen them, two sums of 16 bits are kept: one
 * modulo 2 to the 16, and one of the loyalties without their four lowest bits; together they give the exact sum.
 */
import {
  ACTIVE_BIT,
  COLUMN_activeShares,
  COLUMN_fatigues,
  FIELD_call,
  FIELD_discontent,
  FIELD_fear,
  FIELD_floor,
  FIELD_grievance,
  FIELD_kappa,
  FIELD_officeMask,
  FRONT_offices,
  FRONT_row,
  LANES,
  PADDING,
  THRESHOLD_SHIFT,
} from './constants';
import { interleaveHigh, interleaveLow, mulQ15, pairs } from './arithmetic';
import { column, input } from './block';

const VECTOR: usize = 16;
const COARSE: i32 = 4;

/** Writes for every party how far its loyalties count inside office and outside: wholly, or as the least number. */
export function openOffices(parties: i32): void {
  const mask = input(FIELD_officeMask);
  for (let p = 0; p < parties; p++) {
    const isInside = (mask >> p) & 1;
    const at: usize = FRONT_offices + 2 * VECTOR * p;
    v128.store(at, i16x8.splat(isInside ? 32767 : -32768));
    v128.store(at + VECTOR, i16x8.splat(isInside ? -32768 : 32767));
  }
}

/** The weights of the calls, one in every lane; a swizzle looks them up. */
function calls(): v128 {
  const call: usize = FRONT_row + 4 * FIELD_call;
  return i16x8.narrow_i32x4_s(v128.load(call), v128.load(call + VECTOR));
}

/** Writes the codes of a cell's agents from their loyalties and thresholds. */
export function judge(
  parties: i32,
  cell: usize,
  tile: usize,
  threshold: usize,
  lanes: i32,
  agents: i32,
): void {
  const everyone = (1 << parties) - 1;
  const office = input(FIELD_officeMask) & everyone;
  const anyInside = i16x8.splat(office != 0 ? -1 : 0);
  const anyOutside = i16x8.splat(office != everyone ? -1 : 0);
  const none = i16x8.splat(<i16>parties);
  const excess = pairs(parties, -(1 << COARSE));
  const floor = i32x4.splat(parties * input(FIELD_floor));
  const call = calls();
  const grievance = i16x8.splat(<i16>input(FIELD_grievance));
  const discontent = i16x8.splat(<i16>input(FIELD_discontent));
  const activeShare = load<i16>(column(COLUMN_activeShares) + 2 * cell);
  const contagion = i16x8.splat(<i16>mulQ15(input(FIELD_kappa), activeShare));
  const fear = i16x8.splat(<i16>input(FIELD_fear));
  const fatigue = i16x8.splat(load<i16>(column(COLUMN_fatigues) + 2 * cell));
  const one = i16x8.splat(1);

  const end = threshold + lanes;
  for (; threshold < end; threshold += LANES) {
    let l = v128.load(tile);
    let greatest = l;
    let choice = i16x8.splat(0);
    let fine = l;
    let coarse = i16x8.shr_s(l, COARSE);
    let offices: usize = FRONT_offices;
    let inside = i16x8.min_s(l, v128.load(offices));
    let outside = i16x8.min_s(l, v128.load(offices, VECTOR));
    let party = i16x8.splat(0);
    for (let p = 1; p < parties; p++) {
      tile += VECTOR;
      offices += 2 * VECTOR;
      party = i16x8.add(party, one);
      l = v128.load(tile);
      choice = i16x8.max_s(choice, v128.and(i16x8.gt_s(l, greatest), party));
      greatest = i16x8.max_s(greatest, l);
      fine = i16x8.add(fine, l);
      coarse = i16x8.add(coarse, i16x8.shr_s(l, COARSE));
      inside = i16x8.max_s(inside, i16x8.min_s(l, v128.load(offices)));
      outside = i16x8.max_s(outside, i16x8.min_s(l, v128.load(offices, VECTOR)));
    }
    tile += VECTOR;

    const rest = i16x8.sub(fine, i16x8.shl(coarse, COARSE));
    const low = i32x4.sub(
      i32x4.dot_i16x8_s(interleaveLow(greatest, coarse), excess),
      i32x4.extend_low_i16x8_u(rest),
    );
    const high = i32x4.sub(
      i32x4.dot_i16x8_s(interleaveHigh(greatest, coarse), excess),
      i32x4.extend_high_i16x8_u(rest),
    );
    const holdsToNone = i16x8.narrow_i32x4_s(i32x4.lt_s(low, floor), i32x4.lt_s(high, floor));

    // Bytes 2c and 2c + 1 of the calls for choice c; none looks behind their end and finds 0.
    const place = i16x8.add(i16x8.mul(choice, i16x8.splat(0x0202)), i16x8.splat(0x0100));
    const called = v128.swizzle(call, v128.or(place, holdsToNone));
    const aggrieved = i16x8.sub_sat_s(v128.and(outside, anyOutside), v128.and(inside, anyInside));
    let drive = i16x8.add_sat_s(i16x8.q15mulr_sat_s(grievance, aggrieved), discontent);
    drive = i16x8.add_sat_s(drive, i16x8.q15mulr_sat_s(called, i16x8.max_s(greatest, i16x8.splat(0))));
    drive = i16x8.add_sat_s(drive, contagion);
    drive = i16x8.sub_sat_s(drive, fear);
    drive = i16x8.sub_sat_s(drive, fatigue);
    const isActive = i16x8.gt_s(drive, i16x8.shl(v128.load_ext<u8>(threshold), THRESHOLD_SHIFT));

    const allegiance = i16x8.max_s(choice, v128.and(holdsToNone, none));
    const code = v128.or(allegiance, v128.and(isActive, i16x8.splat(<i16>ACTIVE_BIT)));
    v128.store_lane<i64>(threshold + lanes, i8x16.narrow_i16x8_u(code, code), 0);
  }
  for (let j = agents; j < lanes; j++) store<u8>(threshold + j, PADDING);
}
