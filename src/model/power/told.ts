/**
 * Acts as they are told: every act that changes who holds or wants power is an entry of the journal with its
 * mover, the law or general act that it follows, and the figures that moved it.
 *
 * Decision worth knowing: an act is a word of one table with one sentence, so that the terminal, the report
 * and `why` say the same of it. The model never reads what was told.
 */
import type { Definition, State } from '../definition.js';
import type { Term } from '../formula/term.js';
import type { ToldAct } from '../state/entry.js';
import { note } from '../state/journal.js';

/** The names that a sentence needs: of who acts, and of what it concerns ('' for nothing). */
interface ActNames {
  readonly by: string;
  readonly about: string;
}

/** What each act is called in a sentence, by its word. */
const ACTS_TOLD = {
  yield: ({ by, about }: ActNames) => (about === '' ? `${by} gives up power` : `${by} yields to ${about}`),
  vacuum: ({ by }: ActNames) => `${by} takes the power that nobody has`,
  claim: ({ by }: ActNames) => `${by} claims more power than before`,
  waive: ({ by }: ActNames) => `${by} claims less power than before`,
  found: ({ by, about }: ActNames) => (about === '' ? `${by} comes into being` : `${by} raises ${about}`),
  challenge: ({ by, about }: ActNames) => `${by} challenges ${about}`,
  'put-down': ({ by, about }: ActNames) => `${by} sets out to put down ${about}`,
  'give-way': ({ by, about }: ActNames) => `${by} gives way to ${about}`,
  'call-out': ({ by, about }: ActNames) => `${by} calls its people into the streets (${about})`,
  restrain: ({ by }: ActNames) => `${by} calls its people home`,
  repress: ({ by, about }: ActNames) => `${by} moves against ${about}: arrests, papers closed`,
  rise: ({ by, about }: ActNames) => `${by} rises in the name of ${about}`,
  march: ({ by, about }: ActNames) => `${by} marches on ${about}`,
  strike: ({ by, about }: ActNames) => `${by} calls a strike against ${about}`,
  command: ({ by, about }: ActNames) => `${by} dismisses those who command (${about})`,
  ultimatum: ({ by, about }: ActNames) => `${by} will leave the cabinet unless it gives way on ${about}`,
  split: ({ by, about }: ActNames) => `${by} part from ${about}`,
  merge: ({ by, about }: ActNames) => `${by} merge with ${about}`,
  form: ({ by }: ActNames) => `A cabinet is formed: ${by}`,
  'carry-on': ({ by }: ActNames) => `Caretakers carry on: ${by}`,
  join: ({ by, about }: ActNames) => `${by} enters the cabinet of ${about}`,
  leave: ({ by, about }: ActNames) => `${by} leaves the cabinet of ${about}`,
  reform: ({ by, about }: ActNames) => `${by} carries out a reform: ${about}`,
  recognise: ({ by, about }: ActNames) => `${by} recognise ${about}`,
  demand: ({ by, about }: ActNames) => `${by} make their loans to ${about} depend on a policy`,
  withhold: ({ by, about }: ActNames) => `${by} withhold their loans from ${about}`,
  elect: ({ by }: ActNames) => `${by} is elected anew`,
  convene: ({ by, about }: ActNames) => `${by} names the day of the election: ${about}`,
  postpone: ({ by, about }: ActNames) => `${by} puts the election off: ${about}`,
  'hand-over': ({ by, about }: ActNames) => `${by} hands power over to ${about}`,
} as const satisfies Readonly<Record<string, (names: ActNames) => string>>;

/** The word of an act. */
export type ActWord = keyof typeof ACTS_TOLD;

/** The words of all acts. */
export const ACT_WORDS = Object.keys(ACTS_TOLD) as readonly ActWord[];

const nameOf = (definition: Definition, kind: string, index: number): string => {
  const lists: Readonly<Record<string, readonly { readonly name: string }[]>> = {
    authority: definition.authorities,
    outsider: definition.outside,
    party: definition.parties,
    body: definition.bodies,
    issue: definition.issues,
    unit: definition.units,
    place: definition.places,
  };
  return lists[kind][index]?.name ?? '';
};

/** Tells an act of today. */
export const tellAct = (state: State, told: ToldAct & { readonly act: ActWord }): void =>
  note(state, { kind: 'act', ...told });

/** An act in one sentence, without a full stop. */
export const actSentence = (definition: Definition, { act, by, about }: ToldAct): string => {
  const sentences: Readonly<Record<string, (names: ActNames) => string>> = ACTS_TOLD;
  return sentences[act]({
    by: nameOf(definition, by.kind, by.index),
    about: about === null ? '' : nameOf(definition, about.kind, about.index),
  });
};

/** A figure that is to exceed a bound, as a term of an act. */
export const termOf = (text: string, left: number, right: number): Term => ({
  text,
  left,
  right,
  margin: left - right,
  holds: left > right,
});

/** A figure that is to reach a bound, as a term of an act. */
export const atLeast = (text: string, left: number, right: number): Term => ({
  text,
  left,
  right,
  margin: left - right,
  holds: left >= right,
});

/** A figure that is to be below a bound, as a term of an act. */
export const below = (text: string, left: number, right: number): Term => ({
  text,
  left,
  right,
  margin: right - left,
  holds: left < right,
});
