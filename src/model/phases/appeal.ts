/**
 * Appeal: for each stratum and party, how much that party draws these people today, as a sum of named
 * sources.
 */
import { sat16, toQ15 } from '../../foundation/fixed.js';
import { issueAppeal } from '../../polity/appeal.js';
import type { Cube } from '../columns/views.js';
import { FEAR, fearsOf, isPolarised } from '../laws/polarisation.js';
import type { Definition, State } from '../definition.js';
import type { Phase } from '../phase.js';

/** Rows of the sources of appeal, in order: tradition, each issue, blame, fear if in force, each standing. */
export const sourceNames = (definition: Definition): string[] => [
  'tradition',
  ...definition.issues.map((issue) => issue.id),
  'blame',
  ...(isPolarised(definition) ? [FEAR] : []),
  ...definition.standings,
];

/** What the people of a stratum want: by issue, how much it matters to them and what they demand. */
interface Wants {
  readonly salience: Float64Array;
  readonly wants: readonly { demand: number; nearness: number }[];
}

const readWants = ({ definition, columns }: State, s: number, { salience, wants }: Wants): void =>
  definition.issues.forEach((issue, k) => {
    salience[k] = columns.salience.at(k, s);
    wants[k].demand = issue.demand[s];
  });

/** Where a party stands on each issue, and how far it is believed there. */
interface Programme {
  readonly positions: Float64Array;
  readonly credibility: Float64Array;
}

/** Writes what each issue adds for a party, the sources behind tradition; returns their sum. */
const appealOfIssues = (
  reach: number,
  { salience, wants }: Wants,
  { positions, credibility }: Programme,
  sources: Float64Array,
): number => {
  let sum = 0;
  for (let k = 0; k < wants.length; k++)
    sum += sources[1 + k] = toQ15(issueAppeal(reach, salience[k], credibility[k], positions[k], wants[k]));
  return sum;
};

/** The origins whose standing anybody feels today: few of all that a scenario has. */
const feltOrigins = ({ definition, columns }: State): number[] => {
  const felt: number[] = [];
  for (let o = 0; o < definition.standings.length; o++) if (!columns.standing.isZero(o)) felt.push(o);
  return felt;
};

const total = (parts: Float64Array): number => parts.reduce((sum, part) => sum + part, 0);

/** @param fears what people fear, by stratum, party and party that is feared; null where they fear nobody */
export const updateAppeal = (state: State, fears: Cube | null): void => {
  const { definition, columns } = state;
  const { issues, parties } = definition;
  const felt = feltOrigins(state);
  const blamed = issues.length + 1;
  const standings = blamed + (isPolarised(definition) ? 2 : 1);
  const programmes = parties.map((_, p): Programme => ({
    positions: columns.positions.row(p),
    credibility: columns.credibility.row(p),
  }));
  const wants: Wants = {
    salience: new Float64Array(issues.length),
    wants: issues.map(({ nearness }) => ({ demand: 0, nearness })),
  };
  columns.sources.cells.fill(0);
  definition.strata.forEach(({ tradition }, s) => {
    readWants(state, s, wants);
    const [reach, blame, sums] = [columns.reach.row(s), columns.blame.row(s), columns.appeal.row(s)];
    for (let p = 0; p < sums.length; p++) {
      const sources = columns.sources.row(s, p);
      let sum = (sources[0] = toQ15(tradition[p]));
      sum += appealOfIssues(reach[p], wants, programmes[p], sources);
      sum += sources[blamed] = toQ15(-blame[p]);
      if (fears !== null) sum += sources[blamed + 1] = toQ15(total(fears.row(s, p)));
      for (const o of felt) sum += sources[standings + o] = toQ15(columns.standing.at(o, s, p));
      sums[p] = sat16(sum);
    }
  });
};

export const appeal: Phase = {
  name: 'appeal',
  reads: ['salience', 'standing'],
  yesterday: ['credibility', 'positions', 'reach', 'blame'],
  mayRead: (definition) => (isPolarised(definition) ? ['persons', 'tally'] : []),
  writes: ['sources', 'appeal'],
  run: (state) => updateAppeal(state, isPolarised(state.definition) ? fearsOf(state) : null),
};
