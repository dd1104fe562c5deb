/**
 * What cells hear from the cells they are tied to, with a day's delay.
 *
 * Decision worth knowing: every shard has a copy of all means, made anew before any cell moves; it is the
 * only thing that crosses from shard to shard. So the order in which cells move cannot matter. Every kernel
 * begins its day here.
 */
import type { Shard } from '../population/layout.js';
import { firstTie } from '../population/shard.js';

/** Brings yesterday's means and active shares of all shards to one of them. */
export function takeNews(
  { columns: { news, activeNews, partyCount } }: Shard,
  shards: readonly Shard[],
): void {
  for (const { cellBegin, columns } of shards) {
    news.set(columns.means, cellBegin * partyCount);
    activeNews.set(columns.activeShares, cellBegin);
  }
}

/**
 * Fills every cell's T and its mean active share of tied cells: means of what those held and did yesterday,
 * rounded down.
 */
export function hearTies({ pieces, columns }: Shard): void {
  const { news, activeNews, partyCount, tieMeans, tieActives, tiedCells } = columns;
  for (const piece of pieces) {
    const count = piece.tiesPerCell;
    for (let cell = piece.cellBegin; cell < piece.cellEnd; cell++) {
      const tie = firstTie(piece, cell);
      for (let p = 0; p < partyCount; p++) {
        let sum = 0;
        for (let k = 0; k < count; k++) sum += news[tiedCells[tie + k] * partyCount + p];
        tieMeans[cell * partyCount + p] = Math.floor(sum / count);
      }
      let active = 0;
      for (let k = 0; k < count; k++) active += activeNews[tiedCells[tie + k]];
      tieActives[cell] = Math.floor(active / count);
    }
  }
}
