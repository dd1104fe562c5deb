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

/** Writes what each issue adds for the parties: the sources behind tradition. */
const appealOfIssues = ({ columns }: State, s: number, { salience, demand }: Wants): void => {
  const reach = columns.reach.row(s);
  for (let p = 0; p < reach.length; p++) {
    const sources = columns.sources.row(s, p);
    const credibility = columns.credibility.row(p);
    const positions = columns.positions.row(p);
    for (let k = 0; k < demand.length; k++)
      sources[1 + k] = toQ15(issueAppeal(reach[p], salience[k], credibility[k], demand[k], positions[k]));
  }
};

/** Writes tradition, blame and standings: the first source, and those behind the issues. */
const appealBesides = ({ definition, columns }: State, s: number): void => {
  const { issues, parties, standings } = definition;
  const { tradition } = definition.strata[s];
  const { standing } = columns;
  const blame = columns.blame.row(s);
  for (let p = 0; p < parties.length; p++) {
    const sources = columns.sources.row(s, p);
    sources[0] = toQ15(tradition[p]);
    sources[issues.length + 1] = toQ15(-blame[p]);
    for (let o = 0, source = issues.length + 2; o < standings.length; o++, source++)
      sources[source] = toQ15(standing.at(o, s, p));
  }
};

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
};

export const updateAppeal = (state: State): void => {
  const { definition, columns } = state;
  const count = definition.issues.length;
  const wants: Wants = { salience: new Float64Array(count), demand: new Float64Array(count) };
  for (let s = 0; s < definition.strata.length; s++) {
    readWants(state, s, wants);
    appealOfIssues(state, s, wants);
    appealBesides(state, s);
    const sums = columns.appeal.row(s);
    for (let p = 0; p < sums.length; p++) sums[p] = sat16(sumOf(columns.sources.row(s, p)));
  }
};

export const appeal: Phase = {
  name: 'appeal',
  reads: ['salience', 'standing'],
  yesterday: ['credibility', 'positions', 'reach', 'blame'],
  writes: ['sources', 'appeal'],
  run: updateAppeal,
};
