/**
 * What to say of a name that names nothing: what it should have been, and the nearest that exists.
 */
import { didYouMean } from '../../foundation/fault.js';
import type { Kind, Names } from './names.js';

/** Why a name means nothing here. */
export interface UnknownName {
  readonly message: string;
  readonly hint?: string;
}

const NOUNS: Partial<Record<Kind, string>> = {
  moment: 'event or decision',
  seat: 'party',
  scene: 'place',
  own: 'own quantity',
};

/** What a kind is called in a sentence. */
export const nounOf = (kind: Kind): string => NOUNS[kind] ?? kind;

/** That a name is not known, with the nearest that is. */
export const unknownAmong = (message: string, name: string, known: readonly string[]): UnknownName => ({
  message,
  hint: didYouMean(name, known),
});

/** That there is nothing of this kind by that name. `within` says, in words, where it was looked for. */
export const unknown = (names: Names, kind: Kind, id: string, within = ''): UnknownName =>
  unknownAmong(`there is no ${nounOf(kind)} \`${id}\`${within}`, id, names[kind].ids);
