/**
 * Appeal: for each stratum and party, how much that party draws these people today, as a sum of named
 * sources.
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

/** What the people of a stratum want: by issue, how much it matters to them and what they demand. */
interface Wants {
  readonly salience: Float64Array;
  readonly demand: Float64Array;
}

const readWants = ({ definition, columns }: State, s: number, { salience, demand }: Wants): void =>
  definition.issues.forEach((issue, k) => {
    salience[k] = columns.salience.at(k, s);
    demand[k] = issue.demand[s];
  });

/** Where a party stands on each issue, and how far it is believed there. */
interface Programme {
  readonly positions: Float64Array;
  readonly credibility: Float64Array;
}

/** Writes what each issue adds for a party: the sources behind tradition. */
const appealOfIssues = (
  reach: number,
  { salience, demand }: Wants,
  { positions, credibility }: Programme,
  sources: Float64Array,
): void => {
  for (let k = 0; k < demand.length; k++)
    sources[1 + k] = toQ15(issueAppeal(reach, salience[k], credibility[k], demand[k], positions[k]));
};

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
};

export const updateAppeal = (state: State): void => {
  const { definition, columns } = state;
  const { issues, parties, standings } = definition;
  const programmes = parties.map((_, p): Programme => ({
    positions: columns.positions.row(p),
    credibility: columns.credibility.row(p),
  }));
  const wants: Wants = { salience: new Float64Array(issues.length), demand: new Float64Array(issues.length) };
  definition.strata.forEach(({ tradition }, s) => {
    readWants(state, s, wants);
    const [reach, blame, sums] = [columns.reach.row(s), columns.blame.row(s), columns.appeal.row(s)];
    const rows = parties.map((_, p) => columns.sources.row(s, p));
    for (let o = 0, source = issues.length + 2; o < standings.length; o++, source++) {
      const standing = columns.standing.row(o, s);
      for (let p = 0; p < rows.length; p++) rows[p][source] = toQ15(standing[p]);
    }
    for (let p = 0; p < rows.length; p++) {
      rows[p][0] = toQ15(tradition[p]);
      appealOfIssues(reach[p], wants, programmes[p], rows[p]);
      rows[p][issues.length + 1] = toQ15(-blame[p]);
      sums[p] = sat16(sumOf(rows[p]));
    }
  });
};

export const appeal: Phase = {
  name: 'appeal',
  reads: ['salience', 'standing'],
  yesterday: ['credibility', 'positions', 'reach', 'blame'],
  writes: ['sources', 'appeal'],
  run: updateAppeal,
};
