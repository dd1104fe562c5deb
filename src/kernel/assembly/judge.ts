/**
 * Who holds to whom and who acts in public: kernel/action.ts and population/allegiance.ts, eight agents at a
 * time.
 *
 * Decision worth knowing: eight loyalties add up to 19 bits. Rather than widen them, two sums of 16 bits are
 * kept: one modulo 2 to the 16, and one of the loyalties without their four lowest bits; together they give
 * the exact sum. What stays the same is kept in memory as whole vectors, because registers are too few.
 */
import {
  ACTIVE_BIT,
  COLUMN_activeShares,
  COLUMN_beyond,
  COLUMN_fatigues,
  COLUMN_tieActives,
  FIELD_call,
  FIELD_diffusion,
  FIELD_discontent,
  FIELD_fear,
  FIELD_floor,
  FIELD_grievance,
  FIELD_kappa,
  FIELD_officeMask,
  FIELD_rungs,
  FIELD_thresholdLeast,
  FIELD_thresholdStep,
  FRONT_activeBit,
  FRONT_anyInside,
  FRONT_anyOutside,
  FRONT_beyond,
  FRONT_calls,
  FRONT_contagion,
  FRONT_discontent,
  FRONT_excess,
  FRONT_fatigue,
  FRONT_fear,
  FRONT_floor,
  FRONT_grievance,
  FRONT_none,
  FRONT_parties,
  FRONT_row,
  FRONT_rungs,
  FRONT_thresholdLeast,
  FRONT_thresholdStep,
  LANES,
  PADDING,
  RUNGS,
} from './constants';
import { interleaveHigh, interleaveLow, mulQ15, pairs, sat16, sum32 } from './arithmetic';
import { column, input, lastTileMask } from './block';

const VECTOR: usize = 16;
const COARSE: i32 = 4;

/**
 * Vectors of a party: how far its loyalties count inside office and outside, wholly or as the least number;
 * place.
 */
const INSIDE: usize = 0;
const OUTSIDE: usize = VECTOR;
const PLACE: usize = 2 * VECTOR;
const PARTY_BYTES: usize = 3 * VECTOR;

/** The place of a party's call among the calls: its two bytes, as a swizzle wants them. */
function placeOf(party: i32): i32 {
  return (2 * party) | ((2 * party + 1) << 8);
}

function fill(at: usize, x: i32): void {
  v128.store(at, i16x8.splat(<i16>x));
}

/** Prepares what is the same for a whole stratum. */
export function openJudgement(parties: i32): void {
  const everyone = (1 << parties) - 1;
  const office = input(FIELD_officeMask);
  for (let p = 0; p < parties; p++) {
    const isInside = (office >> p) & 1;
    const at: usize = FRONT_parties + PARTY_BYTES * p;
    fill(at + INSIDE, isInside ? 32767 : -32768);
    fill(at + OUTSIDE, isInside ? -32768 : 32767);
    fill(at + PLACE, placeOf(p));
  }
  fill(FRONT_anyInside, office != 0 ? -1 : 0);
  fill(FRONT_anyOutside, office != everyone ? -1 : 0);
  fill(FRONT_none, parties);
  fill(FRONT_activeBit, ACTIVE_BIT);
  fill(FRONT_grievance, input(FIELD_grievance));
  fill(FRONT_discontent, input(FIELD_discontent));
  fill(FRONT_fear, input(FIELD_fear));
  fill(FRONT_thresholdLeast, input(FIELD_thresholdLeast));
  fill(FRONT_thresholdStep, input(FIELD_thresholdStep));
  v128.store(FRONT_excess, pairs(parties, -(1 << COARSE)));
  v128.store(FRONT_floor, i32x4.splat(parties * input(FIELD_floor)));
  for (let rung = 0; rung < RUNGS; rung++) {
    const height = input(FIELD_rungs + rung);
    fill(FRONT_rungs + VECTOR * rung, height > 0 ? height : 32767);
    v128.store(FRONT_beyond + VECTOR * rung, i16x8.splat(0));
  }
  const call: usize = FRONT_row + 4 * FIELD_call;
  v128.store(FRONT_calls, i16x8.narrow_i32x4_s(v128.load(call), v128.load(call + VECTOR)));
}

/** Whether anybody is counted beyond heights: the row has one that is not 0. */
function hasRungs(): bool {
  let any = 0;
  for (let rung = 0; rung < RUNGS; rung++) any |= input(FIELD_rungs + rung);
  return any != 0;
}

/**
 * Counts those of eight agents that are driven beyond each height: by what their drive has above their
 * thresholds, as far as they are somebody. Heights that are none lie above all.
 */
function climb(excess: v128, somebody: v128): void {
  for (let rung: usize = 0; rung < VECTOR * RUNGS; rung += VECTOR) {
    const isBeyond = v128.and(i16x8.gt_s(excess, v128.load(FRONT_rungs + rung)), somebody);
    v128.store(FRONT_beyond + rung, i16x8.sub(v128.load(FRONT_beyond + rung), isBeyond));
  }
}

/** Writes how many of a cell are beyond each height, and begins anew. */
export function landClimbers(cell: usize): void {
  const at = column(COLUMN_beyond) + 2 * RUNGS * cell;
  for (let rung = 0; rung < RUNGS; rung++) {
    const counts: usize = FRONT_beyond + VECTOR * rung;
    store<u16>(at + 2 * rung, <u16>sum32(i32x4.extadd_pairwise_i16x8_s(v128.load(counts))));
    v128.store(counts, i16x8.splat(0));
  }
}

