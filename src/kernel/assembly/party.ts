/**
 * A cell's loyalties to one party move: `#moveParty` of kernel/reference.ts, eight agents at a time.
 *
 * Decision worth knowing: the loop over parties is the outer one. What a party has in common then stays in
 * registers, the body need not be written out for every number of parties, and the scratch of a cell fits the
 * first cache. While one party's loyalties move, the next one's are copied for the encounters: copying needs
 * no loop of its own.
 */
import {
  FIELD_noise,
  FIELD_personalTaste,
  FIELD_sigma,
  FRONT_appeals,
  FRONT_heard,
  FRONT_moved,
  FRONT_multipliers,
  FRONT_noise,
  FRONT_noiseWords,
  FRONT_products,
  FRONT_pullHigh,
  FRONT_pullLow,
  FRONT_rho,
  FRONT_row,
  FRONT_somebody,
  FRONT_taste,
  FRONT_tasteWords,
  LANES,
  PRODUCT_BYTES,
  PRODUCT_numbers,
  PRODUCT_rhoAppeal,
  PRODUCT_rhoLoyalty,
  PRODUCT_steps,
} from './constants';
import { interleaveHigh, interleaveLow, pairs } from './arithmetic';
import { input } from './block';

const VECTOR: usize = 16;

/**
 * Copies the loyalties to one party, and again behind their end, where the last agents look for their
 * partners.
 */
export function recall(tile: usize, stride: usize, agents: i32, row: usize): void {
  const first = v128.load(tile);
  const behind = row + 2 * agents;
  for (let x: usize = 0, end = <usize>(2 * agents); x < end; x += VECTOR, tile += stride) {
    const l = v128.load(tile);
    v128.store(x + row, l);
    v128.store(x + behind, l);
  }
  v128.store(behind, first);
}

/** Types that stand for a choice made when the kernel is compiled: whether the products are added up. */
export type WithProducts = i64;
export type WithoutProducts = i32;

function keepsProducts<Choice>(): bool {
  return sizeof<Choice>() == sizeof<WithProducts>();
}

/** Adds four i32 to a product of a party. */
function addProduct(at: usize, x: v128): void {
  v128.store(
    at,
    i64x2.add(v128.load(at), i64x2.add(i64x2.extend_low_i32x4_s(x), i64x2.extend_high_i32x4_s(x))),
  );
}

/**
 * Moves the loyalties whose first tile is at `tile`, and leaves their sum at the front. They were copied to
 * `row`; those to the next party are copied to `nextRow`. `exactTiles` is how many tiles of products may be
 * summed in 32 bits.
 */
