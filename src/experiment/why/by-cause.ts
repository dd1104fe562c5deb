/**
 * By whom people were moved: the book of causes, compared between two days.
 *
 * Decision worth knowing: the book is kept only for a question about one party, in the run that is made
 * again; no other run keeps it. Rows add up to the change of the mean loyalty, and what they say of a source
 * adds up to that source's row in the ledger.
 */
import { ONE } from '../../foundation/fixed.js';
import { BEGINNING, CauseBook, FEARED, FIGHTING, type CauseEntry } from '../causes/book.js';
import { ORGANISING } from '../causes/office.js';
import { nameOfAct } from '../causes/told-acts.js';
import type { Definition, State } from '../../model/definition.js';
import { FLOW_ROW, type Ledger } from '../../model/ledger.js';
import { LAWS } from '../../model/laws/laws.js';
import { namesOfRows, type Question } from './moved.js';

export type CauseKind =
  | 'affair'
  | 'event'
  | 'decision'
  | 'regime'
  | 'law'
  | 'act'
  | 'contest'
  | 'office'
  | 'condition'
  | 'stock'
  | 'flow'
  | 'fear'
  | 'form'
  | 'organising'
  | 'beginning'
  | 'start'
  | 'taste'
  | 'ties'
  | 'saturation'
  | 'rest';

/** What a cause changed in one currency. */
export interface CausePart {
  /** A row of the ledger, by id. */
  readonly source: string;
  readonly name: string;
  /** Whether it only made people learn that source at another pace. */
  readonly hastened: boolean;
  readonly change: number;
  /** Loyalty owed to it at the end of the last day, whenever it was won. */
  readonly after: number;
}

/** One cause and what it changed in loyalty, the sum of its parts. */
export interface CauseRow {
  readonly id: string;
  readonly name: string;
  readonly kind: CauseKind;
  readonly change: number;
  /** Loyalty owed to it at the end of the last day: what it changed since the run began. */
  readonly after: number;
  /** The largest first. */
  readonly through: readonly CausePart[];
  /** The greatest pace at which it let people learn between the days, and for how many; null for none. */
  readonly pace: { readonly times: number; readonly days: number } | null;
  /** What each event and decision of an affair changed; empty for what is no affair. */
  readonly members: readonly Pick<CauseRow, 'id' | 'name' | 'change' | 'after'>[];
}

/** The book's entries on a day: mean loyalty of the group by entry. */
interface Page {
  readonly entry: CauseEntry;
  readonly value: number;
}

const pagesOf = ({ columns, tally }: State, entries: readonly CauseEntry[], strata: readonly number[]) => {
  const persons = strata.reduce((sum, s) => sum + columns.persons[s], 0);
  const weights = strata.map((s) => columns.persons[s] / persons / tally.agents(s) / ONE);
  return entries.map((entry): Page => {
    const value = strata.reduce((sum, s, i) => sum + weights[i] * entry.stocks[s], 0);
    return { entry, value };
  });
};

interface Pace {
  times: number;
  days: number;
}

/** Smaller changes of pace are not told. */
const PACE_TOLD = 0.1;

/** The number of a cabinet in words: "1st". */
const ordinal = (number: number): string => {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
};

const OFFICE = /^(blame|promise)\.([^.]+)\.(\d+)\.(.+)$/;

const nameOfId = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((each) => each.id === id)?.name ?? id;

/** What a cabinet is blamed for, or promised. */
const officeName = ({ authorities, conditions, issues }: Definition, id: string): string | undefined => {
  const match = OFFICE.exec(id);
  if (match === null) return undefined;
  const [, kind, authority, number, what] = match;
  const cabinet = `${ordinal(Number(number))} cabinet of ${nameOfId(authorities, authority)}`;
  return kind === 'blame'
    ? `${nameOfId(conditions, what)} under the ${cabinet}`
    : `What the ${cabinet} left undone: ${nameOfId(issues, what)}`;
};

const FIXED: Readonly<Record<string, string>> = {
  [BEGINNING]: 'As things stood at the beginning',
  [FIGHTING]: 'What armed contests did to opinion',
  [ORGANISING]: 'Organising: heard by more, day by day',
};

/** What a cause is called. */
const nameOfCause = (definition: Definition, rows: ReadonlyMap<string, string>, id: string): string => {
  if (id.startsWith('condition.'))
    return `The course of ${nameOfId(definition.conditions, id.slice('condition.'.length))}`;
  if (id.startsWith('stock.'))
    return `What the days made of ${nameOfId(definition.stocks, id.slice('stock.'.length))}`;
  if (id.startsWith(FEARED))
    return `Fear of what would come of ${nameOfId(definition.parties, id.slice(FEARED.length))}`;
  if (id.startsWith('law.')) {
    const about = LAWS.find((law) => `law.${law.id}` === id)?.about ?? id;
    return `A law of politics: ${about}`;
  }
  return FIXED[id] ?? nameOfAct(definition, id) ?? officeName(definition, id) ?? rows.get(id) ?? id;
};

const FURTHER_KINDS: readonly string[] = ['start', 'taste', 'ties', 'saturation', 'rest'];

const kindOfCause = ({ events }: Definition, id: string): CauseKind => {
  if (id === BEGINNING) return 'beginning';
  if (id === FIGHTING) return 'contest';
  if (id === ORGANISING) return 'organising';
  if (id.startsWith(FLOW_ROW)) return 'flow';
  if (FURTHER_KINDS.includes(id)) return id as CauseKind;
  for (const kind of ['condition', 'stock', 'law', 'act', 'regime', 'fear', 'form'] as const)
    if (id.startsWith(`${kind}.`)) return kind;
  if (OFFICE.test(id)) return 'office';
  return events.some((event) => event.id === id) ? 'event' : 'decision';
};