/** Prepares what is the same for a whole cell. */
function openCell(cell: usize): void {
  const own = mulQ15(input(FIELD_kappa), load<i16>(column(COLUMN_activeShares) + 2 * cell));
  const tied = mulQ15(input(FIELD_diffusion), load<i16>(column(COLUMN_tieActives) + 2 * cell));
  fill(FRONT_contagion, sat16(own + tied));
  fill(FRONT_fatigue, load<i16>(column(COLUMN_fatigues) + 2 * cell));
}

/**
 * Ones where the greatest loyalty stands less than the floor above the mean of all, given by their two sums.
 */
function noneStandsOut(greatest: v128, fine: v128, coarse: v128): v128 {
  const rest = i16x8.sub(fine, i16x8.shl(coarse, COARSE));
  const excess = v128.load(FRONT_excess);
  const low = i32x4.dot_i16x8_s(interleaveLow(greatest, coarse), excess);
  const high = i32x4.dot_i16x8_s(interleaveHigh(greatest, coarse), excess);
  const floor = v128.load(FRONT_floor);
  return i16x8.narrow_i32x4_s(
    i32x4.lt_s(i32x4.sub(low, i32x4.extend_low_i16x8_u(rest)), floor),
    i32x4.lt_s(i32x4.sub(high, i32x4.extend_high_i16x8_u(rest)), floor),
  );
}

/**
 * What drives people to act, from the call of their party, their greatest loyalty, and the best in office and
 * outside.
 */
function driveOf(called: v128, greatest: v128, inside: v128, outside: v128): v128 {
  const best = i16x8.max_s(greatest, i16x8.splat(0));
  const outer = v128.and(outside, v128.load(FRONT_anyOutside));
  const inner = v128.and(inside, v128.load(FRONT_anyInside));
  let drive = i16x8.q15mulr_sat_s(v128.load(FRONT_grievance), i16x8.sub_sat_s(outer, inner));
  drive = i16x8.add_sat_s(drive, v128.load(FRONT_discontent));
  drive = i16x8.add_sat_s(drive, i16x8.q15mulr_sat_s(called, best));
  drive = i16x8.add_sat_s(drive, v128.load(FRONT_contagion));
  drive = i16x8.sub_sat_s(drive, v128.load(FRONT_fear));
  return i16x8.sub_sat_s(drive, v128.load(FRONT_fatigue));
}

/** Thresholds of eight agents from their bytes; products beyond 16 bits come back into range with the sum. */
function thresholdsOf(bytes: usize): v128 {
  const above = i16x8.mul(v128.load_ext<u8>(bytes), v128.load(FRONT_thresholdStep));
  return i16x8.add(v128.load(FRONT_thresholdLeast), above);
}

/** Writes the codes of a cell's agents from their loyalties and thresholds; returns how many are active. */
export function judge(
  parties: i32,
  cell: usize,
  tile: usize,
  threshold: usize,
  lanes: i32,
  agents: i32,
): i32 {
  openCell(cell);
  const climbs = hasRungs();
  const everyone = i16x8.splat(-1);
  let actives = i16x8.splat(0);
  let isActive = i16x8.splat(0);
  const partiesEnd = FRONT_parties + PARTY_BYTES * parties;
  const end = threshold + lanes;
  for (; threshold < end; threshold += LANES) {
    let l = v128.load(tile);
    let greatest = l;
    let place = v128.load(FRONT_parties, PLACE);
    let fine = l;
    let coarse = i16x8.shr_s(l, COARSE);
    let inside = i16x8.min_s(l, v128.load(FRONT_parties, INSIDE));
    let outside = i16x8.min_s(l, v128.load(FRONT_parties, OUTSIDE));
    tile += VECTOR;
    for (let party: usize = FRONT_parties + PARTY_BYTES; party < partiesEnd; party += PARTY_BYTES) {
      l = v128.load(tile);
      place = i16x8.max_s(place, v128.and(i16x8.gt_s(l, greatest), v128.load(party, PLACE)));
      greatest = i16x8.max_s(greatest, l);
      fine = i16x8.add(fine, l);
      coarse = i16x8.add(coarse, i16x8.shr_s(l, COARSE));
      inside = i16x8.max_s(inside, i16x8.min_s(l, v128.load(party, INSIDE)));
      outside = i16x8.max_s(outside, i16x8.min_s(l, v128.load(party, OUTSIDE)));
      tile += VECTOR;
    }

    const holdsToNone = noneStandsOut(greatest, fine, coarse);
    // Who holds to none looks behind the end of the calls and finds 0.
    const called = v128.swizzle(v128.load(FRONT_calls), v128.or(place, holdsToNone));
    const drive = driveOf(called, greatest, inside, outside);
    const own = thresholdsOf(threshold);
    isActive = i16x8.gt_s(drive, own);
    if (climbs) {
      const isLast = threshold + LANES >= end;
      climb(i16x8.sub_sat_s(drive, own), isLast ? lastTileMask(agents) : everyone);
    }
    actives = i16x8.sub(actives, isActive);

    const choice = i16x8.shr_u(i16x8.shl(place, 8), 9);
    const allegiance = i16x8.max_s(choice, v128.and(holdsToNone, v128.load(FRONT_none)));
    const code = v128.or(allegiance, v128.and(isActive, v128.load(FRONT_activeBit)));
    v128.store_lane<i64>(threshold + lanes, i8x16.narrow_i16x8_u(code, code), 0);
  }
  for (let j = agents; j < lanes; j++) store<u8>(threshold + j, PADDING);
  landClimbers(cell);
  actives = i16x8.add(actives, v128.andnot(isActive, lastTileMask(agents)));
  return sum32(i32x4.extadd_pairwise_i16x8_s(actives));
}