export function moveParty<Choice>(
  party: usize,
  tile: usize,
  stride: usize,
  agents: i32,
  offset: i32,
  row: usize,
  nextRow: usize,
  exactTiles: i32,
): void {
  const multiplier = v128.load_splat<i16>(FRONT_multipliers + 2 * party);
  const noiseKey = v128.load_splat<i16>(FRONT_noiseWords + 2 * party);
  const tasteKey = v128.load_splat<i16>(FRONT_tasteWords + 2 * party);
  const amplitude = v128.load_splat<i16>(FRONT_row + 4 * FIELD_personalTaste);
  const appeal = v128.load_splat<i16>(FRONT_appeals + 2 * party);
  const heard = v128.load_splat<i32>(FRONT_heard + 4 * party);
  const encounter = pairs(input(FIELD_sigma), input(FIELD_noise));
  const one = i16x8.splat(1);
  const products: usize = FRONT_products + PRODUCT_BYTES * party;

  const first = v128.load(tile, VECTOR);
  const met = row + 2 * offset;
  const behind = nextRow + 2 * agents;
  const end: usize = VECTOR * ((agents + LANES - 1) / LANES);
  let x: usize = 0;
  let numbers = i32x4.splat(0);
  let steps = i32x4.splat(0);
  let sums = i32x4.splat(0);
  while (x < end) {
    const stop = keepsProducts<Choice>() ? min(end, x + VECTOR * exactTiles) : end;
    let rhoLoyalty = i32x4.splat(0);
    let rhoAppeal = i32x4.splat(0);
    do {
      const copied = v128.load(tile, VECTOR);
      v128.store(x + nextRow, copied);
      v128.store(x + behind, copied);
      const taste = i16x8.add(i16x8.mul(v128.load(x, FRONT_taste), multiplier), tasteKey);
      const a = i16x8.add_sat_s(appeal, i16x8.q15mulr_sat_s(amplitude, taste));
      const l = v128.load(tile);
      const r = i16x8.add(i16x8.mul(v128.load(x, FRONT_noise), multiplier), noiseKey);
      if (keepsProducts<Choice>()) {
        const rho = v128.load(x, FRONT_rho);
        rhoLoyalty = i32x4.add(rhoLoyalty, i32x4.dot_i16x8_s(rho, l));
        rhoAppeal = i32x4.add(rhoAppeal, i32x4.dot_i16x8_s(rho, a));
        numbers = i32x4.add(numbers, i32x4.dot_i16x8_s(r, one));
      }
      const partner = v128.load(x + met);
      let low = i32x4.add(
        i32x4.dot_i16x8_s(interleaveLow(a, l), v128.load(x, FRONT_pullLow)),
        i32x4.add(heard, i32x4.dot_i16x8_s(interleaveLow(partner, r), encounter)),
      );
      let high = i32x4.add(
        i32x4.dot_i16x8_s(interleaveHigh(a, l), v128.load(x, FRONT_pullHigh)),
        i32x4.add(heard, i32x4.dot_i16x8_s(interleaveHigh(partner, r), encounter)),
      );
      low = i32x4.shr_s(low, 15);
      high = i32x4.shr_s(high, 15);
      if (keepsProducts<Choice>()) steps = i32x4.add(steps, i32x4.add(low, high));
      const next = i16x8.add_sat_s(l, i16x8.narrow_i32x4_s(low, high));
      v128.store(tile, next);
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(next, one));
      tile += stride;
      x += VECTOR;
    } while (x < stop);
    if (keepsProducts<Choice>()) {
      addProduct(products + PRODUCT_rhoLoyalty, rhoLoyalty);
      addProduct(products + PRODUCT_rhoAppeal, rhoAppeal);
    }
  }
  v128.store(behind, first);
  if (keepsProducts<Choice>()) {
    addProduct(products + PRODUCT_numbers, numbers);
    addProduct(products + PRODUCT_steps, steps);
  }
  const last = v128.load(tile - stride);
  const somebody = v128.and(last, v128.load(FRONT_somebody));
  v128.store(tile - stride, somebody);
  sums = i32x4.sub(sums, i32x4.dot_i16x8_s(v128.xor(last, somebody), one));
  v128.store(FRONT_moved + VECTOR * party, sums);
  if (keepsProducts<Choice>() && agents & (LANES - 1)) forgetPadding(party, x - VECTOR, met);
}

/**
 * Takes the padding of the last tile, which took part as people with rho and loyalty 0, out of the products.
 * The tile's vectors are at `x`, and its partners at `x + met`.
 */
function forgetPadding(party: usize, x: usize, met: usize): void {
  const nobody = v128.not(v128.load(FRONT_somebody));
  const multiplier = v128.load_splat<i16>(FRONT_multipliers + 2 * party);
  const noiseKey = v128.load_splat<i16>(FRONT_noiseWords + 2 * party);
  const r = i16x8.add(i16x8.mul(v128.load(x, FRONT_noise), multiplier), noiseKey);
  const partner = v128.load(x + met);
  const encounter = pairs(input(FIELD_sigma), input(FIELD_noise));
  const heard = v128.load_splat<i32>(FRONT_heard + 4 * party);
  const low = i32x4.add(heard, i32x4.dot_i16x8_s(interleaveLow(partner, r), encounter));
  const high = i32x4.add(heard, i32x4.dot_i16x8_s(interleaveHigh(partner, r), encounter));
  const steps = i32x4.add(
    v128.and(i32x4.shr_s(low, 15), i32x4.extend_low_i16x8_s(nobody)),
    v128.and(i32x4.shr_s(high, 15), i32x4.extend_high_i16x8_s(nobody)),
  );
  const products: usize = FRONT_products + PRODUCT_BYTES * party;
  const numbers = i32x4.dot_i16x8_s(v128.and(r, nobody), i16x8.splat(1));
  addProduct(products + PRODUCT_numbers, i32x4.neg(numbers));
  addProduct(products + PRODUCT_steps, i32x4.neg(steps));
}
