/**
 * The journal: everything discrete that happened, in order, with the patch it made to politics.
 *
 * Decision worth knowing: entries are data, append-only, part of the snapshot; the timeline, `why` and the page read them, the model
 * never does.
 */
import { enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import type { Term } from './definition.js';
import type { Politics } from './politics.js';
import type { State } from './state.js';

export type JournalEntry = { readonly tick: number } & (
  | { readonly kind: 'event'; readonly event: number; readonly measure: number | null }
  | {
      readonly kind: 'impossible';
      readonly what: 'event' | 'decision';
      readonly index: number;
      readonly terms: readonly Term[];
    }
  | {
      readonly kind: 'decision';
      readonly decision: number;
      readonly option: number;
      readonly pinned: boolean;
      /** Probability of each option. */
      readonly probabilities: readonly number[];
      readonly votes: readonly number[];
    }
  | {
      readonly kind: 'regime';
      readonly transition: number;
      readonly from: number;
      readonly to: number;
      readonly margin: number;
      readonly terms: readonly Term[];
    }
  | { readonly kind: 'near'; readonly transition: number; readonly margin: number }
  | {
      readonly kind: 'contest';
      readonly by: number;
      readonly against: readonly number[];
      readonly result: string;
      readonly chance: number;
      readonly forces: readonly number[];
      readonly casualties: number;
    }
  | { readonly kind: 'hinge'; readonly gap: number }
  | { readonly kind: 'capped'; readonly stratum: number }
  | { readonly kind: 'patch'; readonly cause: string; readonly patches: readonly Patch[] }
);

export interface Journal {
  readonly entries: JournalEntry[];
}

export const createJournal = (entries: readonly JournalEntry[] = []): Journal => ({ entries: [...entries] });

export const note = (state: State, entry: JournalEntry): void => {
  state.journal.entries.push(entry);
};

/** Changes politics by a recipe and journals the patch, with what caused it. */
export const changePolitics = (
  state: State,
  cause: string,
  recipe: (draft: Draft<Politics>) => void,
): void => {
  enablePatches();
  const [next, patches] = produceWithPatches(state.politics, recipe);
  state.politics = next;
  if (patches.length > 0) note(state, { tick: state.tick, kind: 'patch', cause, patches });
};
