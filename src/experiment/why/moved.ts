/**
 * What moved a party among a group of people between two dates: the ledger's stocks, compared.
 *
 * Decision worth knowing: the ledger is kept in loyalty, because loyalties add up and votes do not: a share
 * of ballots depends on every party at once. So the rows add up to the change of the mean loyalty, weighted
 * by persons, and the ballots are told beside them.
 */
import { isoOf } from '../../foundation/calendar.js';
import { ONE } from '../../foundation/fixed.js';
import type { Definition, EventDef, State } from '../../model/definition.js';
import { FORM_ORIGIN } from '../../model/laws/forms.js';
import { FEAR } from '../../model/laws/polarisation.js';
import { FLOW_ROW, type Ledger } from '../../model/ledger.js';
import type { Collector } from '../run/collect.js';
import type { IsoDate } from '../run/record.js';
import { sharesOf } from '../run/support.js';

/**
 * Whom to ask about what, by index: strata that are one group, a party, and the days between whose ends the
 * change lies.
 */
export interface Question {
  readonly strata: readonly number[];
  readonly party: number;
  readonly from: number;
  readonly to: number;
  /** Whether it is also asked by whom they were moved; the book of that takes time. */
  readonly byCause?: boolean;
}

/** The ledger of one group and party at the end of a day. */
export interface LedgerDay {
  readonly date: IsoDate;
  /**
   * Mean loyalty by row of the ledger, weighted by persons; they add up to the mean loyalty of the group, -1
   * to 1.
   */
  readonly stocks: readonly number[];
  readonly persons: number;
  /** Shares of ballots cast, by party. */
  readonly shares: readonly number[];
  /** Share of the electorate that abstains. */
  readonly abstaining: number;
}

export type RowKind =
  | 'tradition'
  | 'issue'
  | 'blame'
  | 'fear'
  | 'event'
  | 'start'
  | 'taste'
  | 'ties'
  | 'saturation'
  | 'flow'
  | 'rest';

