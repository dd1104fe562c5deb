/**
 * What one run came to, as one row: its ending, the dates of what happened, and figures of the last day.
 *
 * Decision worth knowing: everything is read from the journal and the last state, so a run that shares its past with others by a fork gives
 * the same row as one computed whole; and the columns are those of the baseline, so that all runs of an ensemble have the same.
 */
import { round12 } from '../../foundation/math.js';
import type { Definition, State } from '../../model/definition.js';
import { causesOf, dayHeld, dayTaken, type Cause } from './causes.js';
import { contestsOf, decisionsOf, eventsOf, regimesOf } from './chronicle.js';
import { endingOf, endingText } from './ending.js';
import type { DecisionRecord, Ending } from './record.js';
import { sharesOf } from './support.js';
import { columnName, type Cell, type ColumnDef, type Row } from '../tables/table.js';

/** What happened in a run, by id. */
interface Story {
  readonly state: State;
  readonly ending: Ending;
  readonly regimes: ReadonlyMap<string, string>;
  readonly took: ReadonlyMap<string, string>;
  readonly held: ReadonlyMap<string, string>;
  readonly decided: ReadonlyMap<string, DecisionRecord>;
  readonly happened: ReadonlyMap<string, string>;
  readonly casualties: number;
}

interface OutcomeColumn extends ColumnDef {
  readonly read: (story: Story) => Cell;
}

/** The first value of each key. */
const firsts = <T>(pairs: readonly (readonly [string, T])[]): Map<string, T> => new Map([...pairs].reverse());

function storyOf(state: State): Story {
  const contests = contestsOf(state);
  const won = (result: string) =>
    firsts(contests.flatMap((each) => (each.result === result ? [[each.by, each.date] as const] : [])));
  return {
    state,
    ending: endingOf(state),
    regimes: firsts(regimesOf(state).map(({ to, date }) => [to, date])),
    took: won('taken'),
    held: won('held'),
    decided: firsts(decisionsOf(state).map((each) => [each.id, each])),
    happened: firsts(
      eventsOf(state).flatMap(({ id, date, outcome }) => (outcome === 'happened' ? [[id, date]] : [])),
    ),
    casualties: contests.reduce((sum, each) => sum + each.casualties, 0),
  };
}

const endingColumns: readonly OutcomeColumn[] = [
  {
    name: 'ending',
    type: 'text',
    meaning: 'how the struggle for power ended: the kind of its last turn, and who holds power now',
    read: ({ ending }) => endingText(ending),
  },
  { name: 'ending_date', type: 'date', meaning: 'day of the ending', read: ({ ending }) => ending.date },
];

const authorityColumns = ({ id, name }: Definition['authorities'][number]): OutcomeColumn[] => [
  {
    name: columnName('took', id),
    type: 'date',
    meaning: `first day on which ${name} takes a place by force`,
    read: ({ took }) => took.get(id) ?? null,
  },
  {
    name: columnName('held', id),
    type: 'date',
    meaning: `first day on which ${name} has held the country`,
    read: ({ held }) => held.get(id) ?? null,
  },
];

const regimeColumn = ({ id, name }: Definition['regimes'][number]): OutcomeColumn => ({
  name: columnName('regime', id),
  type: 'date',
  meaning: `first day of the regime: ${name}`,
  read: ({ regimes }) => regimes.get(id) ?? null,
});

const decisionColumns = ({ id, title }: Definition['decisions'][number]): OutcomeColumn[] => [
  {
    name: columnName('decision', id),
    type: 'text',
    meaning: `option first chosen: ${title}`,
    read: ({ decided }) => decided.get(id)?.chosen ?? null,
  },
  {
    name: columnName('decided', id),
    type: 'date',
    meaning: `day of the first choice: ${title}`,
    read: ({ decided }) => decided.get(id)?.date ?? null,
  },
];

const eventColumn = ({ id, title }: Definition['events'][number]): OutcomeColumn => ({
  name: columnName('event', id),
  type: 'date',
  meaning: `day of the event: ${title}`,
  read: ({ happened }) => happened.get(id) ?? null,
});

const causeColumns = (cause: Cause): OutcomeColumn[] => [
  {
    name: columnName('taken_by', cause.id),
    type: 'date',
    meaning: `day on which ${cause.place} is taken in the contest begun by "${cause.title}"`,
    read: ({ state }) => dayTaken(state, cause),
  },
  {
    name: columnName('held_by', cause.id),
    type: 'date',
    meaning: `day by which the country is held after the contest begun by "${cause.title}"`,
    read: ({ state }) => dayHeld(state, cause),
  },
];

const figureColumns = (definition: Definition): OutcomeColumn[] => {
  const everybody = definition.strata.map((_, s) => s);
  return [
    ...definition.authorities.map(({ id, name }, a): OutcomeColumn => ({
      name: columnName('effective', id),
      type: 'number',
      unit: 'share',
      meaning: `${name}: claim times balance of power on the last day`,
      read: ({ state }) => round12(state.columns.balance[a] * state.columns.claims[a]),
    })),
    ...definition.parties.map(({ id, name }, p): OutcomeColumn => ({
      name: columnName('support', id),
      type: 'number',
      unit: 'share of ballots',
      meaning: `${name}: share of votes if all were asked on the last day`,
      read: ({ state }) => {
        const { shares, cast } = sharesOf(state, everybody);
        return cast > 0 ? round12(shares[p]) : null;
      },
    })),
    {
      name: 'casualties',
      type: 'number',
      unit: 'persons',
      meaning: 'casualties of armed contests (killed and wounded)',
      read: ({ casualties }) => round12(casualties),
    },
  ];
};

const columnsOf = (definition: Definition): OutcomeColumn[] => [
  ...endingColumns,
  ...definition.authorities.flatMap(authorityColumns),
  ...definition.regimes.map(regimeColumn),
  ...definition.decisions.flatMap(decisionColumns),
  ...definition.events.filter((event) => event.kind === 'outcome').map(eventColumn),
  ...causesOf(definition).flatMap(causeColumns),
  ...figureColumns(definition),
];

/** The columns of outcomes of a scenario, without their readers: plain data. */
export const outcomeColumns = (definition: Definition): ColumnDef[] =>
  columnsOf(definition).map(({ read: _read, ...column }) => column);

/** The outcome of a run, in the columns of `baseline`. */
export function outcomeRow(state: State, baseline: Definition): Row {
  const story = storyOf(state);
  return Object.fromEntries(columnsOf(baseline).map((column) => [column.name, column.read(story)]));
}
