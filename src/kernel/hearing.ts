/**
 * What cells hear from the cells they are tied to, with a day's delay.
 *
 * Decision worth knowing: all cells hear before any cell moves, so no second copy of the means is needed and the order in
 * which cells move cannot matter. Every kernel begins its day here.
 */
import type { Population } from '../population/population.js';
import { firstTie } from '../population/ties.js';

/** Fills every cell's T: the mean of the means of its tied cells, each as of yesterday, rounded down. */
export function hearTies({ strata, columns, partyCount }: Population): void {
  const { means, tieMeans, tiedCells } = columns;
  for (const stratum of strata) {
    const count = stratum.tiesPerCell;
    for (let cell = stratum.cellBegin; cell < stratum.cellEnd; cell++) {
      const tie = firstTie(stratum, cell);
      for (let p = 0; p < partyCount; p++) {
        let sum = 0;
        for (let k = 0; k < count; k++) sum += means[tiedCells[tie + k] * partyCount + p];
        tieMeans[cell * partyCount + p] = Math.floor(sum / count);
      }
    }
  }
}
