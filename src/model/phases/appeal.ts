/**
 * Appeal: for each stratum and party, how much that party draws these people today, as a sum of named sources.
 */
import { ONE, toQ15 } from '../../foundation/fixed.js';
import { issueAppeal } from '../../polity/appeal.js';
import type { Definition, State } from '../definition.js';
import type { Phase } from '../phase.js';

/** Rows of the sources of appeal, in order: tradition, each issue, blame, each standing. */
export const sourceNames = (definition: Definition): string[] => [
  'tradition',
  ...definition.issues.map((issue) => issue.id),
  'blame',
  ...definition.standings,
];

/** Writes the sources of one stratum and party, in Q15 integers, and returns their sum. */
const sourcesOf = (state: State, s: number, p: number, row: number): number => {
  const { strata, issues, parties, standings } = state.definition;
  const { sources, reach, salience, credibility, positions, blame, standing } = state.columns;
  const [S, P, K] = [strata.length, parties.length, issues.length];
  let source = row;
  sources[source++] = toQ15(strata[s].tradition[p]);
  for (let k = 0; k < K; k++) {
    const demand = issues[k].demand[s];
    const position = positions[p * K + k];
    sources[source++] = toQ15(
      issueAppeal(reach[s * P + p], salience[k * S + s], credibility[p * K + k], demand, position),
    );
  }
  sources[source++] = toQ15(-blame[s * P + p]);
  for (let o = 0; o < standings.length; o++) sources[source++] = toQ15(standing[(o * S + s) * P + p]);
  let sum = 0;
  for (let i = row; i < source; i++) sum += sources[i];
  return sum;
};

export const updateAppeal = (state: State): void => {
  const { strata, issues, parties, standings } = state.definition;
  const sourceCount = 2 + issues.length + standings.length;
  for (let s = 0; s < strata.length; s++)
    for (let p = 0; p < parties.length; p++) {
      const cell = s * parties.length + p;
      const sum = sourcesOf(state, s, p, cell * sourceCount);
      state.columns.appeal[cell] = Math.min(ONE - 1, Math.max(-ONE, sum));
    }
};

export const appeal: Phase = {
  name: 'appeal',
  reads: ['salience', 'standing'],
  yesterday: ['credibility', 'positions', 'reach', 'blame'],
  writes: ['sources', 'appeal'],
  run: updateAppeal,
};
