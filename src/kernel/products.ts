/**
 * Exact sums of products over a stratum, for the ledger.
 *
 * Decision worth knowing: a product of two Q15 numbers has 30 bits, so the sum over a cell has at most 41 and
 * doubles hold it exactly; every 2048 cells the doubles are emptied into 64-bit integers. BigInt alone would
 * be slower than the update.
 */
import { sumAt, sumsWidth, type Tally } from '../population/tally.js';

/** Sums that only the update itself knows, in the order of `add`. */
const NAMES = ['rhoLoyalty', 'rhoAppeal', 'noise', 'lost'] as const;

const CELLS_MAX = 2048;

export class Products {
  readonly #tally: Tally;
  readonly #row: number;
  /** [party x name] */
  readonly #sums: Float64Array;
  #cells = 0;

  /** Adds to the products of a stratum in the tally, which are 0 when its day begins. */
  constructor(tally: Tally, stratum: number) {
    this.#tally = tally;
    this.#row = stratum * sumsWidth(tally.partyCount);
    this.#sums = new Float64Array(tally.partyCount * NAMES.length);
  }

  /** Adds the sums of one cell and party: three in Q30, the last in Q15. */
  add(party: number, rhoLoyalty: number, rhoAppeal: number, noise: number, lost: number): void {
    const sums = this.#sums;
    const at = party * NAMES.length;
    sums[at] += rhoLoyalty;
    sums[at + 1] += rhoAppeal;
    sums[at + 2] += noise;
    sums[at + 3] += lost;
  }

  /** Ends a cell. */
  endCell(): void {
    if (++this.#cells === CELLS_MAX) this.flush();
  }

  /** Empties what was added into the tally; to be called once more after the last cell. */
  flush(): void {
    const { sums, partyCount } = this.#tally;
    for (let p = 0; p < partyCount; p++)
      NAMES.forEach((name, i) => {
        sums[this.#row + sumAt(name, p)] += BigInt(this.#sums[p * NAMES.length + i]);
      });
    this.#sums.fill(0);
    this.#cells = 0;
  }
}
