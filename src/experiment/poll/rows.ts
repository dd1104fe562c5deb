/** A poll as the rows of a table: one for each party of each group. */
import type { Poll } from './poll.js';

/** Columns of such a table, behind those that groups are told apart by. */
const FIGURES = [
  'persons',
  'electors',
  'cast',
  'turnout',
  'list',
  'share',
  'party',
  'ballots',
  'loyalty',
] as const;

/** A table with the names of its columns. */
export interface PollTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Rows of one poll. */
const rowsOf = (run: string, { by, groups }: Poll): PollTable['rows'] =>
  groups.flatMap((group) =>
    group.lists.flatMap(({ list, share, parties }) =>
      parties.map(({ party, ballots, loyalty }) => [
        run,
        ...by.map((each) => group[each] ?? null),
        ...[group.persons, group.electors, group.cast, group.turnout],
        ...[list, share, party, ballots, loyalty],
      ]),
    ),
  );

/**
 * Polls of one question as one table. `persons` to `turnout` are the group's, `share` is that of the list,
 * `ballots` and `loyalty` are the party's; what is not observable is null. Nothing is in it twice, so ballots
 * add up.
 *
 * @param polls by the name of their run, which is the first column
 */
export const pollTable = (polls: Readonly<Record<string, Poll>>): PollTable => {
  const [first] = Object.values(polls);
  return {
    columns: ['run', ...first.by, ...FIGURES],
    rows: Object.entries(polls).flatMap(([run, poll]) => rowsOf(run, poll)),
  };
};
