/**
 * Mappings by name as rows of numbers by index.
 *
 * Decision worth knowing: a later key overrides an earlier one for the members they share, so `all: 0.1` may
 * come first and exceptions after; the alternative, that the narrower group wins, is ambiguous where groups
 * overlap.
 */
import type { ActScope } from '../../model/acts/act.js';
import type { Path } from './faults.js';
import { ALL, type Kind } from './names.js';
import type { Scope } from './scope.js';

/** One entry of a mapping, with its place. */
export interface Entry<T> {
  readonly key: string;
  readonly value: T;
  readonly path: Path;
}

/** The indices an entry decides. */
export interface Allotment<T> {
  readonly entry: Entry<T>;
  readonly members: readonly number[];
}

/** The entries of a mapping in order; none of a missing one. */
export const entriesOf = <T>(mapping: Readonly<Record<string, T>> | undefined, path: Path): Entry<T>[] =>
  Object.entries(mapping ?? {}).map(([key, value]) => ({ key, value, path: [...path, key] }));

/** The index a key names; -1, and a fault at the key, when there is none. */
export const referKey = (scope: Scope, kind: Kind, { key, path }: Entry<unknown>): number =>
  scope.refer(kind, key, path, { key: true });

/**
 * What a key stands for: the strata of a group, every index for `all`, or one index; nothing, and a fault,
 * when unknown.
 */
function membersOf(scope: Scope, kind: Kind, entry: Entry<unknown>): readonly number[] {
  if (kind !== 'group' && entry.key === ALL) return scope.names[kind].ids.map((_, index) => index);
  const index = referKey(scope, kind, entry);
  if (index < 0) return [];
  return kind === 'group' ? scope.groups[index].strata : [index];
}

/** Shares out indices among entries: each index goes to the last entry that names it. */
export function allot<T>(scope: Scope, kind: Kind, entries: readonly Entry<T>[]): Allotment<T>[] {
  const members = entries.map((entry) => membersOf(scope, kind, entry));
  const owner = new Map(members.flatMap((indices, i) => indices.map((index) => [index, i])));
  return entries.map((entry, i) => ({
    entry,
    members: members[i].filter((index) => owner.get(index) === i),
  }));
}

const sizeOf = (scope: Scope, kind: Kind): number =>
  scope.names[kind === 'group' ? 'stratum' : kind].ids.length;

/** A row with one value for each index of a kind (for groups: each stratum). */
export function spread<T>(scope: Scope, kind: Kind, entries: readonly Entry<T>[], otherwise: T): T[] {
  const row = new Array<T>(sizeOf(scope, kind)).fill(otherwise);
  for (const { entry, members } of allot(scope, kind, entries))
    for (const index of members) row[index] = entry.value;
  return row;
}

/** As `spread`, of a mapping. */
export const row = <T>(
  scope: Scope,
  kind: Kind,
  mapping: Readonly<Record<string, T>> | undefined,
  path: Path,
  otherwise: T,
): T[] => spread(scope, kind, entriesOf(mapping, path), otherwise);

/** A scope as acts (model/acts) see it. */
export const actScope = (scope: Scope): ActScope => ({
  refer: (kind, id, path) => scope.refer(kind, id, path),
  referAll: (kind, ids, path) => scope.referAll(kind, ids, path),
  entries: (kind, mapping, path) =>
    entriesOf(mapping, path).map((entry) => ({ ...entry, index: referKey(scope, kind, entry) })),
  row: (kind, mapping, path) => row(scope, kind, mapping, path, 0),
  count: (kind) => scope.names[kind].ids.length,
  formula: (text, path) => scope.formula(text, path),
  report: (path, complaint) => scope.report(path, complaint),
});
