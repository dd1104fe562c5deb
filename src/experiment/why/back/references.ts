/**
 * What lies behind an entry of the journal: the earlier entry that it came of.
 *
 * Decision worth knowing: nothing is guessed from what came shortly before. An entry is behind another where
 * it is named there: by the cause of a patch, by the order of a contest, by a commitment to sit in a cabinet,
 * or by the words of a trigger or an occasion (`failed.stavka`). Of several that are named the latest is
 * taken: without it the condition would not have held yet.
 */
import type { ActDef, Definition, State } from '../../../model/definition.js';
import type { Term } from '../../../model/formula/term.js';
import type { JournalEntry } from '../../../model/state/entry.js';
import type { Contest } from '../../../model/state/politics.js';
import { namesAsked } from '../../../scenario/check/expressions.js';
import type { ScenarioText } from '../../../scenario/schema/scenario.js';
import type { Readings } from './readings.js';

type EntryOf<K extends JournalEntry['kind']> = Extract<JournalEntry, { kind: K }>;

/** A run that has been made again, and what is written of it. */
export interface Past {
  readonly state: State;
  readonly scenario: ScenarioText;
  readonly readings: Readings;
}

/** Place of the last entry before another that is as it should be; -1 for none. */
const lastBefore = (
  { state: { journal } }: Past,
  at: number,
  is: (entry: JournalEntry, place: number) => boolean,
): number => {
  for (let place = at - 1; place >= 0; place--) if (is(journal.entries[place], place)) return place;
  return -1;
};

/** Place of the event or answer of an id (`event`, `decision`, `decision.option`) before an entry. */
export const originBefore = (past: Past, at: number, id: string): number => {
  const { events, decisions } = past.state.definition;
  return lastBefore(past, at, (entry) => {
    if (entry.kind === 'event') return events[entry.event].id === id;
    if (entry.kind !== 'decision' || entry.option === 0) return false;
    const decision = decisions[entry.decision];
    return decision.id === id || `${decision.id}.${decision.options[entry.option].id}` === id;
  });
};

/** Place of the event or answer of the same day with this id: an event is told after what it does. */
const originToday = (past: Past, at: number, id: string): number => {
  const { entries } = past.state.journal;
  const { tick } = entries[at];
  const next = entries.findIndex((entry, place) => place > at && entry.tick > tick);
  return originBefore(past, next < 0 ? entries.length : next, id);
};

/** Words of acts that order one side against another. */
const ORDERS: ReadonlySet<string> = new Set(['rise', 'march', 'challenge', 'put-down']);

/** Place of what ordered a contest; -1 where nothing told it. */
const orderOf = (past: Past, at: number, { origin, since }: Contest): number => {
  if (origin >= 0) return originToday(past, at, past.state.definition.origins[origin].id);
  return lastBefore(
    past,
    at,
    (entry) => entry.kind === 'act' && entry.tick === since && ORDERS.has(entry.act),
  );
};

/** The contest that an entry tells the end of. */
export const contestOf = ({ state: { politics } }: Past, entry: EntryOf<'contest'>): Contest | undefined =>
  politics.contests.findLast(({ by, since }) => by === entry.by && since <= entry.tick);

const RESULTS: Readonly<Record<string, ReadonlySet<string>>> = {
  took: new Set(['taken']),
  held: new Set(['held']),
  failed: new Set(['melted', 'repelled']),
  lost: new Set(['lost']),
};

/** Place of what a name of the language tells of (`happened.note`), before an entry; -1 for none. */
const namedBefore = (past: Past, at: number, name: string): number => {
  const [word, id = '', option] = name.split('.');
  const { definition, politics } = past.state;
  const authority = definition.authorities.findIndex((each) => each.id === id);
  if (word === 'happened' || word === 'since') return originBefore(past, at, id);
  if (word === 'chosen' || word === 'decided')
    return originBefore(past, at, option === undefined ? id : `${id}.${option}`);
  if (word in RESULTS)
    return lastBefore(
      past,
      at,
      (entry) => entry.kind === 'contest' && entry.by === authority && RESULTS[word].has(entry.result),
    );
  if (word !== 'contest') return -1;
  const { tick } = past.state.journal.entries[at];
  const contest = politics.contests.findLast(({ by, since }) => by === authority && since <= tick);
  return contest === undefined ? -1 : orderOf(past, at, contest);
};

/** Whether a term says that something is so, and not that it is not (`took.committee == 0`). */
export const affirms = ({ holds, left, right }: Term): boolean => holds && !(left === 0 && right === 0);

/** Place of the latest of what the conditions of an event or an answer name; -1 where they name nothing. */
const conditionsOf = (past: Past, at: number): number =>
  (past.readings.guards.get(at) ?? [])
    .filter(affirms)
    .flatMap(({ text }) => [...namesAsked(past.scenario, text)])
    .reduce((latest, name) => Math.max(latest, namedBefore(past, at, name)), -1);

/** Whether an act of an effect decides who may sit in the cabinets of an authority. */
const movesCabinet = ({ act, deed }: ActDef, authority: number): boolean =>
  act === 'cabinet' && (deed as { readonly authority: number }).authority === authority;

