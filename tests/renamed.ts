/** The same scenario with every id changed: what an engine that knows no names must treat alike. */
import { readDocument } from '../src/scenario/document.js';
import type { SourceFile } from '../src/scenario/yaml.js';

/** Every id of a scenario, wherever it is given. */
const idsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
};

/** The same scenario with other names: in keys, lists and expressions. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  const inWords = (text: string): string => text.replace(/[\w-]+/g, (word) => names.get(word) ?? word);
  if (typeof value === 'string') return inWords(value);
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [inWords(key), renamed(inner, names)]),
  );
}

/** The files of a scenario as one file in which every id is another, policies and own quantities included. */
export function withOtherNames(files: readonly SourceFile[]): SourceFile[] {
  const { value } = readDocument(files);
  const { policies = {}, quantities = {} } = value as { policies?: object; quantities?: object };
  const ids = [...new Set([...idsIn(value), ...Object.keys(policies), ...Object.keys(quantities)])];
  const names = new Map(ids.map((id, i) => [id, `n${i}`]));
  return [{ name: 'other.yaml', text: JSON.stringify(renamed(value, names)) }];
}
