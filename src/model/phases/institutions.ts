/**
 * Institutions: deputies elected and recalled; what office and work do to parties (blame, credibility,
 * reach).
 */
import { seatShares } from '../../polity/body.js';
import { excessHarm, nextBlame, nextCredibility, responsibility, undone } from '../../polity/party.js';
import { updateBodies } from '../bodies.js';
import { governing } from '../command.js';
import { reachRule } from '../laws/carriers.js';
import { Matrix } from '../columns/views.js';
import type { Phase } from '../phase.js';
import type { Cabinet } from '../state/politics.js';
import type { Definition, State } from '../definition.js';
import { BALLOT_READS } from '../state/ballots.js';
import { ofDefinition } from '../state/worked-out.js';
import { unmetOf, unmetShares } from '../power/demands.js';

/** Responsibility of every party for every issue in the governing cabinet. */
const responsibilities = ({ issues }: Definition, { seats, portfolios }: Cabinet): Matrix => {
  const shares = seatShares(seats).slice(0, -1);
  const all = Matrix.zeroed(shares.length, issues.length);
  for (let p = 0; p < shares.length; p++)
    for (let k = 0; k < issues.length; k++) all.set(p, k, responsibility(shares[p], portfolios[k] === p));
  return all;
};

/** A condition that harms in the portfolio of an issue. */
interface Harm {
  readonly issue: number;
  readonly condition: number;
  readonly weight: number;
}

const harmsOf = ofDefinition(({ issues }): readonly Harm[] =>
  issues.flatMap(({ harm }, issue) =>
    harm.flatMap((weight, condition) => (weight === 0 ? [] : [{ issue, condition, weight }])),
  ),
);

/**
 * Writes what a stratum holds against whoever has the portfolio of each issue: harm beyond what it expects,
 * as far as the issue matters to it.
 */
const complaints = (state: State, s: number, harms: readonly Harm[], out: Float64Array): void => {
  const { conditions: levels, salience } = state.columns;
  out.fill(0);
  for (const { issue, condition, weight } of harms) {
    const { exposure, expected } = state.definition.conditions[condition];
    const excess = excessHarm(levels.at(condition, s), exposure[s], expected);
    out[issue] += weight * salience.at(issue, s) * excess;
  }
};

const updateBlame = (state: State, shares: Matrix): void => {
  const { strata, issues, mechanisms } = state.definition;
  const harms = harmsOf(state.definition);
  const held = new Float64Array(issues.length);
  for (let s = 0; s < strata.length; s++) {
    complaints(state, s, harms, held);
    const blame = state.columns.blame.row(s);
    for (let p = 0; p < blame.length; p++) {
      const share = shares.row(p);
      let excess = 0;
      for (let k = 0; k < held.length; k++) excess += share[k] * held[k];
      blame[p] = nextBlame(blame[p], excess, mechanisms.blame);
    }
  }
};

const updateCredibility = (state: State, shares: Matrix): void => {
  const { mechanisms } = state.definition;
  const unmet = unmetShares(state);
  for (let p = 0; p < state.definition.parties.length; p++) {
    const [share, positions] = [shares.row(p), state.columns.positions.row(p)];
    const credibility = state.columns.credibility.row(p);
    for (let k = 0; k < share.length; k++)
      credibility[k] = nextCredibility(
        credibility[k],
        share[k] * undone(positions[k], unmet[k]),
        mechanisms.credibility,
      );
  }
};

const updateReach = (state: State): void => {
  const tomorrow = reachRule(state);
  for (let s = 0; s < state.definition.strata.length; s++) {
    const reach = state.columns.reach.row(s);
    for (let p = 0; p < reach.length; p++) reach[p] = tomorrow(s, p, reach[p]);
  }
};

export const institutions: Phase = {
  name: 'institutions',
  reads: ['tally', 'shares', 'persons', 'conditions', 'salience', ...BALLOT_READS],
  yesterday: ['blame', 'credibility', 'deputies', 'lines', 'policies', 'positions', 'reach'],
  writes: ['politics', 'journal', 'deputies', 'blame', 'credibility', 'reach'],
  asks: unmetOf,
  run: (state) => {
    updateBodies(state);
    const holder = governing(state);
    if (holder >= 0) {
      const shares = responsibilities(state.definition, state.politics.cabinets[holder]);
      updateBlame(state, shares);
      updateCredibility(state, shares);
    }
    updateReach(state);
  },
};
