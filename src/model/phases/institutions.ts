/**
 * Institutions: deputies elected and recalled; what office and work do to parties (blame, credibility, reach).
 */
import { clamp } from '../../foundation/math.js';
import { nextBlame, nextCredibility, nextReach, responsibility } from '../../polity/party.js';
import { seatShares, updateBodies } from '../bodies.js';
import { governing } from '../command.js';
import type { Phase } from '../phase.js';
import type { Cabinet } from '../politics.js';
import type { State } from '../definition.js';

/** Responsibility of every party for every issue [P x K] in the governing cabinet. */
const responsibilities = ({ definition }: State, { seats, portfolios }: Cabinet): Float64Array => {
  const K = definition.issues.length;
  const shares = seatShares(seats);
  return new Float64Array(definition.parties.length * K).map((_, i) => {
    const p = Math.floor(i / K);
    return responsibility(shares[p], portfolios[i % K] === p);
  });
};

/** Harm beyond what a stratum puts up with in the portfolio of each issue [K], by way of that of each condition [C]. */
const excessHarms = (state: State, s: number, excess: Float64Array, harms: Float64Array): void => {
  const { issues, conditions, strata } = state.definition;
  const levels = state.columns.conditions;
  for (let c = 0; c < excess.length; c++) excess[c] = levels[c * strata.length + s] - conditions[c].expected;
  for (let k = 0; k < harms.length; k++) {
    const { harm } = issues[k];
    let sum = 0;
    for (let c = 0; c < excess.length; c++) sum += harm[c] * excess[c];
    harms[k] = sum;
  }
};

const updateBlame = (state: State, shares: Float64Array): void => {
  const { strata, parties, issues, conditions, mechanisms } = state.definition;
  const { blame } = state.columns;
  const [P, K] = [parties.length, issues.length];
  const excesses = new Float64Array(conditions.length);
  const harms = new Float64Array(K);
  for (let s = 0; s < strata.length; s++) {
    excessHarms(state, s, excesses, harms);
    for (let p = 0, cell = s * P; p < P; p++, cell++) {
      let excess = 0;
      for (let k = 0; k < K; k++) excess += shares[p * K + k] * harms[k];
      blame[cell] = nextBlame(blame[cell], excess, mechanisms.blame);
    }
  }
};

const updateCredibility = (state: State, shares: Float64Array): void => {
  const { issues, mechanisms } = state.definition;
  const { credibility } = state.columns;
  const unmet = issues.map((issue) => clamp(issue.unmet(state), 0, 1));
  for (let cell = 0; cell < credibility.length; cell++)
    credibility[cell] = nextCredibility(
      credibility[cell],
      shares[cell] * unmet[cell % issues.length],
      mechanisms.credibility,
    );
};

const updateReach = (state: State): void => {
  const { strata, parties } = state.definition;
  const { reach } = state.columns;
  const P = parties.length;
  parties.forEach(({ growth, reachMax }, p) => {
    for (let s = 0, cell = p; s < strata.length; s++, cell += P)
      reach[cell] = nextReach(reach[cell], growth, reachMax[s]);
  });
};

export const institutions: Phase = {
  name: 'institutions',
  reads: ['tally', 'shares', 'conditions'],
  yesterday: ['policies', 'blame', 'credibility', 'reach'],
  writes: ['politics', 'journal', 'deputies', 'blame', 'credibility', 'reach'],
  run: (state) => {
    updateBodies(state);
    const holder = governing(state);
    if (holder >= 0) {
      const shares = responsibilities(state, state.politics.cabinets[holder]);
      updateBlame(state, shares);
      updateCredibility(state, shares);
    }
    updateReach(state);
  },
};
