/**
 * What cells hear from the cells they are tied to: kernel/hearing.ts, all parties of a cell at once.
 */
import { COLUMN_news, COLUMN_tieMeans, COLUMN_tiedCells } from './constants';
import { floorOfQuotients } from './arithmetic';
import { column, storeNumbers } from './block';

/** Fills T of the cells from `begin` to `end`, each of which has `ties` ties; their first one is `tie`. */
export function hear(parties: i32, begin: usize, end: usize, tie: usize, ties: i32): void {
  const rowBytes: usize = 2 * parties;
  const news = column(COLUMN_news);
  let tied = column(COLUMN_tiedCells) + 4 * tie;
  let heard = column(COLUMN_tieMeans) + rowBytes * begin;
  const stop = column(COLUMN_tieMeans) + rowBytes * end;
  for (; heard < stop; heard += rowBytes) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    for (const last = tied + 4 * ties; tied < last; tied += 4) {
      const mean = v128.load(news + rowBytes * load<u32>(tied));
      low = i32x4.add(low, i32x4.extend_low_i16x8_s(mean));
      high = i32x4.add(high, i32x4.extend_high_i16x8_s(mean));
    }
    const n = i32x4.splat(ties);
    storeNumbers(heard, i16x8.narrow_i32x4_s(floorOfQuotients(low, n), floorOfQuotients(high, n)), parties);
  }
}
