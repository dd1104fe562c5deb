/**
 * Voters of a party as the state has them: who they are, what matters to them, and what they want.
 */
import type { State } from '../definition.js';

/** What voters are counted by. */
export interface Voters {
  /** Weight of each stratum, >= 0: its voters for the party, or its people where the party has none. */
  readonly weights: readonly number[];
  /** Whether it has any. */
  readonly exist: boolean;
}

/** The voters of a party; everybody stands for those of a party that has none. */
export const votersOf = ({ definition, columns, politics }: State, party: number): Voters => {
  const votes = definition.strata.map(
    ({ persons, electorate }, s) => persons * electorate * columns.shares.at(s, politics.within[party]),
  );
  const exist = votes.some((voters) => voters > 0);
  return { weights: exist ? votes : definition.strata.map(({ persons }) => persons), exist };
};

/** How much each issue matters to some voters together, in persons times salience. */
export const salienceOf = ({ definition, columns }: State, { weights }: Voters): Float64Array =>
  Float64Array.from(definition.issues, (_, k) => {
    const row = columns.salience.row(k);
    return weights.reduce((sum, weight, s) => sum + weight * row[s], 0);
  });

/** What some voters want of each issue, -1..1: the mean by how much it matters to them. */
export const demandOf = ({ definition, columns }: State, { weights }: Voters): Float64Array =>
  Float64Array.from(definition.issues, ({ demand }, k) => {
    const row = columns.salience.row(k);
    let [sum, total] = [0, 0];
    weights.forEach((weight, s) => {
      sum += weight * row[s] * demand[s];
      total += weight * row[s];
    });
    return total > 0 ? sum / total : 0;
  });

/** Mean over some voters of a figure of each stratum. */
export const meanOver = ({ weights }: Voters, of: (stratum: number) => number): number => {
  let [sum, total] = [0, 0];
  weights.forEach((weight, s) => {
    sum += weight * of(s);
    total += weight;
  });
  return total > 0 ? sum / total : 0;
};
