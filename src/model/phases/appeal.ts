/**
 * Appeal: for each stratum and party, how much that party draws these people today, as a sum of named sources.
 */
import { sat16, toQ15 } from '../../foundation/fixed.js';
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

/** Numbers of what the sources of appeal are of and by, as they lie: [S x P x Q]. */
const sizesOf = ({ strata, parties, issues, standings }: Definition) => ({
  S: strata.length,
  P: parties.length,
  K: issues.length,
  Q: 2 + issues.length + standings.length,
});

/** Writes what each issue adds for the parties, stratum by stratum: sources 1 to K. */
const appealOfIssues = (state: State): void => {
  const { sources, reach, salience, credibility, positions } = state.columns;
  const { S, P, K, Q } = sizesOf(state.definition);
  for (let k = 0; k < K; k++) {
    const { demand } = state.definition.issues[k];
    for (let s = 0; s < S; s++)
      for (let p = 0; p < P; p++) {
        const cell = s * P + p;
        const by = p * K + k;
        sources[cell * Q + 1 + k] = toQ15(
          issueAppeal(reach[cell], salience[k * S + s], credibility[by], demand[s], positions[by]),
        );
      }
  }
};

/** Writes tradition, blame and standings: the first source, and those behind the issues. */
const appealBesides = (state: State): void => {
  const { strata, standings } = state.definition;
  const { sources, blame, standing } = state.columns;
  const { S, P, K, Q } = sizesOf(state.definition);
  for (let s = 0; s < S; s++) {
    const { tradition } = strata[s];
    for (let p = 0; p < P; p++) {
      const cell = s * P + p;
      sources[cell * Q] = toQ15(tradition[p]);
      sources[cell * Q + K + 1] = toQ15(-blame[cell]);
      for (let o = 0; o < standings.length; o++)
        sources[cell * Q + K + 2 + o] = toQ15(standing[o * S * P + cell]);
    }
  }
};

export const updateAppeal = (state: State): void => {
  appealOfIssues(state);
  appealBesides(state);
  const { sources, appeal: sums } = state.columns;
  const { Q } = sizesOf(state.definition);
  for (let cell = 0; cell < sums.length; cell++) {
    let sum = 0;
    for (let source = cell * Q; source < (cell + 1) * Q; source++) sum += sources[source];
    sums[cell] = sat16(sum);
  }
};

export const appeal: Phase = {
  name: 'appeal',
  reads: ['salience', 'standing'],
  yesterday: ['credibility', 'positions', 'reach', 'blame'],
  writes: ['sources', 'appeal'],
  run: updateAppeal,
};
