/**
 * The sums over a stratum: those of the ledger and the tally, in the order that population/tally.ts gives
 * them.
 */
import {
  COLUMN_means,
  COLUMN_tieMeans,
  FIELD_noise,
  FRONT_losses,
  FRONT_moved,
  FRONT_products,
  FRONT_sums,
  FRONT_tally,
  FRONT_tied,
  PARTIES_MAX,
  PRODUCT_BYTES,
  PRODUCT_numbers,
  PRODUCT_rhoAppeal,
  PRODUCT_rhoLoyalty,
  PRODUCT_steps,
  SUMS_COUNT,
  SUM_lost,
  SUM_loyalty,
  SUM_noise,
  SUM_rhoAppeal,
  SUM_rhoLoyalty,
  SUM_tied,
} from './constants';
import { sum64, truncatedQuotients } from './arithmetic';
import { column, input, storeNumbers, storeSums, tallyWidth } from './block';

/** Address of a party's sum: the first of the row is that of rho. */
function sumAt(sum: usize, party: usize): usize {
  return FRONT_sums + 8 * (1 + SUMS_COUNT * party + sum);
}

export function openSums(): void {
  memory.fill(FRONT_sums, 0, 8 * (1 + SUMS_COUNT * PARTIES_MAX));
  memory.fill(FRONT_tally, 0, 8 * tallyWidth(PARTIES_MAX));
  memory.fill(FRONT_losses, 0, 8 * PARTIES_MAX);
  memory.fill(FRONT_tied, 0, 8 * PARTIES_MAX);
  memory.fill(FRONT_products, 0, PRODUCT_BYTES * PARTIES_MAX);
}

/** The loyalties of a cell to four parties, each added up. */
function movedFour(at: usize): v128 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const evens = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const odds = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i64>(evens, odds, 0, 2), v128.shuffle<i64>(evens, odds, 1, 3));
}

/** Adds four i32 to four sums. */
function addFour(at: usize, more: v128): void {
  v128.store(at, i64x2.add(v128.load(at), i64x2.extend_low_i32x4_s(more)));
  v128.store(at + 16, i64x2.add(v128.load(at + 16), i64x2.extend_high_i32x4_s(more)));
}

/**
 * Writes the sums of a cell's loyalties, which begin at `row` in its tally, and their means; adds up what
 * they lost, without what saturation hid.
 */
export function tallyLoyalties(parties: i32, cell: usize, agents: i32, row: usize): void {
  const low = movedFour(FRONT_moved);
  const high = movedFour(FRONT_moved + 64);
  addFour(FRONT_losses, i32x4.sub(v128.load(row), low));
  addFour(FRONT_losses + 32, i32x4.sub(v128.load(row, 16), high));
  storeSums(row, low, high, parties);
  const n = i32x4.splat(agents);
  const means = i16x8.narrow_i32x4_s(truncatedQuotients(low, n), truncatedQuotients(high, n));
  storeNumbers(column(COLUMN_means) + 2 * parties * cell, means, parties);
}

/** Takes a cell that has moved. */
export function addCell(parties: i32, cell: usize, agents: i32, rhoSum: i32, row: usize): void {
  store<i64>(FRONT_sums, load<i64>(FRONT_sums) + rhoSum);
  const tieMeans = v128.load(column(COLUMN_tieMeans) + 2 * parties * cell);
  const n = i16x8.splat(<i16>agents);
  addFour(FRONT_tied, i32x4.extmul_low_i16x8_s(tieMeans, n));
  addFour(FRONT_tied + 32, i32x4.extmul_high_i16x8_s(tieMeans, n));
  for (let to: usize = FRONT_tally, end = to + 8 * tallyWidth(parties); to < end; to += 16, row += 8)
    v128.store(to, i64x2.add(v128.load(to), v128.load_ext<i32>(row)));
}

/** Writes the sums of products: what saturation took is what loyalties were, and all steps, less what they are. */
function closeProducts(parties: i32): void {
  for (let p = 0; p < parties; p++) {
    const products: usize = FRONT_products + PRODUCT_BYTES * p;
    store<i64>(sumAt(SUM_rhoLoyalty, p), sum64(v128.load(products + PRODUCT_rhoLoyalty)));
    store<i64>(sumAt(SUM_rhoAppeal, p), sum64(v128.load(products + PRODUCT_rhoAppeal)));
    store<i64>(sumAt(SUM_noise, p), <i64>input(FIELD_noise) * sum64(v128.load(products + PRODUCT_numbers)));
    store<i64>(
      sumAt(SUM_lost, p),
      load<i64>(FRONT_losses + 8 * p) + sum64(v128.load(products + PRODUCT_steps)),
    );
  }
}

/** Completes the rows. */
export function closeSums(parties: i32, products: bool): void {
  const loyalties: usize = FRONT_tally + 8 * (2 * parties + 2);
  for (let p = 0; p < parties; p++) {
    store<i64>(sumAt(SUM_loyalty, p), load<i64>(loyalties + 8 * p));
    store<i64>(sumAt(SUM_tied, p), load<i64>(FRONT_tied + 8 * p));
  }
  if (products) closeProducts(parties);
  for (let at: usize = FRONT_tally, end = at + 8 * tallyWidth(parties); at < end; at += 8)
    store<f64>(at, <f64>load<i64>(at));
}