const bySize = (a: { readonly change: number }, b: { readonly change: number }): number =>
  Math.abs(b.change) - Math.abs(a.change);

/** Parts, the largest first, and their sums. */
const summed = (parts: readonly CausePart[]): Pick<CauseRow, 'change' | 'after' | 'through'> => ({
  change: parts.reduce((sum, part) => sum + part.change, 0),
  after: parts.reduce((sum, part) => sum + part.after, 0),
  through: [...parts].sort(bySize),
});

/** The largest first, what is left last. */
const sorted = (rows: readonly CauseRow[]): CauseRow[] =>
  [...rows].sort((a, b) => Number(a.kind === 'rest') - Number(b.kind === 'rest') || bySize(a, b));

/** The parts of several causes, those in one currency added up. */
const together = (rows: readonly CauseRow[]): CausePart[] => {
  const parts = new Map<string, CausePart>();
  for (const part of rows.flatMap(({ through }) => through)) {
    const key = `${part.hastened} ${part.source}`;
    const { change, after } = parts.get(key) ?? { change: 0, after: 0 };
    parts.set(key, { ...part, change: part.change + change, after: part.after + after });
  }
  return [...parts.values()];
};

/** The row of an affair in place of those of its events and decisions. */
const affairRow = (id: string, name: string, rows: readonly CauseRow[]): CauseRow => {
  const paces = rows.flatMap(({ pace }) => pace ?? []);
  const greatest = paces.sort((a, b) => Math.abs(b.times - 1) - Math.abs(a.times - 1)).at(0);
  const members = [...rows]
    .sort(bySize)
    .map((row) => ({ id: row.id, name: row.name, change: row.change, after: row.after }));
  return { id, name, kind: 'affair', ...summed(together(rows)), pace: greatest ?? null, members };
};

/** Rows with those of affairs put together; what is in two affairs goes to the first. */
function inAffairs(rows: readonly CauseRow[], { affairs }: Definition): CauseRow[] {
  const left = new Set(rows);
  const own = affairs.flatMap(({ id, title, of }) => {
    const members = [...left].filter((row) => of.includes(row.id) || of.includes(row.id.split('.')[0]));
    for (const row of members) left.delete(row);
    return members.length === 0 ? [] : [affairRow(id, title, members)];
  });
  return [...own, ...left];
}

/**
 * What rows by cause owe at the end of the last day to an event, to a decision whatever its option, or to all
 * in an affair; null where they have no row of it.
 */
export function creditedTo(cause: string, rows: readonly CauseRow[], { affairs }: Definition): number | null {
  const causes = affairs.find(({ id }) => id === cause)?.of ?? [cause];
  const own = rows
    .flatMap((row) => (row.kind === 'affair' ? row.members : [row]))
    .filter(({ id }) => causes.some((each) => id === each || id.startsWith(`${each}.`)));
  return own.length === 0 ? null : own.reduce((sum, { after }) => sum + after, 0);
}

/** Follows the book of a party through a run that is made again. */
export class CauseWatcher {
  readonly #book: CauseBook;
  readonly #paces = new Map<string, Pace>();
  #first: readonly Page[] = [];
  #last: readonly Page[] = [];

  constructor(
    state: State,
    readonly ledger: Ledger,
    readonly question: Question,
  ) {
    this.#book = new CauseBook(state, ledger, question.party);
  }

  readonly watch = (phase: string): void => this.#book.watch(phase);

  /** Takes a day in that the ledger has posted. */
  collect(state: State): void {
    const { from, to, strata } = this.question;
    this.#book.post();
    if (state.tick > from && state.tick <= to) this.#takePace(strata);
    if (state.tick === from) this.#first = pagesOf(state, this.#book.entries, strata);
    if (state.tick === to) this.#last = pagesOf(state, this.#book.entries, strata);
  }

  /** The rows between the days of the question, the largest first, what is left last. */
  result({ definition }: State): CauseRow[] {
    const names = namesOfRows(definition);
    const before = new Map(this.#first.map(({ entry, value }) => [entry, value] as const));
    const byCause = new Map<string, CausePart[]>();
    for (const { entry, value } of this.#last) {
      const source = this.ledger.rows[entry.source];
      const { hastened } = entry;
      const change = value - (before.get(entry) ?? 0);
      const parts = byCause.get(entry.cause) ?? [];
      parts.push({ source, name: names.get(source) ?? source, hastened, change, after: value });
      byCause.set(entry.cause, parts);
    }
    const rows = [...byCause].map(([id, parts]): CauseRow => {
      const [name, kind] = [nameOfCause(definition, names, id), kindOfCause(definition, id)];
      return { id, name, kind, ...summed(parts), pace: this.#paces.get(id) ?? null, members: [] };
    });
    return sorted(inAffairs(rows, definition)).filter(
      ({ kind, through }) => kind === 'rest' || through.some((part) => part.change !== 0),
    );
  }

  #takePace(strata: readonly number[]): void {
    const today = new Map<string, number>();
    for (const s of strata)
      for (const [cause, faster] of this.#book.paceOf(s))
        if (Math.abs(faster) > Math.abs(today.get(cause) ?? 0)) today.set(cause, faster);
    for (const [cause, faster] of today) {
      if (Math.abs(faster) < PACE_TOLD) continue;
      const { times, days } = this.#paces.get(cause) ?? { times: 1, days: 0 };
      const isGreater = Math.abs(faster) > Math.abs(times - 1);
      this.#paces.set(cause, { times: isGreater ? 1 + faster : times, days: days + 1 });
    }
  }
}
