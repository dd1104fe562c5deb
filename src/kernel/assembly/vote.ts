/**
 * Whom people would choose, and who goes to vote: population/votes.ts, eight agents at a time.
 *
 * Decision worth knowing: the curve of chances is a table, which vectors cannot look up; so that one number is
 * fetched for each agent by itself, and all else is done for eight.
 */
import {
  FRONT_baseHigh,
  FRONT_baseLow,
  FRONT_chances,
  FRONT_favourites,
  FRONT_greatest,
  FRONT_heeded,
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
import { interleaveHigh, interleaveLow, sum32 } from './arithmetic';
import { agentsOf, blockOf, lanesOf, lastTileMask, tileBytes } from './block';
import { drawWords } from './draw';
import { mixIndices, openLearning } from './learn';

const VECTOR: usize = 16;

/** Tiles that can be counted in lanes of 16 bits. */
const LANE_TILES = 65_535;

/** Writes the party of greatest loyalty of eight agents, that loyalty, and the lead of its list. */
function choose(parties: i32, tile: usize, lead: v128): void {
  let greatest = v128.load(tile);
  let favourite = i16x8.splat(0);
  let list = v128.load_splat<i16>(FRONT_lists);
  for (let p = 1; p < parties; p++) {
    const l = v128.load(tile + VECTOR * p);
    const isGreater = i16x8.gt_s(l, greatest);
    favourite = v128.bitselect(i16x8.splat(<i16>p), favourite, isGreater);
    list = v128.bitselect(v128.load_splat<i16>(FRONT_lists + 2 * p), list, isGreater);
    greatest = i16x8.max_s(greatest, l);
  }
  let next = i16x8.splat(-32768);
  for (let p = 0; p < parties; p++) {
    const isSame = i16x8.eq(list, v128.load_splat<i16>(FRONT_lists + 2 * p));
    const other = v128.bitselect(i16x8.splat(-32768), v128.load(tile + VECTOR * p), isSame);
    next = i16x8.max_s(next, other);
  }
  v128.store(FRONT_favourites, favourite);
  v128.store(FRONT_greatest, greatest);
  v128.store(FRONT_leads, v128.and(i16x8.sub(greatest, next), lead));
}

/** Adds those of the cells from `begin` to `end` who hold to each party, and their loyalty to it. */
export function adhere(parties: i32, begin: usize, end: usize): void {
  for (let cell = begin; cell < end; cell++) {
    const agents = agentsOf(cell);
    let tile = blockOf(cell);
    for (let first = 0; first < agents; first += LANES, tile += tileBytes(parties)) {
      choose(parties, tile, i16x8.splat(0));
      const many = min(LANES, agents - first);
      for (let j = 0; j < many; j++) {
        const party: usize = load<u16>(FRONT_favourites + 2 * j);
        store<i32>(FRONT_votes + 4 * party, load<i32>(FRONT_votes + 4 * party) + 1);
        const loyalty: i64 = load<i16>(FRONT_greatest + 2 * j);
        store<i64>(FRONT_loyalty + 8 * party, load<i64>(FRONT_loyalty + 8 * party) + loyalty);
      }
    }
  }
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

/** Takes what was counted in lanes of 16 bits. */
function takeLanes(parties: i32): void {
  for (let p: usize = 0; p < <usize>parties; p++) {
    const lanes = v128.load(FRONT_laneVotes + VECTOR * p);
    const votes = sum32(i32x4.extadd_pairwise_i16x8_u(lanes));
    store<i32>(FRONT_votes + 4 * p, load<i32>(FRONT_votes + 4 * p) + votes);
  }
  memory.fill(FRONT_laneVotes, 0, VECTOR * PARTIES_MAX);
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
  takeLanes(0);
  const pair = i32x4.replace_lane(i32x4.splat(first), 1, second);
  const addresses = v128.shuffle<i64>(pair, pair, 0, 0);
  const lead = i16x8.splat(isContested ? -1 : 0);
  let tiles = 0;
  for (let cell = begin; cell < end; cell++, number++) {
    const agents = agentsOf(cell);
    if (agents == 0) continue;
    drawWords(addresses, number);
    mixIndices(lanesOf(agents));
    const multiplier = v128.load_splat<i16>(FRONT_multipliers + 2 * HEED);
    const key = v128.load_splat<i16>(FRONT_noiseWords + 2 * HEED);
    const lastTile = VECTOR * ((agents - 1) >> 3);
    let tile = blockOf(cell);
    for (let x: usize = 0; x <= lastTile; x += VECTOR, tile += tileBytes(parties)) {
      choose(parties, tile, lead);
      const traits = v128.load(x, FRONT_noise);
      const heed = i16x8.add(i16x8.mul(traits, multiplier), key);
      let votes = voting(traits, heed, indifference, stepBits, last);
      if (x == lastTile) votes = v128.and(votes, lastTileMask(agents));
      const favourites = v128.load(FRONT_favourites);
      for (let p = 0; p < parties; p++) {
        const at: usize = FRONT_laneVotes + VECTOR * p;
        const ones = v128.and(votes, i16x8.eq(favourites, i16x8.splat(<i16>p)));
        v128.store(at, i16x8.sub(v128.load(at), ones));
      }
      if (++tiles < LANE_TILES) continue;
      takeLanes(parties);
      tiles = 0;
    }
  }
  takeLanes(parties);
}
