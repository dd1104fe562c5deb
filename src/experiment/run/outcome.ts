/**
 * What one run came to, as one row: its ending, the dates of what happened, and figures of the last day.
 *
 * Decision worth knowing: everything is read from the journal and the last state, so a run that shares its
 * past with others by a fork gives the same row as one computed whole; and the columns are those of the
 * baseline, so that all runs of an ensemble have the same.
 */
import { round12 } from '../../foundation/math.js';
import type { Definition, State } from '../../model/definition.js';
import { causesOf, dayHeld, dayTaken, type Cause } from './causes.js';
import { contestsOf, decisionsOf, eventsOf, regimesOf } from './chronicle.js';
import { endingOf, endingText } from './ending.js';
import type { DecisionRecord } from './record.js';
import { sharesOf } from './support.js';
import { column, columnName, type Cell, type ColumnDef, type Row } from '../tables/table.js';

/** What happened in a run, by id. */
type Story = ReturnType<typeof storyOf>;

interface OutcomeColumn extends ColumnDef {
  readonly read: (story: Story) => Cell;
}

/** The first value of each key. */
const firsts = <T>(pairs: readonly (readonly [string, T])[]): Map<string, T> => new Map([...pairs].reverse());

/** Sittings by decision, in their order. */
function grouped(decisions: readonly DecisionRecord[]): Map<string, DecisionRecord[]> {
  const sittings = new Map<string, DecisionRecord[]>();
  for (const each of decisions) {
    const before = sittings.get(each.id);
    if (before === undefined) sittings.set(each.id, [each]);
    else before.push(each);
  }
  return sittings;
}

function storyOf(state: State) {
  const contests = contestsOf(state);
  const won = (result: string) =>
    firsts(contests.flatMap((each) => (each.result === result ? [[each.by, each.date] as const] : [])));
  return {
    state,
    ending: endingOf(state),
    regimes: firsts(regimesOf(state).map(({ to, date }) => [to, date] as const)),
    took: won('taken'),
    held: won('held'),
    sittings: grouped(decisionsOf(state)),
    happened: firsts(
      eventsOf(state).flatMap(({ id, date, outcome }) =>
        outcome === 'happened' ? [[id, date] as const] : [],
      ),
    ),
    casualties: contests.reduce((sum, each) => sum + each.casualties, 0),
  };
}

type Reading = (story: Story) => Cell | undefined;

/** A column, and how its cell is read of a story; what did not happen has none. */
const told = (def: ColumnDef, read: Reading): OutcomeColumn => ({
  ...def,
  read: (story) => read(story) ?? null,
});

/** The day of something of one authority, regime, decision or event. */
const dated = (kind: string, id: string, meaning: string, read: Reading) =>
  told(column(columnName(kind, id), 'date', meaning), read);

const ENDING = 'how the struggle for power ended: the kind of its last turn, and who holds power now';

const endingColumns: readonly OutcomeColumn[] = [
  told(column('ending', 'text', ENDING), ({ ending }) => endingText(ending)),
  told(column('ending_date', 'date', 'day of the ending'), ({ ending }) => ending.date),
  told(
    column('divided', 'count', 'whether a rival was left with a part of the country', '1 yes, 0 no'),
    ({ ending }) => Number(ending.divided),
  ),
];

const authorityColumns = ({ id, name }: Definition['authorities'][number]): OutcomeColumn[] => [
  dated('took', id, `first day on which ${name} takes a place by force`, ({ took }) => took.get(id)),
  dated('held', id, `first day on which ${name} has held the country`, ({ held }) => held.get(id)),
];

const regimeColumn = ({ id, name }: Definition['regimes'][number]): OutcomeColumn =>
  dated('regime', id, `first day of the regime: ${name}`, ({ regimes }) => regimes.get(id));

/**
 * The column of the first day on which a question was answered so, at whichever sitting. Two underscores
 * stand between the two, so that `a-b` with `c` and `a` with `b-c` have columns of their own.
 */
export const everColumn = (decision: string, option: string): string =>
  `${columnName('ever', decision)}__${columnName(option)}`;

const everColumns = ({ id, title, options }: Definition['decisions'][number]): OutcomeColumn[] =>
  options.map((option, o) => {
    const what = o === 0 ? 'leaving things as they are' : 'the answer';
    const words = `first day of ${what}: ${title.replace(/[^?!]$/, '$&:')} ${option.title}`;
    return told(
      column(everColumn(id, option.id), 'date', words),
      ({ sittings }) => sittings.get(id)?.find(({ chosen }) => chosen === option.id)?.date,
    );
  });

/**
 * What is told of a question that may be put many times: never its first answer alone, which is most often
 * that things are left as they are.
 */
const decisionColumns = (decision: Definition['decisions'][number]): OutcomeColumn[] => {
  const { id, title } = decision;
  const answer = (which: 'first' | 'last', at: 0 | -1) =>
    told(
      column(columnName(which, id), 'text', `answer of the ${which} sitting: ${title}`),
      ({ sittings }) => sittings.get(id)?.at(at)?.chosen,
    );
  return [
    dated('put', id, `day on which it is first put: ${title}`, ({ sittings }) => sittings.get(id)?.[0].date),
    answer('first', 0),
    answer('last', -1),
    ...everColumns(decision),
  ];
};

const eventColumn = ({ id, title }: Definition['events'][number]): OutcomeColumn =>
  dated('event', id, `day of the event: ${title}`, ({ happened }) => happened.get(id));

const causeColumns = (cause: Cause): OutcomeColumn[] => {
  const { id, title, place } = cause;
  const contest = `the contest begun by "${title}"`;
  return [
    dated('taken_by', id, `day on which ${place} is taken in ${contest}`, ({ state }) =>
      dayTaken(state, cause),
    ),
    dated('held_by', id, `day by which the country is held after ${contest}`, ({ state }) =>
      dayHeld(state, cause),
    ),
  ];
};

/** A figure; its unit stands before what it means. */
const figure = (name: string, unit: string, meaning: string, read: OutcomeColumn['read']): OutcomeColumn => ({
  name,
  type: 'number',
  unit,
  meaning,
  read,
});

const figureColumns = ({ strata, authorities, parties }: Definition): OutcomeColumn[] => {
  const everybody = strata.map((_, s) => s);
  const effective = ({ columns }: State, a: number) => round12(columns.balance[a] * columns.claims[a]);
  const support = (state: State, p: number) => {
    const { shares, cast } = sharesOf(state, everybody);
    return cast > 0 ? round12(shares[p]) : null;
  };
  return [
    ...authorities.map(({ id, name }, a) => {
      const meaning = `${name}: claim times balance of power on the last day`;
      return figure(columnName('effective', id), 'share', meaning, ({ state }) => effective(state, a));
    }),
    ...parties.map(({ id, name }, p) => {
      const meaning = `${name}: share of votes if all were asked on the last day`;
      return figure(columnName('support', id), 'share of ballots', meaning, ({ state }) => support(state, p));
    }),
    figure('casualties', 'persons', 'casualties of armed contests (killed and wounded)', ({ casualties }) =>
      round12(casualties),
    ),
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
