/**
 * Paths as people write them: `parties.kadet.growth`, `events.kornilov-march.effects.0.tempo.all`.
 *
 * Decision worth knowing: records in lists are named by their ids, as everywhere in a scenario; a number
 * works where records have none. An index alone would name another record as soon as one is added before it.
 */
import type { Path } from './compile/faults.js';
import { unknownAmong, type UnknownName } from './compile/unknown.js';
import { keysOf, wantsWhole } from './keys.js';
import { Scenario, type ScenarioText } from './schema/scenario.js';
import { NESTING_MAX } from './yaml.js';

/** A record in a list: the ids that can name it, and what they stand for. */
const idsIn = (list: readonly unknown[]): string[] =>
  list.map((item, index) => {
    const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
    return typeof id === 'string' ? id : String(index);
  });

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Position {
  readonly path: Path;
  readonly value: unknown;
}

const keysAt = keysOf(Scenario);

/** The place of a position in words. */
const inWords = (words: readonly string[]): string =>
  words.length === 0 ? 'the scenario' : `\`${words.join('.')}\``;

/** Whether a word answers in every object without having been written: such a word names nothing. */
const isInherited = (holder: object, word: string): boolean =>
  word in Object.prototype && !Object.hasOwn(holder, word);

/**
 * One step into a list: to a record by its id, or to an item by its number; otherwise what is known there.
 */
function intoList(list: readonly unknown[], path: Path, word: string): Position | readonly string[] {
  const ids = idsIn(list);
  const named = ids.indexOf(word);
  const index = named < 0 && /^\d+$/.test(word) ? Number(word) : named;
  return index in list ? { path: [...path, index], value: list[index] } : ids;
}

/**
 * One step into a mapping, which need not be written yet; otherwise what is known there. Sections by name
 * (`policies`) gain no entry this way: a misspelt policy would be a new one that nothing reads.
 */
function intoMapping(
  mapping: Readonly<Record<string, unknown>>,
  path: Path,
  word: string,
): Position | readonly string[] {
  const allowed = keysAt(path);
  const isFree = allowed.length === 0 && path.length > 1 && !isInherited(mapping, word);
  if (!Object.hasOwn(mapping, word) && !isFree && !allowed.includes(word)) {
    return allowed.length > 0 ? allowed : Object.keys(mapping);
  }
  return { path: [...path, word], value: mapping[word] };
}

function step({ path, value }: Position, word: string): Position | readonly string[] {
  if (Array.isArray(value)) return intoList(value, path, word);
  if (value === undefined) return intoMapping({}, path, word);
  return isMapping(value) ? intoMapping(value, path, word) : [];
}

const isPosition = (next: Position | readonly string[]): next is Position => !Array.isArray(next);

/** The steps to a value of a scenario, written or allowed by the schema; or why there is none. */
export function findPath(scenario: ScenarioText, text: string): Path | UnknownName {
  const words = text.split('.');
  if (words.length > NESTING_MAX)
    return { message: `the path has ${words.length} words; nothing lies deeper than ${NESTING_MAX}` };
  let position: Position = { path: [], value: scenario };
  for (const [i, word] of words.entries()) {
    const next = step(position, word);
    if (!isPosition(next))
      return unknownAmong(`there is no \`${word}\` in ${inWords(words.slice(0, i))}`, word, next);
    position = next;
  }
  return position.path;
}

/** Whether only whole numbers fit at a path as people write it; false where there is none. */
export function isWholeAt(scenario: ScenarioText, text: string): boolean {
  const path = findPath(scenario, text);
  return !isUnknown(path) && wantsWhole(Scenario, path);
}

/** Whether a search for a path found none. */
export const isUnknown = (found: Path | UnknownName): found is UnknownName => !Array.isArray(found);

/**
 * Writes a value at a path, making the mappings on the way that are not there yet. The root is changed, and
 * nothing it inherits from.
 */
export function writeAt(root: unknown, path: Path, value: unknown): void {
  let holder = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    const written = Object.hasOwn(holder, key) ? holder[key] : undefined;
    holder = (written ?? (holder[key] = {})) as Record<string | number, unknown>;
  }
  holder[path[path.length - 1]] = value;
}

/** The value at a path; undefined where there is none. */
export const readAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);
