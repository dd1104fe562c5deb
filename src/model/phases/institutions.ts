/**
 * Institutions: deputies elected and recalled; what office and work do to parties (blame, credibility, reach).
 */
import { clamp } from '../../foundation/math.js';
import { seatShares } from '../../polity/body.js';
import {
  excessHarm,
  nextBlame,
  nextCredibility,
  nextReach,
  responsibility,
  undone,
} from '../../polity/party.js';
import { updateBodies } from '../bodies.js';
import { governing } from '../command.js';
import type { Phase } from '../phase.js';
import type { Cabinet } from '../politics.js';
import type { Definition, State } from '../definition.js';
import { valueOf } from '../value.js';

/** Responsibility of every party for every issue [P x K] in the governing cabinet. */
const responsibilities = ({ definition }: State, { seats, portfolios }: Cabinet): Float64Array => {
  const [P, K] = [definition.parties.length, definition.issues.length];
  const shares = seatShares(seats);
  const all = new Float64Array(P * K);
  for (let p = 0; p < P; p++)
    for (let k = 0; k < K; k++) all[p * K + k] = responsibility(shares[p], portfolios[k] === p);
  return all;
};

/** A condition that harms in the portfolio of an issue. */
interface Harm {
  readonly issue: number;
  readonly condition: number;
  readonly weight: number;
}

const harmsOf = ({ issues }: Definition): Harm[] =>
  issues.flatMap(({ harm }, issue) =>
    harm.flatMap((weight, condition) => (weight === 0 ? [] : [{ issue, condition, weight }])),
  );

/** Writes what a stratum holds against whoever has the portfolio of each issue [K]: harm beyond what it expects, as far as the issue matters to it. */
const complaints = (state: State, s: number, harms: readonly Harm[], out: Float64Array): void => {
  const { conditions, strata } = state.definition;
  const { conditions: levels, salience } = state.columns;
  const S = strata.length;
  out.fill(0);
  for (const { issue, condition, weight } of harms) {
    const { exposure, expected } = conditions[condition];
    const excess = excessHarm(levels[condition * S + s], exposure[s], expected);
    out[issue] += weight * salience[issue * S + s] * excess;
  }
};

const updateBlame = (state: State, shares: Float64Array): void => {
  const { strata, parties, issues, mechanisms } = state.definition;
  const { blame } = state.columns;
  const [P, K] = [parties.length, issues.length];
  const harms = harmsOf(state.definition);
  const held = new Float64Array(K);
  for (let s = 0; s < strata.length; s++) {
    complaints(state, s, harms, held);
    for (let p = 0, cell = s * P; p < P; p++, cell++) {
      let excess = 0;
      for (let k = 0; k < K; k++) excess += shares[p * K + k] * held[k];
      blame[cell] = nextBlame(blame[cell], excess, mechanisms.blame);
    }
  }
};

const updateCredibility = (state: State, shares: Float64Array): void => {
  const { issues, mechanisms } = state.definition;
  const { credibility, positions } = state.columns;
  const unmet = issues.map((issue) => clamp(valueOf(state, issue.unmet), 0, 1));
  for (let cell = 0; cell < credibility.length; cell++)
    credibility[cell] = nextCredibility(
      credibility[cell],
      shares[cell] * undone(positions[cell], unmet[cell % issues.length]),
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
  reads: ['tally', 'shares', 'conditions', 'salience'],
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
