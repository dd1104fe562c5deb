/**
 * The people of a stratum's cells as they are on the first day: population/people.ts, and
 * population/count.ts.
 *
 * Decision worth knowing: the first day is a day like any other to those who judge and count. So the row of
 * inputs is one in which start stands for appeal and nobody dares to act, and only what people are born with
 * is written here.
 */
import {
  COLUMN_tallies,
  FIELD_personalTaste,
  FRONT_appeals,
  FRONT_moved,
  FRONT_multipliers,
  FRONT_noise,
  FRONT_noiseWords,
  FRONT_receptivities,
  FRONT_row,
  FRONT_taste,
  FRONT_tasteWords,
  FRONT_thresholds,
  QUANTILE_SHIFT,
} from './constants';
import {
  agentsOf,
  blockOf,
  column,
  lanesOf,
  lastTileMask,
  loyaltyBytes,
  tallyWidth,
  tileBytes,
} from './block';
import { countCodes, openOnes } from './count';
import { drawWords } from './draw';
import { judge, openJudgement } from './judge';
import { mixIndices, openLearning } from './learn';
import { listen } from './move';
import { openSums, tallyLoyalties } from './sums';

const VECTOR: usize = 16;

/** The open addresses of two purposes, as `drawWords` wants them. */
function addressesOf(a: i32, b: i32, c: i32, d: i32): v128 {
  const pair = i32x4.replace_lane(i32x4.splat(a), 1, b);
  return i32x4.replace_lane(i32x4.replace_lane(pair, 2, c), 3, d);
}

/**
 * Fills the cells from `begin` to `end`, whose tastes are drawn, and counts them. See `move` for what is
 * passed.
 */
export function settle(
  parties: i32,
  begin: usize,
  end: usize,
  number: u32,
  receptivityFirst: i32,
  receptivitySecond: i32,
  thresholdFirst: i32,
  thresholdSecond: i32,
  tasteFirst: i32,
  tasteSecond: i32,
): void {
  const traits = addressesOf(receptivityFirst, receptivitySecond, thresholdFirst, thresholdSecond);
  const tastes = addressesOf(tasteFirst, tasteSecond, tasteFirst, tasteSecond);
  openLearning();
  openJudgement(parties);
  openOnes();
  openSums();
  for (let cell = begin; cell < end; cell++, number++) {
    const agents = agentsOf(cell);
    const lanes = lanesOf(agents);
    const block = blockOf(cell);
    const receptivity = block + loyaltyBytes(lanes, parties);
    drawWords(traits, number);
    mixBoth(lanes);
    endow(receptivity, agents, FRONT_noise, FRONT_receptivities);
    endow(receptivity + lanes, agents, FRONT_taste, FRONT_thresholds);
    drawWords(tastes, number);
    mixBoth(lanes);
    listen(parties, cell);
    for (let p = 0; p < parties; p++) convince(p, block + VECTOR * p, tileBytes(parties), agents);
    countCell(parties, cell, block, receptivity, lanes, agents);
  }
}

function mixBoth(lanes: i32): void {
  mixIndices(lanes, FRONT_noiseWords, FRONT_noise);
  mixIndices(lanes, FRONT_tasteWords, FRONT_taste);
}

/** Writes a trait of every agent: the byte of his quantile. */
function endow(trait: usize, agents: i32, mixed: usize, quantiles: usize): void {
  for (const end = trait + agents; trait < end; trait++, mixed += 2)
    store<u8>(trait, load<u8>(quantiles + (load<u16>(mixed) >> QUANTILE_SHIFT)));
}

/**
 * Writes the loyalties to one party, the first tile of which is at `tile`, and leaves their sum at the front.
 */
function convince(party: usize, tile: usize, stride: usize, agents: i32): void {
  const multiplier = v128.load_splat<i16>(FRONT_multipliers + 2 * party);
  const key = v128.load_splat<i16>(FRONT_noiseWords + 2 * party);
  const amplitude = v128.load_splat<i16>(FRONT_row + 4 * FIELD_personalTaste);
  const common = v128.load_splat<i16>(FRONT_appeals + 2 * party);
  const one = i16x8.splat(1);
  const last = VECTOR * ((agents - 1) >> 3);
  let sums = i32x4.splat(0);
  for (let x: usize = 0; x <= last; x += VECTOR, tile += stride) {
    const number = i16x8.add(i16x8.mul(v128.load(x, FRONT_noise), multiplier), key);
    let l = i16x8.add_sat_s(common, i16x8.q15mulr_sat_s(amplitude, number));
    if (x == last) l = v128.and(l, lastTileMask(agents));
    sums = i32x4.add(sums, i32x4.dot_i16x8_s(l, one));
    v128.store(tile, l);
  }
  v128.store(FRONT_moved + VECTOR * party, sums);
}

function countCell(
  parties: i32,
  cell: usize,
  block: usize,
  receptivity: usize,
  lanes: i32,
  agents: i32,
): void {
  const row = column(COLUMN_tallies) + 4 * tallyWidth(parties) * cell;
  tallyLoyalties(parties, cell, agents, row + 4 * (2 * parties + 2));
  const actives = judge(parties, cell, block, receptivity + lanes, lanes, agents);
  countCodes(parties, receptivity + 2 * lanes, lanes, agents, actives, row);
}
