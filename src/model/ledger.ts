/**
 * Why: for every stratum and party, total loyalty held as a sum of stocks, one per named source.
 *
 * Decision worth knowing: the update of loyalties is linear, so its sum over a stratum splits by source from
 * a handful of exact sums that the kernel returns. Each day a stock moves toward its source's part of today's
 * appeal at the mean receptivity; what people learn from tied cells is credited to the sources of those they
 * learnt it from. The stocks are integers and always add up to the total; the last row is what is left
 * (heterogeneity, noise, rounding) and is always shown. Daily flows were rejected: at rest every source pulls
 * and inertia cancels it.
 */
import { ONE } from '../foundation/fixed.js';
import { Cube, Matrix } from './columns/views.js';
import type { Definition, State } from './definition.js';
import { sourceNames } from './phases/appeal.js';

/** Rows that follow the sources of appeal; before the last of them comes one for each flow of people. */
export const FURTHER = ['start', 'taste', 'ties', 'saturation', 'rest'] as const;
type Further = (typeof FURTHER)[number];

/** How the row of a flow begins: what others who came or went made of a mean. */
export const FLOW_ROW = 'moved.';

/** Names of the rows of every table of stocks, in order. */
export const ledgerRows = (definition: Definition): string[] => [
  ...sourceNames(definition),
  ...FURTHER.slice(0, -1),
  ...definition.flows.map(({ id }) => FLOW_ROW + id),
  'rest',
];

export interface Ledger {
  readonly rows: readonly string[];
  /** Number of rows that are sources of appeal. */
  readonly sourceCount: number;
  /** [stratum, party, row] loyalty summed over agents, Q15 integers. */
  readonly stocks: Cube;
  /** The stocks with which the last day began. */
  readonly before: Cube;
  /**
   * [stratum, party] what today's change of the last row should be by the kernel's own measure of
   * heterogeneity and noise, Q15.
   */
  readonly measured: Matrix;
  /** [stratum, stratum] share of the tie inflow of the one that comes from the other. */
  readonly tieWeights: Matrix;
}

/** A ledger without entries, for a model to open or to restore into. */
export const createLedger = (definition: Definition, tieWeights: Float64Array): Ledger => {
  const rows = ledgerRows(definition);
  const [strata, parties] = [definition.strata.length, definition.parties.length];
  return {
    rows,
    sourceCount: rows.indexOf(FURTHER[0]),
    stocks: Cube.zeroed(strata, parties, rows.length),
    before: Cube.zeroed(strata, parties, rows.length),
    measured: Matrix.zeroed(strata, parties),
    tieWeights: new Matrix(tieWeights, [strata, strata]),
  };
};

/** The same entries under a definition that may have further standings, whose rows are then empty. */
export const forkLedger = (ledger: Ledger, definition: Definition): Ledger => {
  const copy = createLedger(definition, ledger.tieWeights.cells);
  copy.measured.cells.set(ledger.measured.cells);
  const rows = copy.rows.map((name) => ledger.rows.indexOf(name));
  definition.strata.forEach((_, s) =>
    definition.parties.forEach((_, p) => {
      const [stocks, old] = [copy.stocks.row(s, p), ledger.stocks.row(s, p)];
      rows.forEach((from, row) => (stocks[row] = from < 0 ? 0 : old[from]));
    }),
  );
  return copy;
};

const place = ({ rows, sourceCount }: Ledger, name: Further): number =>
  name === 'rest' ? rows.length - 1 : sourceCount + FURTHER.indexOf(name);

/**
 * Opens the ledger: each source stands at its part of the first appeal, `start` carries what people brought
 * along beside it.
 */
