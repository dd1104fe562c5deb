/**
 * Why: for every stratum and party, total loyalty held as a sum of stocks, one per named source.
 *
 * Decision worth knowing: the update of loyalties is linear, so its sum over a stratum splits by source from a handful of exact sums that
 * the kernel returns. Each day a stock moves toward its source's part of today's appeal at the mean receptivity; what people learn
 * from tied cells is credited to the sources of those they learnt it from. The stocks are integers and always add up to the total;
 * the last row is what is left (heterogeneity, noise, rounding) and is always shown. Daily flows were rejected: at rest every source
 * pulls and inertia cancels it.
 */
import { ONE } from '../foundation/fixed.js';
import type { Definition, State } from './definition.js';
import { sourceNames } from './phases/appeal.js';

/** Rows that follow the sources of appeal. */
const FURTHER = ['start', 'taste', 'ties', 'saturation', 'rest'] as const;
type Further = (typeof FURTHER)[number];

/** Names of the rows of every table of stocks, in order. */
export const ledgerRows = (definition: Definition): string[] => [...sourceNames(definition), ...FURTHER];

export interface Ledger {
  readonly rows: readonly string[];
  /** Number of rows that are sources of appeal. */
  readonly sourceCount: number;
  /** [S x P x rows] loyalty summed over agents, Q15 integers. */
  readonly stocks: Float64Array;
  /** [S x P] what today's change of the last row should be by the kernel's own measure of heterogeneity and noise, Q15. */
  readonly measured: Float64Array;
  /** Share of the tie inflow of a stratum that comes from another [S x S]. */
  readonly tieWeights: Float64Array;
}

/** A ledger without entries, for a model to open or to restore into. */
export const createLedger = (definition: Definition, tieWeights: Float64Array): Ledger => {
  const rows = ledgerRows(definition);
  const cells = definition.strata.length * definition.parties.length;
  return {
    rows,
    sourceCount: rows.length - FURTHER.length,
    stocks: new Float64Array(cells * rows.length),
    measured: new Float64Array(cells),
    tieWeights,
  };
};

/** The same entries under a definition that may have further standings, whose rows are then empty. */
export const forkLedger = (ledger: Ledger, definition: Definition): Ledger => {
  const copy = createLedger(definition, ledger.tieWeights);
  copy.measured.set(ledger.measured);
  copy.rows.forEach((name, row) => {
    const from = ledger.rows.indexOf(name);
    if (from < 0) return;
    for (let cell = 0; cell < copy.measured.length; cell++)
      copy.stocks[cell * copy.rows.length + row] = ledger.stocks[cell * ledger.rows.length + from];
  });
  return copy;
};

const place = (ledger: Ledger, name: Further): number => ledger.sourceCount + FURTHER.indexOf(name);

/** Opens the ledger: each source stands at its part of the first appeal, `start` carries what people brought along beside it. */
export const openLedger = (ledger: Ledger, state: State): void => {
  const { strata, parties } = state.definition;
  const { stocks, rows, sourceCount } = ledger;
  for (let s = 0; s < strata.length; s++)
    for (let p = 0; p < parties.length; p++) {
      const cell = s * parties.length + p;
      let left = state.tally.loyaltySum(s, p);
      for (let q = 0; q < sourceCount; q++) {
        const stock = state.population.strata[s].agents * state.columns.sources[cell * sourceCount + q];
        stocks[cell * rows.length + q] = stock;
        left -= stock;
      }
      stocks[cell * rows.length + place(ledger, 'start')] = left;
    }
};

/** What one stratum and party does today, in Q15 sums over agents. */
interface Day {
  readonly agents: number;
  /** Mean receptivity and pull of ties, shares of a gap closed a day. */
  readonly learning: number;
  readonly contact: number;
  /** Pull of the tastes: sum of rho times (appeal with tastes - appeal). */
  readonly taste: number;
  readonly tied: number;
  readonly lost: number;
  /** Noise, and the covariance of receptivity with loyalty that a mean receptivity misses. */
  readonly unexplained: number;
  readonly total: number;
}

const dayOf = (state: State, s: number, p: number, before: number): Day => {
  const { tally, population, columns, definition } = state;
  const { agents } = population.strata[s];
  const rho = Number(tally.rhoSum(s)) / ONE;
  const learning = rho / agents;
  const appeal = columns.appeal[s * definition.parties.length + p];
  const sum = (name: 'rhoLoyalty' | 'rhoAppeal' | 'noise') => Number(tally.sum(name, s, p)) / ONE;
  return {
    agents,
    learning,
    contact: Math.floor(definition.strata[s].behaviour.contact * ONE + 0.5) / ONE,
    taste: sum('rhoAppeal') - rho * appeal,
    tied: Number(tally.sum('tied', s, p)),
    lost: Number(tally.sum('lost', s, p)),
    unexplained: sum('noise') - (sum('rhoLoyalty') - learning * before),
    total: tally.loyaltySum(s, p),
  };
};

/** What flows in through ties from the same row of the people listened to, per agents of this stratum. */
const inflow = (
  ledger: Ledger,
  state: State,
  old: Float64Array,
  s: number,
  p: number,
  row: number,
): number => {
  const S = state.definition.strata.length;
  const P = state.definition.parties.length;
  let sum = 0;
  for (let from = 0; from < S; from++) {
    const weight = ledger.tieWeights[s * S + from];
    if (weight > 0)
      sum += (weight * old[(from * P + p) * ledger.rows.length + row]) / state.population.strata[from].agents;
  }
  return sum * state.population.strata[s].agents;
};

const postCell = (ledger: Ledger, state: State, old: Float64Array, s: number, p: number): void => {
  const P = state.definition.parties.length;
  const { rows, stocks, sourceCount } = ledger;
  const cell = s * P + p;
  const first = cell * rows.length;
  const last = place(ledger, 'rest');
  let before = 0;
  for (let r = 0; r < rows.length; r++) before += old[first + r];
  const day = dayOf(state, s, p, before);
  const inflows = rows.map((_, r) => inflow(ledger, state, old, s, p, r));
  const heard = inflows.reduce((a, b) => a + b, 0);
  const pulls = (r: number): number => {
    if (r < sourceCount) return day.learning * day.agents * state.columns.sources[cell * sourceCount + r];
    if (r === place(ledger, 'taste')) return day.taste;
    if (r === place(ledger, 'ties')) return day.contact * (day.tied - heard);
    return r === place(ledger, 'saturation') ? -day.lost : 0;
  };
  let rest = day.total;
  for (let r = 0; r < last; r++) {
    const stock = old[first + r];
    stocks[first + r] = Math.round(
      stock + pulls(r) - day.learning * stock + day.contact * (inflows[r] - stock),
    );
    rest -= stocks[first + r];
  }
  stocks[first + last] = rest;
  const drift = old[first + last] * -day.learning + day.contact * (inflows[last] - old[first + last]);
  ledger.measured[cell] = day.unexplained + drift;
};

/** Posts a day: every stock moves, and all of them add up to the new total. */
export const postDay = (ledger: Ledger, state: State): void => {
  const old = ledger.stocks.slice();
  for (let s = 0; s < state.definition.strata.length; s++)
    for (let p = 0; p < state.definition.parties.length; p++) postCell(ledger, state, old, s, p);
};
