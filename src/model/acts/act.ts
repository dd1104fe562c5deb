/**
 * An act: what an effect does that is no amount. Authorities are founded, cabinets formed, bodies elected,
 * units ordered.
 *
 * Decision worth knowing: an act is all there is to know of a kind of consequence, in one record: how it is
 * written, what that means by index, what is done, and how it is said. The language, its page, the compiler
 * and the day read it from the table in `acts.ts`.
 */
import { z } from 'zod';
import type { Fault } from '../../foundation/fault.js';
import type { Formula, State } from '../definition.js';
import { byName, Id } from '../written.js';

/** Steps from the top of a scenario to a value: keys, and places in lists from 0. */
type Path = readonly (string | number)[];

/** What an act can name; `seat` is a party or, after the last, none. */
export type ActKind = 'authority' | 'body' | 'issue' | 'party' | 'place' | 'seat' | 'unit';

/**
 * An entry of a mapping by name: the index its key names (-1 when there is none), and what is written there.
 */
export interface NamedEntry<T> {
  readonly index: number;
  readonly value: T;
  readonly path: Path;
}

/**
 * What an act needs to know of the scenario it is written in. Whatever has no such name is reported, and is
 * -1 or left out.
 */
export interface ActScope {
  readonly refer: (kind: ActKind, id: string, path: Path) => number;
  readonly referAll: (kind: ActKind, ids: readonly string[], path: Path) => readonly number[];
  readonly entries: <T>(
    kind: ActKind,
    mapping: Readonly<Record<string, T>>,
    path: Path,
  ) => readonly NamedEntry<T>[];
  /** One number for each index of a kind, 0 where none is written. */
  readonly row: (kind: ActKind, mapping: Readonly<Record<string, number>>, path: Path) => readonly number[];
  readonly count: (kind: ActKind) => number;
  readonly formula: (text: string | number | boolean, path: Path) => Formula;
  readonly report: (path: Path, complaint: Pick<Fault, 'code' | 'message'>) => void;
}

/** Why something is done: the id of its origin, and where in the definition the effect stands. */
export interface ActCause {
  readonly id: string;
  readonly origin: number;
  readonly effect: number;
}

/** A kind of act: `Text` is how it is written under its word, `Deed` what one such act is done to. */
export interface Act<Text extends z.ZodType = z.ZodType, Deed = unknown> {
  /** What it does, in a sentence for the language page and for editors. */
  readonly told: string;
  readonly schema: Text;
  /** What is written, as deeds in the order in which they are done. */
  compile(scope: ActScope, written: z.output<Text>, path: Path): readonly Deed[];
  perform(state: State, deed: Deed, cause: ActCause): void;
}

/** An act as it is declared; its types follow from the schema and from what `compile` gives. */
export const act = <Text extends z.ZodType, Deed>(declared: Act<Text, Deed>): Act<Text, Deed> => declared;

/** An act done to each of a list of things of one kind; a deed is the index of one. */
export const onEach = (kind: ActKind) => ({
  schema: z.array(Id),
  compile: (scope: ActScope, ids: readonly string[], path: Path) => scope.referAll(kind, ids, path),
});

/** An act written as a mapping from things of one kind to things of another; a deed is a pair of indices. */
export const onPairs = (kind: ActKind, other: ActKind) => ({
  schema: byName(Id),
  compile: (scope: ActScope, mapping: Readonly<Record<string, string>>, path: Path) =>
    scope
      .entries(kind, mapping, path)
      .map(({ index, value, path: at }) => [index, scope.refer(other, value, at)] as const),
});
