/**
 * Whom people would choose, and who goes to vote: population/votes.ts, eight agents at a time.
 *
 * Decision worth knowing: the curve of chances is a table, which vectors cannot look up; so that one number is
 * fetched for each agent by itself, and all else is done for eight.
 */
import {
  FRONT_baseHigh,
  FRONT_baseLow,
  FRONT_cellVotes,
  FRONT_chances,
  FRONT_choices,
  FRONT_favourites,
  FRONT_heeded,
  FRONT_laneLoyalty,
  FRONT_laneVotes,
  FRONT_leads,
  FRONT_lists,
  FRONT_loyalty,
  FRONT_multipliers,
  FRONT_noise,
  FRONT_noiseWords,
  FRONT_silent,
  FRONT_votes,
  HEED,
  LANES,
  PARTIES_MAX,
} from './constants';
import { interleaveHigh, interleaveLow, sum32, sum64 } from './arithmetic';
import { agentsOf, blockOf, lanesOf, lastTileMask, tileBytes } from './block';
import { countCodes, openOnes } from './count';
import { drawNoise } from './draw';
import { mixIndices, openLearning } from './learn';

const VECTOR: usize = 16;

/** From where votes are counted in lanes to where the loyalty of those who cast them is. */
const LOYALTY: usize = FRONT_laneLoyalty - FRONT_laneVotes;

/** Tiles that can be counted in lanes: a lane of 32 bits takes two loyalties a tile. */
const LANE_TILES = 32_767;

/** Takes what was counted in lanes, and empties them. */
function takeLanes(parties: i32): void {
  for (let p: usize = 0; p < <usize>parties; p++) {
    const at: usize = FRONT_laneVotes + VECTOR * p;
    const votes = sum32(i32x4.extadd_pairwise_i16x8_u(v128.load(at)));
    store<i32>(FRONT_votes + 4 * p, load<i32>(FRONT_votes + 4 * p) + votes);
    const lanes = v128.load(at, LOYALTY);
    const loyalty = sum64(i64x2.add(i64x2.extend_low_i32x4_s(lanes), i64x2.extend_high_i32x4_s(lanes)));
    store<i64>(FRONT_loyalty + 8 * p, load<i64>(FRONT_loyalty + 8 * p) + loyalty);
  }
  memory.fill(FRONT_laneVotes, 0, LOYALTY + VECTOR * PARTIES_MAX);
}

/** Counts those of eight agents who are somebody by the first of the parties that they hold to most. */
function adhereEight(tile: usize, end: usize, somebody: v128): void {
  let greatest = v128.load(tile);
  for (let at = tile + VECTOR; at < end; at += VECTOR) greatest = i16x8.max_s(greatest, v128.load(at));
  let rest = somebody;
  for (let count: usize = FRONT_laneVotes; tile < end; tile += VECTOR, count += VECTOR) {
    const ones = v128.and(i16x8.eq(v128.load(tile), greatest), rest);
    rest = v128.xor(rest, ones);
    v128.store(count, i16x8.sub(v128.load(count), ones));
    const loyalty = i32x4.sub(v128.load(count, LOYALTY), i32x4.dot_i16x8_s(ones, greatest));
    v128.store(count, loyalty, LOYALTY);
  }
}

/** Adds those of the cells from `begin` to `end` who hold to each party, and their loyalty to it. */
export function adhere(parties: i32, begin: usize, end: usize): void {
  takeLanes(0);
  const everybody = i16x8.splat(-1);
  const stride: usize = tileBytes(parties);
  let tiles = 0;
  for (let cell = begin; cell < end; cell++) {
    const agents = agentsOf(cell);
    if (agents == 0) continue;
    let tile = blockOf(cell);
    for (const last = tile + stride * ((agents - 1) >> 3); tile < last; tile += stride) {
      adhereEight(tile, tile + stride, everybody);
      if (++tiles < LANE_TILES) continue;
      takeLanes(parties);
      tiles = 0;
    }
    adhereEight(tile, tile + stride, lastTileMask(agents));
    if (++tiles < LANE_TILES) continue;
    takeLanes(parties);
    tiles = 0;
  }
  takeLanes(parties);
}

/** Whether some parties stand on one list, but not all. */
function areJoint(parties: i32, isContested: i32): bool {
  if (!isContested) return false;
  for (let p = 1; p < parties; p++)
    for (let q = 0; q < p; q++)
      if (load<i16>(FRONT_lists + 2 * p) == load<i16>(FRONT_lists + 2 * q)) return true;
  return false;
}

/** The greatest loyalty of eight agents to a party that stands on another list than their favourite. */
function nextOf(parties: i32, tile: usize, favourite: v128): v128 {
  const list = v128.swizzle(v128.load(FRONT_lists), placesOf(favourite));
  const greatest = i16x8.splat(32767);
  let next = i16x8.splat(-32768);
  for (let p = 0; p < parties; p++) {
    // All bits but those of the greatest number are the least one.
    const most = v128.xor(i16x8.eq(list, v128.load_splat<i16>(FRONT_lists + 2 * p)), greatest);
    next = i16x8.max_s(next, i16x8.min_s(v128.load(tile + VECTOR * p), most));
  }
  return next;
}

