/**
 * Changes put together one by one: what is left out, moved and pinned.
 *
 * Decision worth knowing: changes of one thing replace each other, for the command line refuses two of a
 * kind; and whatever is left out is neither moved nor pinned beside it.
 */
import type { Changes } from '../address.js';

/** The id that a written change is of. */
const idIn = (written: string): string => written.split('=')[0].trim();

const without = (list: readonly string[], id: string): readonly string[] =>
  list.filter((written) => idIn(written) !== id);

/** Everything as it is but for one event or question, which is as recorded. */
export const asRecorded = (changes: Changes, id: string): Changes => ({
  ...changes,
  move: without(changes.move, id),
  without: without(changes.without, id),
  pin: without(changes.pin, id),
});

/** It never comes. */
export function takenOut(changes: Changes, id: string): Changes {
  const others = asRecorded(changes, id);
  return { ...others, without: [...others.without, id] };
}

/** It comes on another day. */
export const movedTo = (changes: Changes, id: string, date: string): Changes => ({
  ...changes,
  move: [...without(changes.move, id), `${id}=${date}`],
  without: without(changes.without, id),
});

/** It is answered so. */
export const pinnedTo = (changes: Changes, id: string, option: string): Changes => ({
  ...changes,
  pin: [...without(changes.pin, id), `${id}=${option}`],
  without: without(changes.without, id),
});

/** What is made of one event or question. */
export interface MadeOf {
  readonly isLeftOut: boolean;
  readonly movedTo: string | undefined;
  readonly pinnedTo: string | undefined;
}

const valueIn = (list: readonly string[], id: string): string | undefined => {
  const written = list.find((each) => idIn(each) === id);
  return written?.slice(written.indexOf('=') + 1).trim();
};

/** What changes make of one event or question. */
export const madeOf = (changes: Changes, id: string): MadeOf => ({
  isLeftOut: changes.without.includes(id),
  movedTo: valueIn(changes.move, id),
  pinnedTo: valueIn(changes.pin, id),
});

/** One change that can be taken back, by what it is of and what it does. */
export interface OneChange {
  readonly kind: 'move' | 'without' | 'pin' | 'set';
  readonly id: string;
  readonly value: string | undefined;
  /** The changes without it. */
  readonly rest: Changes;
}

/** Changes of one's own, one by one; a counterfactual that ships is none. */
export const ownChanges = (changes: Changes): OneChange[] =>
  (['move', 'without', 'pin', 'set'] as const).flatMap((kind) =>
    changes[kind].map((written, i) => ({
      ...{ kind, id: idIn(written), value: valueIn([written], idIn(written)) },
      rest: { ...changes, [kind]: changes[kind].filter((_, other) => other !== i) },
    })),
  );
