/**
 * What cells hear from the cells they are tied to: kernel/hearing.ts.
 */
import { COLUMN_means, COLUMN_tieMeans, COLUMN_tiedCells } from './constants';
import { column } from './block';

/** Fills T of the cells from `begin` to `end`, each of which has `ties` ties; their first one is `tie`. */
export function hear(parties: i32, begin: usize, end: usize, tie: usize, ties: i32): void {
  const rowBytes: usize = 2 * parties;
  const means = column(COLUMN_means);
  let tied = column(COLUMN_tiedCells) + 4 * tie;
  let heard = column(COLUMN_tieMeans) + rowBytes * begin;
  const stop = column(COLUMN_tieMeans) + rowBytes * end;
  for (; heard < stop; heard += rowBytes) {
    for (let p: usize = 0; p < rowBytes; p += 2) {
      let sum = 0;
      for (let k = 0; k < ties; k++) sum += load<i16>(means + p + rowBytes * load<u32>(tied + 4 * k));
      store<i16>(heard + p, <i32>Math.floor(<f64>sum / <f64>ties));
    }
    tied += 4 * ties;
  }
}
