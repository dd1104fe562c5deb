/**
 * Institutions: deputies elected and recalled; what office and work do to parties (blame, credibility, reach).
 */
import { nextBlame, nextCredibility, nextReach, responsibility } from '../../polity/party.js';
import { seatShares, updateBodies } from '../bodies.js';
import { governing } from '../command.js';
import type { Phase } from '../phase.js';
import type { Cabinet } from '../politics.js';
import type { State } from '../definition.js';

/** Responsibility of every party for every issue [P x K] in the governing cabinet. */
const responsibilities = (state: State, cabinet: Cabinet): number[][] => {
  const shares = seatShares(cabinet.seats);
  return state.definition.parties.map((_, p) =>
    state.definition.issues.map((_, k) => responsibility(shares[p], cabinet.portfolios[k] === p)),
  );
};

/** Harm beyond what a stratum puts up with in the portfolio of an issue. */
const excessHarm = (state: State, k: number, s: number): number => {
  const { issues, conditions, strata } = state.definition;
  let harm = 0;
  for (let c = 0; c < conditions.length; c++)
    harm += issues[k].harm[c] * (state.columns.conditions[c * strata.length + s] - conditions[c].expected);
  return harm;
};

const updateBlame = (state: State, shares: number[][]): void => {
  const { strata, parties, issues, mechanisms } = state.definition;
  const { blame } = state.columns;
  for (let s = 0; s < strata.length; s++) {
    const harms = issues.map((_, k) => excessHarm(state, k, s));
    for (let p = 0; p < parties.length; p++) {
      let excess = 0;
      for (let k = 0; k < issues.length; k++) excess += shares[p][k] * harms[k];
      const cell = s * parties.length + p;
      blame[cell] = nextBlame(blame[cell], excess, mechanisms.blame);
    }
  }
};

const updateCredibility = (state: State, shares: number[][]): void => {
  const { parties, issues, mechanisms } = state.definition;
  const unmet = issues.map((issue) => Math.min(1, Math.max(0, issue.unmet(state))));
  for (let p = 0; p < parties.length; p++)
    for (let k = 0; k < issues.length; k++) {
      const cell = p * issues.length + k;
      state.columns.credibility[cell] = nextCredibility(
        state.columns.credibility[cell],
        shares[p][k] * unmet[k],
        mechanisms.credibility,
      );
    }
};

const updateReach = (state: State): void => {
  const { strata, parties } = state.definition;
  const { reach } = state.columns;
  for (let s = 0; s < strata.length; s++)
    for (let p = 0; p < parties.length; p++) {
      const cell = s * parties.length + p;
      reach[cell] = nextReach(reach[cell], parties[p].growth, parties[p].reachMax[s]);
    }
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
