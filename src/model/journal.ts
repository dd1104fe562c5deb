/**
 * The journal: everything discrete that happened, in order, with the patch it made to politics.
 *
 * Decision worth knowing: entries are data, append-only, part of the snapshot; the timeline, `why` and the page read them, the model
 * never does.
 */
import { enablePatches, Immer, type Draft } from 'immer';
import type { State } from './definition.js';
import type { Journal, JournalEntry } from './entry.js';
import type { Politics } from './politics.js';

export const createJournal = (entries: readonly JournalEntry[] = []): Journal => ({ entries: [...entries] });

export const note = (state: State, entry: JournalEntry): void => {
  state.journal.entries.push(entry);
};

let made: Immer | undefined;

/**
 * The immer of politics, made when it is first needed: each time patches are enabled, immer keeps what it had before, too. It does not freeze:
 * politics are read-only by their type, and freezing them to the last list at every change would cost more than all other changes of a day.
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
  state.politics = next;
  if (patches.length > 0) note(state, { tick: state.tick, kind: 'patch', cause, patches });
};