/** Writes the party of greatest loyalty of eight agents, and the lead of its list. */
function choose(parties: i32, tile: usize, lead: v128, joint: bool): void {
  const one = i16x8.splat(1);
  let party = one;
  let greatest = v128.load(tile);
  let favourite = i16x8.splat(0);
  let next = i16x8.splat(-32768);
  for (let at = tile + VECTOR, end = tile + tileBytes(parties); at < end; at += VECTOR) {
    const l = v128.load(at);
    favourite = i16x8.max_s(favourite, v128.and(i16x8.gt_s(l, greatest), party));
    next = i16x8.max_s(next, i16x8.min_s(l, greatest));
    greatest = i16x8.max_s(greatest, l);
    party = i16x8.add(party, one);
  }
  if (joint) next = nextOf(parties, tile, favourite);
  v128.store(FRONT_favourites, favourite);
  v128.store(FRONT_leads, v128.and(i16x8.sub(greatest, next), lead));
}

/** The place of each agent's party in a table of two bytes a party, as a swizzle wants it. */
function placesOf(favourites: v128): v128 {
  return i16x8.add(i16x8.mul(favourites, i16x8.splat(0x0202)), i16x8.splat(0x0100));
}

/** Of how many traits four agents of such readiness vote. */
function chancesOf(ready: v128, stepBits: i32, last: i32): v128 {
  const step = i32x4.add(i32x4.shr_s(ready, stepBits), i32x4.splat(last >> 1));
  const at = i32x4.shl(i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.splat(last), step)), 2);
  let chances = v128.load32_zero(FRONT_chances + i32x4.extract_lane(at, 0));
  chances = v128.load_lane<i32>(FRONT_chances + i32x4.extract_lane(at, 1), chances, 1);
  chances = v128.load_lane<i32>(FRONT_chances + i32x4.extract_lane(at, 2), chances, 2);
  return v128.load_lane<i32>(FRONT_chances + i32x4.extract_lane(at, 3), chances, 3);
}

/** Which of the eight agents that were looked at vote, by their traits and the numbers that say what they heed. */
function voting(traits: v128, heed: v128, indifference: i32, stepBits: i32, last: i32): v128 {
  const places = placesOf(v128.load(FRONT_favourites));
  const leads = v128.load(FRONT_leads);
  const gain = i16x8.splat(<i16>indifference);
  const half = i32x4.splat(1 << (stepBits - 1));
  const low = v128.swizzle(v128.load(FRONT_baseLow), places);
  const high = v128.swizzle(v128.load(FRONT_baseHigh), places);
  const begin = i32x4.add(interleaveLow(low, high), i32x4.extmul_low_i16x8_u(leads, gain));
  const rest = i32x4.add(interleaveHigh(low, high), i32x4.extmul_high_i16x8_u(leads, gain));
  const first = chancesOf(i32x4.add(begin, half), stepBits, last);
  const second = chancesOf(i32x4.add(rest, half), stepBits, last);
  const are = i16x8.narrow_i32x4_s(
    i32x4.lt_s(i32x4.extend_low_i16x8_u(traits), first),
    i32x4.lt_s(i32x4.extend_high_i16x8_u(traits), second),
  );
  const heeds = i16x8.lt_u(heed, v128.swizzle(v128.load(FRONT_heeded), places));
  return v128.andnot(are, v128.or(heeds, v128.swizzle(v128.load(FRONT_silent), places)));
}

/**
 * Adds the votes of the cells from `begin` to `end`, by party. `number` is that of the first cell in its
 * stratum, `first` and `second` what votes are addressed by, `isContested` 1 where there is more than one
 * list, `last` the last step of the curve.
 */
export function cast(
  parties: i32,
  begin: usize,
  end: usize,
  number: u32,
  first: i32,
  second: i32,
  isContested: i32,
  indifference: i32,
  stepBits: i32,
  last: i32,
): void {
  openLearning();
  openOnes();
  const addresses = i32x4.replace_lane(i32x4.splat(first), 1, second);
  const lead = i16x8.splat(isContested ? -1 : 0);
  const joint = areJoint(parties, isContested);
  for (let cell = begin; cell < end; cell++, number++) {
    const agents = agentsOf(cell);
    if (agents == 0) continue;
    const lanes = lanesOf(agents);
    drawNoise(addresses, number);
    mixIndices(lanes, FRONT_noiseWords, FRONT_noise);
    const multiplier = v128.load_splat<i16>(FRONT_multipliers + 2 * HEED);
    const key = v128.load_splat<i16>(FRONT_noiseWords + 2 * HEED);
    let tile = blockOf(cell);
    let code: usize = FRONT_choices;
    for (const stop = code + lanes; code < stop; code += LANES, tile += tileBytes(parties)) {
      choose(parties, tile, lead, joint);
      const traits = v128.load(FRONT_noise + 2 * (code - FRONT_choices));
      const heed = i16x8.add(i16x8.mul(traits, multiplier), key);
      const votes = voting(traits, heed, indifference, stepBits, last);
      const codes = v128.or(v128.load(FRONT_favourites), i16x8.shr_u(v128.not(votes), 8));
      v128.store_lane<i64>(code, i8x16.narrow_i16x8_u(codes, codes), 0);
    }
    v128.store(FRONT_choices + agents, i8x16.splat(-1));
    countCodes(parties, FRONT_choices, lanes, agents, 0, FRONT_cellVotes);
    for (let p: usize = 0; p < <usize>(4 * parties); p += 4)
      store<i32>(FRONT_votes + p, load<i32>(FRONT_votes + p) + load<i32>(FRONT_cellVotes + p));
  }
}
