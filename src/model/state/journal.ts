/**
 * The journal: everything discrete that happened, in order, and the patches of the decided part of politics
 * with what caused them.
 *
 * Decision worth knowing: entries are data, append-only, part of the snapshot; the timeline, `why` and the
 * page read them, the model never does. What is told but once is remembered beside them, and made from them
 * again only where a journal is opened: at birth, by a fork, from a snapshot. Five changes of politics leave
 * no patch, since they move day by day: the fading of effects, what chances are believed in, where units are,
 * the stages of contests (their decisions are entries of their own), and the seats that a recall moves.
 */
import { enablePatches, Immer, type Draft } from 'immer';
import type { State } from '../definition.js';
import type { Journal, JournalEntry } from './entry.js';
import type { Politics } from './politics.js';

/** What an entry tells, whatever the day. */
type Told<Entry = JournalEntry> = Entry extends unknown ? Omit<Entry, 'tick'> : never;

/** What an entry tells that is told only once; undefined for all that is told each time. */
const onceKey = (entry: Told): string | undefined => {
  if (entry.kind === 'blank') return `blank ${entry.address}`;
  return entry.kind === 'impossible' ? `impossible ${entry.what} ${entry.index}` : undefined;
};

export const createJournal = (entries: readonly JournalEntry[] = []): Journal => {
  const journal: Journal = { entries: [], told: new Set() };
  reopenJournal(journal, entries);
  return journal;
};

const append = ({ entries, told }: Journal, entry: JournalEntry): void => {
  entries.push(entry);
  const key = onceKey(entry);
  if (key !== undefined) told.add(key);
};

/** Puts a journal into the state of another. */
export const reopenJournal = (journal: Journal, entries: readonly JournalEntry[]): void => {
  journal.entries.length = 0;
  journal.told.clear();
  for (const entry of entries) append(journal, entry);
};

/** Notes what happens today. */
export const note = (state: State, told: Told): void => append(state.journal, { tick: state.tick, ...told });

/** Notes what is told once only: nothing where it has been. */
export const noteOnce = (state: State, told: Told): void => {
  if (!state.journal.told.has(onceKey(told) ?? '')) note(state, told);
};

/** All parts of politics, in the order in which they are digested. */
const PARTS: Readonly<Record<keyof Omit<Politics, 'occurrences'>, undefined>> = {
  holder: undefined,
  holderSince: undefined,
  hasHeld: undefined,
  regimeHolder: undefined,
  leading: undefined,
  regime: undefined,
  regimeSince: undefined,
  entered: undefined,
  founded: undefined,
  raisedAnew: undefined,
  foundedAt: undefined,
  leads: undefined,
  cabinets: undefined,
  commitments: undefined,
  affronts: undefined,
  within: undefined,
  happened: undefined,
  verdicts: undefined,
  bodies: undefined,
  whereabouts: undefined,
  contests: undefined,
  holding: undefined,
  effects: undefined,
  memory: undefined,
  repertoire: undefined,
  beliefs: undefined,
  took: undefined,
  held: undefined,
  failed: undefined,
  lost: undefined,
};

/**
 * Changes parts of politics, without a patch. Whatever is changed, all politics are made here, of the same
 * parts in the same order: so they have one hidden class, and what is compiled for them stays good.
 */
export const revise = (state: State, parts: Partial<Politics>): void => {
  state.politics = Object.assign({ ...PARTS }, state.politics, parts);
};

let made: Immer | undefined;

/**
 * The immer of politics, made when it is first needed: each time patches are enabled, immer keeps what it had
 * before, too. It does not freeze: politics are read-only by their type, and freezing them to the last list
 * at every change would cost more than all other changes of a day.
 */
const immer = (): Immer => {
  if (made !== undefined) return made;
  enablePatches();
  return (made = new Immer({ autoFreeze: false }));
};

/** Changes politics by a recipe and journals the patch, with what caused it. */
export const changePolitics = (
  state: State,
  cause: string,
  recipe: (draft: Draft<Politics>) => void,
): void => {
  const [next, patches] = immer().produceWithPatches(state.politics, recipe);
  revise(state, next);
  if (patches.length > 0) note(state, { kind: 'patch', cause, patches });
};