/** One source and what it changed. */
export interface MovedRow {
  readonly id: string;
  readonly name: string;
  readonly kind: RowKind;
  /** Loyalty at the end of the first and of the last day. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** A stretch of days within the question, and the row that moved most in it. */
export interface Stretch {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly change: number;
  readonly most: { readonly name: string; readonly change: number };
}

export interface Moved {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly persons: number;
  /** Mean loyalty, the sum of the rows. */
  readonly before: number;
  readonly after: number;
  /** Largest change first; the row of what is left is last. */
  readonly rows: readonly MovedRow[];
  /** Shares of ballots by party id, and of abstainers in the electorate. */
  readonly ballots: {
    readonly before: Readonly<Record<string, number>>;
    readonly after: Readonly<Record<string, number>>;
  };
  readonly abstaining: { readonly before: number; readonly after: number };
  readonly stretches: readonly Stretch[];
}

const personsOf = ({ columns }: State, strata: readonly number[]): number =>
  strata.reduce((sum, s) => sum + columns.persons[s], 0);

/** Mean loyalty by row of the ledger, as the days stand now. */
export const stocksOf = (
  state: State,
  ledger: Ledger,
  strata: readonly number[],
  party: number,
): number[] => {
  const { columns, tally } = state;
  const persons = personsOf(state, strata);
  return ledger.rows.map((_, row) =>
    strata.reduce((sum, s) => {
      const weight = columns.persons[s] / persons / tally.agents(s) / ONE;
      return sum + weight * ledger.stocks.at(s, party, row);
    }, 0),
  );
};

/** Keeps a column on the first and last day of the question and on the given days between them. */
export const ledgerCollector = (
  ledger: Ledger,
  { strata, party, from, to }: Question,
  days: ReadonlySet<number>,
): Collector<readonly LedgerDay[]> => {
  const columns: LedgerDay[] = [];
  const isKept = (tick: number) =>
    tick === from || tick === to || (tick > from && tick < to && days.has(tick));
  return {
    collect: (state) => {
      if (!isKept(state.tick)) return;
      const date = isoOf(state.definition.startDay + state.tick);
      const stocks = stocksOf(state, ledger, strata, party);
      columns.push({ date, stocks, persons: personsOf(state, strata), ...sharesOf(state, strata) });
    },
    result: () => columns,
  };
};

/** The days on which a dated event comes, and comes again. */
const daysOf = ({ tick, again, before }: EventDef): number[] =>
  tick < 0 || again === 0
    ? [tick]
    : Array.from({ length: Math.floor(Math.max(0, before - tick) / again) + 1 }, (_, i) => tick + i * again);

/** Every seventh day, and the days on which dated events come. */
export const ledgerDays = ({ dayCount, events }: Definition): ReadonlySet<number> =>
  new Set([
    ...Array.from({ length: Math.ceil(dayCount / 7) }, (_, week) => 7 * week),
    ...events.flatMap(daysOf),
  ]);

/** What the rows of the ledger are called, by id. */
export const namesOfRows = (definition: Definition): ReadonlyMap<string, string> =>
  new Map([
    ['tradition', 'Tradition'],
    ...definition.issues.map(({ id, name }) => [id, name] as const),
    ['blame', 'Blame and credit for office'],
    [FEAR, 'Fear of the other side'],
    ...definition.events.map(({ id, title }) => [id, title] as const),
    ...definition.decisions.flatMap(({ id, title, options }) =>
      options.map((option) => [`${id}.${option.id}`, `${title} ${option.title}`] as const),
    ),
    ...definition.regimes.map(({ id, name }) => [`regime.${id}`, `Entry of ${name}`] as const),
    ...definition.forms.map(({ id, name }) => [FORM_ORIGIN + id, name] as const),
    ...definition.flows.map(({ id }) => [FLOW_ROW + id, `Others came or went (${id})`] as const),
    ['start', 'What people brought along, fading'],
    ['taste', 'Tastes of places of work and of persons'],
    ['ties', 'Heard from others, source unknown'],
    ['saturation', 'The ends of the scale'],
    ['rest', 'What is left (unlike people, noise, rounding)'],
  ]);

/** What a row is, by its place in the ledger. */
function kindOf({ issues }: Definition, ledger: Ledger, row: number): RowKind {
  if (ledger.rows[row].startsWith(FLOW_ROW)) return 'flow';
  if (row >= ledger.sourceCount) return ledger.rows[row] as RowKind;
  if (row === 0) return 'tradition';
  if (ledger.rows[row] === FEAR) return 'fear';
  if (row <= issues.length) return 'issue';
  return row === issues.length + 1 ? 'blame' : 'event';
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Rows that are not empty at both ends, the largest change first, what is left last. */
function rowsOf(definition: Definition, ledger: Ledger, first: LedgerDay, last: LedgerDay): MovedRow[] {
  const size = ({ kind, change }: MovedRow) => (kind === 'rest' ? -1 : Math.abs(change));
  const names = namesOfRows(definition);
  return ledger.rows
    .map((id, row): MovedRow => {
      const [before, after] = [first.stocks[row], last.stocks[row]];
      const [name, kind] = [names.get(id) ?? id, kindOf(definition, ledger, row)];
      return { id, name, kind, before, after, change: after - before };
    })
    .filter(({ kind, before, after }) => kind === 'rest' || before !== 0 || after !== 0)
    .sort((a, b) => size(b) - size(a));
}

function stretchOf(definition: Definition, ledger: Ledger, a: LedgerDay, b: LedgerDay): Stretch {
  const { name, change } = rowsOf(definition, ledger, a, b)[0];
  return { from: a.date, to: b.date, change: sum(b.stocks) - sum(a.stocks), most: { name, change } };
}

/** The answer from the columns of a run, at least those of the first and the last day of the question. */
export function movedBetween(
  definition: Definition,
  ledger: Ledger,
  strata: readonly number[],
  columns: readonly LedgerDay[],
): Moved {
  const [first, last] = [columns[0], columns[columns.length - 1]];
  const byParty = (column: LedgerDay) =>
    Object.fromEntries(definition.parties.map(({ id }, p) => [id, column.shares[p]]));
  return {
    from: first.date,
    to: last.date,
    persons: last.persons,
    before: sum(first.stocks),
    after: sum(last.stocks),
    rows: rowsOf(definition, ledger, first, last),
    ballots: { before: byParty(first), after: byParty(last) },
    abstaining: { before: first.abstaining, after: last.abstaining },
    stretches: columns.slice(1).map((column, i) => stretchOf(definition, ledger, columns[i], column)),
  };
}