export const openLedger = (ledger: Ledger, state: State): void => {
  const { strata, parties } = state.definition;
  for (let s = 0; s < strata.length; s++)
    for (let p = 0; p < parties.length; p++) {
      const [stocks, sources] = [ledger.stocks.row(s, p), state.columns.sources.row(s, p)];
      let left = state.tally.loyaltySum(s, p);
      for (let q = 0; q < sources.length; q++) {
        stocks[q] = state.tally.agents(s) * sources[q];
        left -= stocks[q];
      }
      stocks[place(ledger, 'start')] = left;
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

/**
 * Agents of each stratum as they learnt today, before any of them moved.
 */
export const learners = ({ definition, tally, columns }: State): number[] => {
  const agents = definition.strata.map((_, s) => tally.agents(s));
  definition.flows.forEach(({ from, to }, flow) => {
    agents[from] += columns.leavers[flow];
    agents[to] -= columns.comers[flow];
  });
  return agents;
};

const dayOf = (state: State, s: number, p: number, agents: number, before: number): Day => {
  const { tally, columns, definition } = state;
  const rho = Number(tally.rhoSum(s)) / ONE;
  const learning = rho / agents;
  const appeal = columns.appeal.at(s, p);
  const sum = (name: 'rhoLoyalty' | 'rhoAppeal' | 'noise') => Number(tally.sum(name, s, p)) / ONE;
  return {
    agents,
    learning,
    contact: Math.floor(definition.strata[s].behaviour.contact * ONE + 0.5) / ONE,
    taste: sum('rhoAppeal') - rho * appeal,
    tied: Number(tally.sum('tied', s, p)),
    lost: Number(tally.sum('lost', s, p)),
    unexplained: sum('noise') - (sum('rhoLoyalty') - learning * before),
    total: Number(tally.sum('loyalty', s, p)),
  };
};

/**
 * What flows in through ties by row from the same rows of the people listened to, Q15 summed over the agents
 * of this stratum. Most strata listen to a few others only, so it goes by tied pair.
 *
 * @param inflows [rows] is written to
 */
const writeInflows = (
  { before, tieWeights }: Ledger,
  agents: readonly number[],
  s: number,
  p: number,
  inflows: Float64Array,
): void => {
  const weights = tieWeights.row(s);
  inflows.fill(0);
  for (let from = 0; from < weights.length; from++) {
    const weight = weights[from];
    if (weight <= 0) continue;
    const stocks = before.row(from, p);
    for (let row = 0; row < stocks.length; row++) inflows[row] += (weight * stocks[row]) / agents[from];
  }
  for (let row = 0; row < inflows.length; row++) inflows[row] *= agents[s];
};

/** What is the same for all cells of a day: agents by stratum, and scratch. */
interface Posting {
  readonly people: readonly number[];
  /** [rows] */
  readonly inflows: Float64Array;
}

const postCell = (ledger: Ledger, state: State, s: number, p: number, { people, inflows }: Posting): void => {
  const { sourceCount } = ledger;
  const [old, stocks] = [ledger.before.row(s, p), ledger.stocks.row(s, p)];
  const sources = state.columns.sources.row(s, p);
  const last = place(ledger, 'rest');
  let before = 0;
  for (let r = 0; r < old.length; r++) before += old[r];
  const day = dayOf(state, s, p, people[s], before);
  writeInflows(ledger, people, s, p, inflows);
  let heard = 0;
  for (let r = 0; r < inflows.length; r++) heard += inflows[r];
  const { learning, agents, contact } = day;
  const further: Partial<Record<number, number>> = {
    [place(ledger, 'taste')]: day.taste,
    [place(ledger, 'ties')]: contact * (day.tied - heard),
    [place(ledger, 'saturation')]: -day.lost,
  };
  let rest = day.total;
  for (let r = 0; r < last; r++) {
    const stock = old[r];
    const pull = r < sourceCount ? learning * agents * sources[r] : (further[r] ?? 0);
    stocks[r] = Math.round(stock + pull - learning * stock + contact * (inflows[r] - stock));
    rest -= stocks[r];
  }
  stocks[last] = rest;
  const drift = old[last] * -day.learning + day.contact * (inflows[last] - old[last]);
  ledger.measured.set(s, p, day.unexplained + drift);
};

/** Others came or went: a stratum with so many agents had this sum of loyalties, and has that. */
interface Turnover {
  readonly row: number;
  readonly ratio: number;
  readonly change: number;
}

/** What there is of each source goes with the people; by how much those who moved differ is the flow's. */
const turnOver = (stocks: Float64Array, { row, ratio, change }: Turnover): void => {
  let left = change;
  for (let r = 0; r < stocks.length; r++) {
    const scaled = Math.round(stocks[r] * ratio);
    left += stocks[r] - scaled;
    stocks[r] = scaled;
  }
  stocks[row] += left;
};

/** Posts those who left and came, flow by flow, first all who left. */
const postFlows = (ledger: Ledger, { definition, columns }: State, people: number[]): void => {
  const first = place(ledger, 'saturation') + 1;
  const post = (s: number, flow: number, agents: number, sums: Float64Array, sign: 1 | -1): void => {
    if (agents === 0) return;
    const ratio = (people[s] + sign * agents) / people[s];
    for (let p = 0; p < sums.length; p++)
      turnOver(ledger.stocks.row(s, p), { row: first + flow, ratio, change: sign * sums[p] });
    people[s] += sign * agents;
  };
  definition.flows.forEach(({ from }, flow) =>
    post(from, flow, columns.leavers[flow], columns.leaversLoyalty.row(flow), -1),
  );
  definition.flows.forEach(({ to }, flow) =>
    post(to, flow, columns.comers[flow], columns.comersLoyalty.row(flow), 1),
  );
};

/** Posts a day: every stock moves, and all of them add up to the new total. */
export const postDay = (ledger: Ledger, state: State): void => {
  ledger.before.cells.set(ledger.stocks.cells);
  const people = learners(state);
  const posting: Posting = { people, inflows: new Float64Array(ledger.rows.length) };
  for (let s = 0; s < state.definition.strata.length; s++)
    for (let p = 0; p < state.definition.parties.length; p++) postCell(ledger, state, s, p, posting);
  postFlows(ledger, state, people);
};