/** What an event or an answer does. */
const actsOfEntry = ({ events, decisions, origins }: Definition, entry: JournalEntry): readonly ActDef[] => {
  const origin =
    entry.kind === 'event'
      ? events[entry.event].origin
      : entry.kind === 'decision' && entry.option > 0
        ? decisions[entry.decision].options[entry.option].origin
        : -1;
  return origin < 0 ? [] : origins[origin].effects.flatMap(({ acts }) => acts);
};

/** Days back in which what changed a cabinet is looked for: it is looked at a day later, at the latest. */
const LOOKED_AFTER = 1;

/** Place of the decision, of the new holder or of the contest over which a cabinet changed; -1 for none. */
const cabinetMover = (past: Past, at: number, authority: number): number => {
  const { journal, definition } = past.state;
  const { tick } = journal.entries[at];
  return lastBefore(past, at, (entry) => {
    if (tick - entry.tick > LOOKED_AFTER) return false;
    if (entry.kind === 'holder') return entry.to === authority;
    if (entry.kind === 'contest') return entry.by === authority || entry.against.includes(authority);
    return actsOfEntry(definition, entry).some((act) => movesCabinet(act, authority));
  });
};

/** The authority whose cabinet an act of the law of cabinets is about. */
export const cabinetOf = ({ by, about }: EntryOf<'act'>): number =>
  by.kind === 'authority' ? by.index : about?.kind === 'authority' ? about.index : -1;

/** The words by which laws let another govern. */
const PASSING: ReadonlySet<string> = new Set(['yield', 'vacuum', 'hand-over', 'give-way']);

const holderMover = (past: Past, at: number, { tick, to, how, cause }: EntryOf<'holder'>): number => {
  if (how === 'contest')
    return lastBefore(
      past,
      at + 2,
      (entry) => entry.kind === 'contest' && entry.tick === tick && entry.by === to,
    );
  const origin = originToday(past, at, cause);
  if (origin >= 0) return origin;
  return lastBefore(
    past,
    at,
    (entry) => entry.kind === 'act' && entry.tick === tick && PASSING.has(entry.act),
  );
};

/** The place of what lies behind an entry; -1 for what came from outside, or of what people are. */
export const behind = (past: Past, at: number): number => {
  const entry = past.state.journal.entries[at];
  switch (entry.kind) {
    case 'holder':
      return holderMover(past, at, entry);
    case 'contest': {
      const contest = contestOf(past, entry);
      return contest === undefined ? -1 : orderOf(past, at, contest);
    }
    case 'act':
      return entry.law === 'cabinets' ? cabinetMover(past, at, cabinetOf(entry)) : -1;
    case 'event':
    case 'decision':
      return conditionsOf(past, at);
    default:
      return -1;
  }
};

/** Words of the language that read who sits in a cabinet. */
const OF_CABINETS: ReadonlySet<string> = new Set(['cabinet', 'ministers', 'caretaker']);

/** What an event or an answer writes, by the names of columns. */
const columnsOfEntry = (
  { events, decisions, origins }: Definition,
  entry: JournalEntry,
): ReadonlySet<string> => {
  const origin =
    entry.kind === 'event'
      ? events[entry.event].origin
      : entry.kind === 'decision'
        ? decisions[entry.decision].options[entry.option].origin
        : -1;
  const effects = origin < 0 ? [] : origins[origin].effects;
  return new Set(effects.flatMap(({ changes, shifts }) => [...changes, ...shifts].map(({ table }) => table)));
};

/** Acts that carry out or change a policy. */
const OF_POLICY: ReadonlySet<string> = new Set(['reform', 'repress']);

/** How directly an entry can have met a feature that reads these names and columns; 0 for not at all. */
const relevance = (
  definition: Definition,
  entry: JournalEntry,
  { names, reads }: { readonly names: ReadonlySet<string>; readonly reads: ReadonlySet<string> },
): number => {
  const ofCabinets = [...names].some((name) => OF_CABINETS.has(name.split('.')[0]));
  if (entry.kind === 'act' && entry.law === 'cabinets')
    return ofCabinets ? (entry.by.kind === 'authority' ? 4 : 3) : 0;
  if (entry.kind === 'decision' || entry.kind === 'event')
    return [...columnsOfEntry(definition, entry)].some((column) => reads.has(column)) ? 3 : 0;
  if (entry.kind === 'act') return reads.has('policies') && OF_POLICY.has(entry.act) ? 2 : 0;
  return entry.kind === 'holder' || entry.kind === 'contest' ? 1 : 0;
};

/**
 * Place of the entry that met a feature, among those told while it came to be met; -1 where none did: what
 * people are moved it.
 *
 * @param is the quantity of the feature as written, and the columns that it reads
 */
export const metBy = (
  { state: { definition, journal }, scenario }: Past,
  { from, to }: { readonly from: number; readonly to: number },
  is: { readonly text: string; readonly reads: ReadonlySet<string> },
): number => {
  const asked = { names: namesAsked(scenario, is.text), reads: is.reads };
  let [best, most] = [-1, 0];
  for (let place = from; place < to; place++) {
    const how = relevance(definition, journal.entries[place], asked);
    if (how > most) [best, most] = [place, how];
  }
  return best;
};
