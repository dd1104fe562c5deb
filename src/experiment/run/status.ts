/**
 * What became of each day that may come: it came, it did not come by the last day, it could not come, or the
 * last day left open whether it would.
 *
 * Decision worth knowing: a country that was taken three weeks before the last day and is to be held for
 * sixty has neither been held nor lost; to count it as not held would call a question answered that nobody
 * can answer. What is open is that whose contest or holding is under way, and nothing else: that a question
 * might still have been put is true of every run.
 */
import type { Definition, State } from '../../model/definition.js';
import type { Contest } from '../../model/state/politics.js';
import { columnName, type ColumnDef, type Row, column } from '../tables/table.js';
import { causesOf } from './causes.js';
import { impossibleOf } from './chronicle.js';
import { everColumn } from './outcome.js';

export type DayStatus = 'came' | 'not' | 'impossible' | 'open';

/** The columns of days that are open, and that could not come: names with commas between them. */
const LISTS = { open: 'left_open', impossible: 'could_not_come' } as const;

export const STATUS_COLUMNS: readonly ColumnDef[] = [
  column(
    LISTS.open,
    'text',
    'columns of days that the last day left open, for what brings them was under way',
  ),
  column(
    LISTS.impossible,
    'text',
    'columns of days that could not come: removed, or not possible on their day',
  ),
];

const holds = (row: Row, list: (typeof LISTS)[keyof typeof LISTS], name: string): boolean => {
  const names = row[list];
  return typeof names === 'string' && names.includes(name) && names.split(', ').includes(name);
};

/** What became of the day in a column of a run. */
export function statusIn(row: Row, name: string): DayStatus {
  if (typeof row[name] === 'string') return 'came';
  if (holds(row, LISTS.open, name)) return 'open';
  return holds(row, LISTS.impossible, name) ? 'impossible' : 'not';
}

/** Columns of what a contest under way may still bring. */
function openOf({ definition }: State, { by, origin, stage }: Contest): string[] {
  const authority = definition.authorities[by].id;
  const causes = causesOf(definition).filter(({ origins }) => origins.includes(origin));
  const of = (whose: string, caused: string) => [
    columnName(whose, authority),
    ...causes.map(({ id }) => columnName(caused, id)),
  ];
  return [...of('held', 'held_by'), ...(stage === 'take' ? of('took', 'taken_by') : [])];
}

/** All columns of days of an event or a decision. */
const columnsOf = ({ decisions }: Definition, what: string, id: string): string[] => {
  const contest = [columnName('taken_by', id), columnName('held_by', id)];
  if (what === 'event') return [columnName('event', id), ...contest];
  const options = decisions.find((decision) => decision.id === id)?.options ?? [];
  return [columnName('put', id), ...options.map((option) => everColumn(id, option.id)), ...contest];
};

/** Columns of what the scenario of this run has removed: it keeps its place there, and nothing calls it. */
const removedIn = ({ definition }: State, baseline: Definition): string[] => {
  const { events, decisions } = definition;
  const gone = [
    ...events.flatMap(({ when, tick, id }) => (when === null && tick < 0 ? [['event', id]] : [])),
    ...decisions.flatMap(({ when, sits, id }) =>
      when === null && sits.length === 0 ? [['decision', id]] : [],
    ),
  ];
  return gone.flatMap(([what, id]) => columnsOf(baseline, what, id));
};

/**
 * The cells of `STATUS_COLUMNS` of a run, in terms of the columns of days that its row has (`outcomeRow`).
 */
export function statusCells(state: State, baseline: Definition, outcome: Row): Row {
  const never = (names: readonly string[]): string[] => [
    ...new Set(names.filter((name) => outcome[name] === null)),
  ];
  const open = never(
    state.politics.contests.filter(({ stage }) => stage !== 'over').flatMap((each) => openOf(state, each)),
  );
  const isPut = (id: string) => outcome[columnName('put', id)] !== null;
  const refused = impossibleOf(state).filter(
    ({ regardless, what, id }) => !regardless && (what === 'event' || !isPut(id)),
  );
  const impossible = never([
    ...removedIn(state, baseline),
    ...refused.flatMap(({ what, id }) => columnsOf(baseline, what, id)),
  ]).filter((name) => !open.includes(name));
  return { [LISTS.open]: open.join(', ') || null, [LISTS.impossible]: impossible.join(', ') || null };
}
