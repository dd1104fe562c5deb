/**
 * What cells hear from the cells they are tied to: kernel/hearing.ts, all parties of a cell at once.
 */
import {
  COLUMN_activeNews,
  COLUMN_news,
  COLUMN_tieActives,
  COLUMN_tieMeans,
  COLUMN_tiedCells,
} from './constants';
import { floorOfQuotients } from './arithmetic';
import { column, storeNumbers } from './block';

/**
 * Fills T and the active share of the tied of the cells from `begin` to `end`, each of which has `ties` ties;
 * their first one is `tie`.
 */
export function hear(parties: i32, begin: usize, end: usize, tie: usize, ties: i32): void {
  const rowBytes: usize = 2 * parties;
  const news = column(COLUMN_news);
  let tied = column(COLUMN_tiedCells) + 4 * tie;
  let heard = column(COLUMN_tieMeans) + rowBytes * begin;
  const stop = column(COLUMN_tieMeans) + rowBytes * end;
  const activeNews = column(COLUMN_activeNews);
  let heardActive = column(COLUMN_tieActives) + 2 * begin;
  for (; heard < stop; heard += rowBytes) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    let active: i32 = 0;
    for (const last = tied + 4 * ties; tied < last; tied += 4) {
      const cell: usize = load<u32>(tied);
      active += load<i16>(activeNews + 2 * cell);
      const mean = v128.load(news + rowBytes * cell);
      low = i32x4.add(low, i32x4.extend_low_i16x8_s(mean));
      high = i32x4.add(high, i32x4.extend_high_i16x8_s(mean));
    }
    const n = i32x4.splat(ties);
    storeNumbers(heard, i16x8.narrow_i32x4_s(floorOfQuotients(low, n), floorOfQuotients(high, n)), parties);
    store<i16>(heardActive, active / ties);
    heardActive += 2;
  }
}
