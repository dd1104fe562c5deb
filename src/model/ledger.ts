/**
 * Why: for every stratum and party, total loyalty held as a sum of stocks, one per named source.
 *
 * Decision worth knowing: the update of loyalties is linear, so its sum over a stratum splits by source from a handful of exact sums that the
 * kernel returns. Each day a stock moves toward its source's part of today's appeal at the mean receptivity; what people learn from
 * tied cells is credited to the sources of those they learnt it from. The stocks are integers and always add up to the total; the last
 * row is what is left (heterogeneity, noise, rounding) and is always shown. Daily flows were rejected: at rest every source pulls
 * and inertia cancels it.
 */
import { ONE } from '../foundation/fixed.js';
import type { Definition } from './definition.js';
import { sourceNames } from './phases/appeal.js';
import type { State } from './state.js';

/** Rows that follow the sources of appeal. */
const FURTHER = ['start', 'taste', 'ties', 'saturation', 'rest'] as const;

/** Names of the rows of every stock table, in order. */
export const ledgerRows = (definition: Definition): string[] => [...sourceNames(definition), ...FURTHER];

export interface Ledger {
  readonly rows: readonly string[];
  /** [S x P x rows] loyalty summed over agents, Q15 integers. */
  readonly stocks: Float64Array;
  /** Share of the tie inflow of a stratum that comes from another [S x S]. */
  readonly tieWeights: Float64Array;
}

/** Yesterday's figures that a day of the ledger starts from. */
interface DayOfStratum {
  /** Mean receptivity today and pull of ties, shares of a gap closed a day. */
  readonly learning: number;
  readonly contact: number;
  readonly agents: number;
}

/** Opens the ledger on the first day: each source stands at its part of the appeal, `start` carries what people brought along. */
export const openLedger = (state: State, tieWeights: Float64Array): Ledger => {
  const rows = ledgerRows(state.definition);
  const { strata, parties } = state.definition;
  const stocks = new Float64Array(strata.length * parties.length * rows.length);
  const ledger: Ledger = { rows, stocks, tieWeights };
  const sourceCount = rows.length - FURTHER.length;
  strata.forEach((_, s) => {
    const { agents } = state.population.strata[s];
    parties.forEach((_, p) => {
      const cell = s * parties.length + p;
      let left = state.tally.loyaltySum(s, p);
      for (let q = 0; q < sourceCount; q++) {
        stocks[cell * rows.length + q] = agents * state.columns.sources[cell * sourceCount + q];
        left -= stocks[cell * rows.length + q];
      }
      stocks[cell * rows.length + sourceCount] = left;
    });
  });
  return ledger;
};
