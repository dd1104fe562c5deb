/**
 * Voters of a party as the state has them: who they are, what matters to them, and what they want.
 */
import type { State } from '../definition.js';
import { workedOut } from '../state/worked-out.js';

/** What voters are counted by. */
export interface Voters {
  /** Weight of each stratum, >= 0: its voters for the party, or its people where the party has none. */
  readonly weights: readonly number[];
  /** Whether it has any. */
  readonly exist: boolean;
}

const countVoters = ({ definition, columns, politics }: State, party: number): Voters => {
  const { strata } = definition;
  const column = politics.within[party];
  const weights = new Array<number>(strata.length);
  let exist = false;
  for (let s = 0; s < strata.length; s++) {
    weights[s] = columns.persons[s] * strata[s].electorate * columns.shares.at(s, column);
    exist ||= weights[s] > 0;
  }
  return { weights: exist ? weights : [...columns.persons], exist };
};

/** [party] The voters of each party; everybody stands for those of a party that has none. */
export const votersOf = workedOut(
  { columns: ['shares', 'persons'], politics: ['within'] },
  (state): readonly Voters[] => state.definition.parties.map((_, party) => countVoters(state, party)),
);

const weigh = ({ definition, columns }: State, { weights }: Voters): Float64Array => {
  const salience = new Float64Array(definition.issues.length);
  for (let k = 0; k < salience.length; k++) {
    const row = columns.salience.row(k);
    let sum = 0;
    for (let s = 0; s < weights.length; s++) sum += weights[s] * row[s];
    salience[k] = sum;
  }
  return salience;
};

/** [party] How much each issue matters to the voters of each party together, in persons times salience. */
export const saliencesOf = workedOut(
  { columns: ['shares', 'persons', 'salience'], politics: ['within'] },
  (state): readonly Readonly<Float64Array>[] => votersOf(state).map((voters) => weigh(state, voters)),
);

const wantOf = ({ definition, columns }: State, { weights }: Voters): Float64Array => {
  const { issues } = definition;
  const wants = new Float64Array(issues.length);
  for (let k = 0; k < wants.length; k++) {
    const row = columns.salience.row(k);
    const { demand } = issues[k];
    let [sum, total] = [0, 0];
    for (let s = 0; s < weights.length; s++) {
      const weight = weights[s] * row[s];
      sum += weight * demand[s];
      total += weight;
    }
    wants[k] = total > 0 ? sum / total : 0;
  }
  return wants;
};

/** [party] What the voters of each party want of each issue, -1..1: by how much it matters to them. */
export const wantsOf = workedOut(
  { columns: ['shares', 'persons', 'salience'], politics: ['within'] },
  (state): readonly Readonly<Float64Array>[] => votersOf(state).map((voters) => wantOf(state, voters)),
);

/** Mean over some voters of a figure of each stratum. */
export const meanOver = ({ weights }: Voters, of: (stratum: number) => number): number => {
  let [sum, total] = [0, 0];
  weights.forEach((weight, s) => {
    sum += weight * of(s);
    total += weight;
  });
  return total > 0 ? sum / total : 0;
};
