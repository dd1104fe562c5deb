/**
 * By whom people were moved: the book of causes, compared between two days.
 *
 * Decision worth knowing: the book is kept only for a question about one party, in the run that is made
 * again; no other run keeps it. Rows add up to the change of the mean loyalty, and what they say of a source
 * adds up to that source's row in the ledger.
 */
import { ONE } from '../../foundation/fixed.js';
import { BEGINNING, CauseBook, FIGHTING, type CauseEntry } from '../causes/book.js';
import { ORGANISING } from '../causes/office.js';
import type { Definition, State } from '../../model/definition.js';
import type { Ledger } from '../../model/ledger.js';
import { LAWS } from '../../model/laws/laws.js';
import { namesOfRows, type Question } from './moved.js';

export type CauseKind =
  | 'event'
  | 'decision'
  | 'regime'
  | 'law'
  | 'contest'
  | 'office'
  | 'condition'
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
}

/** One cause and what it changed in loyalty, the sum of its parts. */
export interface CauseRow {
  readonly id: string;
  readonly name: string;
  readonly kind: CauseKind;
  readonly change: number;
  /** The largest first. */
  readonly through: readonly CausePart[];
  /** The greatest pace at which it let people learn between the days, and for how many; null for none. */
  readonly pace: { readonly times: number; readonly days: number } | null;
}

/** The book's entries on a day: mean loyalty of the group by entry. */
interface Page {
  readonly entry: CauseEntry;
  readonly value: number;
}

const pagesOf = (
  { definition, population }: State,
  entries: readonly CauseEntry[],
  strata: readonly number[],
) => {
  const persons = strata.reduce((sum, s) => sum + definition.strata[s].persons, 0);
  const weights = strata.map(
    (s) => definition.strata[s].persons / persons / population.strata[s].agents / ONE,
  );
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
  if (id.startsWith('law.')) {
    const about = LAWS.find((law) => `law.${law.id}` === id)?.about ?? id;
    return `A law of politics: ${about}`;
  }
  return FIXED[id] ?? officeName(definition, id) ?? rows.get(id) ?? id;
};

const FURTHER_KINDS: readonly string[] = ['start', 'taste', 'ties', 'saturation', 'rest'];

const kindOfCause = ({ events }: Definition, id: string): CauseKind => {
  if (id === BEGINNING) return 'beginning';
  if (id === FIGHTING) return 'contest';
  if (id === ORGANISING) return 'organising';
  if (FURTHER_KINDS.includes(id)) return id as CauseKind;
  for (const kind of ['condition', 'law', 'regime'] as const) if (id.startsWith(`${kind}.`)) return kind;
  if (OFFICE.test(id)) return 'office';
  return events.some((event) => event.id === id) ? 'event' : 'decision';
};

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
      parts.push({ source, name: names.get(source) ?? source, hastened, change });
      byCause.set(entry.cause, parts);
    }
    const size = ({ kind, change }: CauseRow) => (kind === 'rest' ? -1 : Math.abs(change));
    return [...byCause]
      .map(([id, parts]): CauseRow => {
        const through = parts.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
        const change = through.reduce((sum, part) => sum + part.change, 0);
        const [name, kind] = [nameOfCause(definition, names, id), kindOfCause(definition, id)];
        return { id, name, kind, change, through, pace: this.#paces.get(id) ?? null };
      })
      .filter(({ kind, through }) => kind === 'rest' || through.some((part) => part.change !== 0))
      .sort((a, b) => size(b) - size(a));
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
