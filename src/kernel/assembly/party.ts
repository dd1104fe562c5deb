/**
 * A cell's loyalties to one party move: `#moveParty` of kernel/reference.ts, eight agents at a time.
 *
 * Decision worth knowing: the loop over parties is the outer one. What a party has in common then stays in registers,
 * the body need not be written out for every number of parties, and the scratch of a cell fits the first cache.
 */
import {
  COLUMN_tastes,
  COLUMN_tieMeans,
  FIELD_appeal,
  FIELD_noise,
  FIELD_omega,
  FIELD_personalTaste,
  FIELD_sigma,
  FRONT_before,
  FRONT_multipliers,
  FRONT_noiseWords,
  FRONT_products,
  FRONT_tasteWords,
  FRONT_tiles,
  HALF,
  LANES,
  PRODUCT_BYTES,
  PRODUCT_lost,
  PRODUCT_noise,
  PRODUCT_rhoAppeal,
  PRODUCT_rhoLoyalty,
  TILE_BYTES,
  TILE_noise,
  TILE_pullHigh,
  TILE_pullLow,
  TILE_rho,
  TILE_taste,
} from './constants';
import { add64, interleaveHigh, interleaveLow, pairs, sat16, sum32, sum64 } from './arithmetic';
import { column, input, lastTileMask } from './block';

const VECTOR: usize = 16;

/** A key of a party in all lanes. */
function splat16(address: usize): v128 {
  return i16x8.splat(load<i16>(address));
}

/** Copies loyalties to a party as they were, and so many of the first behind the last as the partner's offset needs. */
function recall(tile: usize, stride: usize, agents: i32, offset: i32): void {
  let before: usize = FRONT_before;
  for (const end = before + 2 * agents; before < end; before += VECTOR) {
    v128.store(before, v128.load(tile));
    tile += stride;
  }
  const behind = <usize>(2 * agents);
  before = FRONT_before;
  for (const end = before + 2 * offset; before < end; before += VECTOR)
    v128.store(before + behind, v128.load(before));
}

/** Adds to a product of the ledger. */
function addProduct(party: usize, product: usize, sum: i64): void {
  const at = FRONT_products + PRODUCT_BYTES * party + product;
  store<i64>(at, load<i64>(at) + sum);
}

/**
 * Moves the loyalties whose first tile is at `tile`, and returns their sum. `index` is that of the cell and party in rows
 * of parties; `exactTiles` is how many tiles of products may be summed in 32 bits.
 */
export function moveParty(
  party: usize,
  index: usize,
  tile: usize,
  stride: usize,
  agents: i32,
  offset: i32,
  exactTiles: i32,
): i32 {
  recall(tile, stride, agents, offset);
  const multiplier = splat16(FRONT_multipliers + 2 * party);
  const noiseKey = splat16(FRONT_noiseWords + 2 * party);
  const tasteKey = splat16(FRONT_tasteWords + 2 * party);
  const amplitude = i16x8.splat(<i16>input(FIELD_personalTaste));
  const appeal = i16x8.splat(
    <i16>sat16(input(FIELD_appeal + party) + load<i16>(column(COLUMN_tastes) + 2 * index)),
  );
  const heard = input(FIELD_omega) * load<i16>(column(COLUMN_tieMeans) + 2 * index) + HALF;
  const heards = i32x4.splat(heard);
  const encounter = pairs(input(FIELD_sigma), input(FIELD_noise));
  const one = i16x8.splat(1);

  const tiles: usize = (agents + LANES - 1) / LANES;
  let met = <usize>(FRONT_before + 2 * offset);
  const end = met + VECTOR * tiles;
  let kept: usize = FRONT_tiles;
  let rhoLoyalty = i64x2.splat(0);
  let rhoAppeal = i64x2.splat(0);
  let noise = i32x4.splat(0);
  let steps = i32x4.splat(0);
  let olds = i32x4.splat(0);
  let news = i32x4.splat(0);
  let r = i16x8.splat(0);
  let next = i16x8.splat(0);
  let low = i32x4.splat(0);
  let high = i32x4.splat(0);
  while (met < end) {
    const stop = min(end, met + VECTOR * exactTiles);
    let rhoLoyalty32 = i32x4.splat(0);
    let rhoAppeal32 = i32x4.splat(0);
    do {
      const l = v128.load(tile);
      const rho = v128.load(kept, TILE_rho);
      const taste = i16x8.add(i16x8.mul(v128.load(kept, TILE_taste), multiplier), tasteKey);
      const a = i16x8.add_sat_s(appeal, i16x8.q15mulr_sat_s(amplitude, taste));
      const partner = v128.load(met);
      r = i16x8.add(i16x8.mul(v128.load(kept, TILE_noise), multiplier), noiseKey);
      low = i32x4.add(
        i32x4.dot_i16x8_s(interleaveLow(a, l), v128.load(kept, TILE_pullLow)),
        i32x4.add(heards, i32x4.dot_i16x8_s(interleaveLow(partner, r), encounter)),
      );
      high = i32x4.add(
        i32x4.dot_i16x8_s(interleaveHigh(a, l), v128.load(kept, TILE_pullHigh)),
        i32x4.add(heards, i32x4.dot_i16x8_s(interleaveHigh(partner, r), encounter)),
      );
      low = i32x4.shr_s(low, 15);
      high = i32x4.shr_s(high, 15);
      next = i16x8.add_sat_s(l, i16x8.narrow_i32x4_s(low, high));
      v128.store(tile, next);
      rhoLoyalty32 = i32x4.add(rhoLoyalty32, i32x4.dot_i16x8_s(rho, l));
      rhoAppeal32 = i32x4.add(rhoAppeal32, i32x4.dot_i16x8_s(rho, a));
      noise = i32x4.add(noise, i32x4.dot_i16x8_s(r, one));
      steps = i32x4.add(steps, i32x4.add(low, high));
      olds = i32x4.add(olds, i32x4.dot_i16x8_s(l, one));
      news = i32x4.add(news, i32x4.dot_i16x8_s(next, one));
      tile += stride;
      kept += TILE_BYTES;
      met += VECTOR;
    } while (met < stop);
    rhoLoyalty = add64(rhoLoyalty, rhoLoyalty32);
    rhoAppeal = add64(rhoAppeal, rhoAppeal32);
  }

  // The padding of the last tile took part: it is emptied and its sums are taken back (its rho is 0, and so are its loyalties).
  const people = lastTileMask(agents);
  v128.store(tile - stride, v128.and(next, people));
  noise = i32x4.sub(noise, i32x4.dot_i16x8_s(v128.andnot(r, people), one));
  news = i32x4.sub(news, i32x4.dot_i16x8_s(v128.andnot(next, people), one));
  steps = i32x4.sub(steps, v128.andnot(low, i32x4.extend_low_i16x8_s(people)));
  steps = i32x4.sub(steps, v128.andnot(high, i32x4.extend_high_i16x8_s(people)));

  const sum = sum32(news);
  addProduct(party, PRODUCT_rhoLoyalty, sum64(rhoLoyalty));
  addProduct(party, PRODUCT_rhoAppeal, sum64(rhoAppeal));
  addProduct(party, PRODUCT_noise, <i64>input(FIELD_noise) * <i64>sum32(noise));
  addProduct(party, PRODUCT_lost, <i64>(sum32(steps) + sum32(olds) - sum));
  return sum;
}
