/**
 * The same scenario with every id changed, in another alphabetical order: what an engine that knows no names must treat alike.
 *
 * Decision worth knowing: the schema says what is an id, a key, an expression or words, and the families of quantities which parts of a name
 * in an expression are ids. Replacing words wherever they stand was rejected: an option called `hold` would take `prospect.hold` with it.
 */
import type { z } from 'zod';
import { FAMILIES } from '../src/scenario/compile/families.js';
import { RESERVED, type Kind } from '../src/scenario/compile/names.js';
import { OWN } from '../src/scenario/compile/quantities.js';
import { readDocument } from '../src/scenario/document.js';
import { tokenise } from '../src/scenario/expression/token.js';
import { Scenario } from '../src/scenario/schema/scenario.js';
import type { SourceFile } from '../src/scenario/yaml.js';
import { Expression, Id, Name, Source } from '../src/model/written.js';

/** What changes no run, and names paths and kinds of facts in words. */
const BESIDE = ['kinds', 'lesson', 'posterior', 'calibration'];

/** Which act of the engine a decision stands for: written as an id, but none of the scenario. */
const ACT = 'act';

/** Parts of a name in an expression that are words of the language. */
const WORDS: readonly Kind[] = ['horizon', 'rivalry'];

type Names = ReadonlyMap<string, string>;

/** Every id of a scenario, wherever it is given. */
const idsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
};

/** A name in an expression with its ids changed: `support.council.weavers`. */
function quantityRenamed(name: string, names: Names): string {
  const [word, ...given] = name.split('.');
  const kinds = word === OWN ? (['own'] as const) : (FAMILIES.get(word)?.parts ?? []);
  const parts = given.map((id, i) => (WORDS.includes(kinds[i]) ? id : (names.get(id) ?? id)));
  return [word, ...parts].join('.');
}

/** An expression in which every name has its ids changed; all else stays where it was. */
function expressionRenamed(text: string, names: Names): string {
  const written = tokenise(text).tokens.filter(({ kind }) => kind === 'name');
  return written.reduceRight(
    (changed, { text: name, start, end }) =>
      changed.slice(0, start) + quantityRenamed(name, names) + changed.slice(end),
    text,
  );
}

const isSame = (one: z.core.$ZodType, other: z.core.$ZodType): boolean => one._zod.def === other._zod.def;

/** A value of a schema with its ids changed. */
function renamed(schema: z.core.$ZodType, value: unknown, names: Names): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const within = (inner: z.core.$ZodType) => renamed(inner, value, names);
  if (value === undefined || isSame(schema, Source)) return value;
  // A fact may name its party as a word.
  if (isSame(schema, Id) || isSame(schema, Name)) return names.get(value as string) ?? value;
  if (isSame(schema, Expression)) return typeof value === 'string' ? expressionRenamed(value, names) : value;
  if ('innerType' in def) return within(def.innerType);
  if (def.type === 'pipe') return within(def.in);
  if (def.type === 'lazy') return within(def.getter());
  if (def.type === 'union') return within(branchOf(def.options as readonly z.ZodType[], value));
  if (def.type === 'array') return (value as unknown[]).map((item) => renamed(def.element, item, names));
  if (def.type === 'tuple')
    return (value as unknown[]).map((item, i) => renamed(def.items[i] ?? def.rest, item, names));
  if (def.type === 'object')
    return mapped(value, (key, inner) => [key, key === ACT ? inner : renamed(def.shape[key], inner, names)]);
  if (def.type === 'record')
    return mapped(value, (key, inner) => [names.get(key) ?? key, renamed(def.valueType, inner, names)]);
  return value;
}

const mapped = (value: unknown, entry: (key: string, inner: unknown) => [string, unknown]): unknown =>
  Object.fromEntries(Object.entries(value as object).map(([key, inner]) => entry(key, inner)));

/** The branch of a union that a value was written for. */
function branchOf(options: readonly z.ZodType[], value: unknown): z.ZodType {
  const branch = options.find((option) => option.safeParse(value).success);
  if (branch === undefined) throw new Error(`nothing in the schema takes ${JSON.stringify(value)}`);
  return branch;
}

/** A scenario with other names, and what each was called. */
export interface Renamed {
  readonly files: SourceFile[];
  /** By the new name the old one. */
  readonly before: ReadonlyMap<string, string>;
}

/**
 * The files of a scenario as one file in which every id is another, policies and own quantities included; what stood first in the alphabet
 * stands last. What changes no run (lesson, posterior) is left away.
 */
export function withOtherNames(files: readonly SourceFile[]): Renamed {
  const whole = readDocument(files).value as Record<string, object>;
  const value = Object.fromEntries(Object.entries(whole).filter(([section]) => !BESIDE.includes(section)));
  const { policies = {}, quantities = {} } = value;
  const kept = new Set<string | undefined>(Object.values(RESERVED));
  const ids = [...new Set([...idsIn(value), ...Object.keys(policies), ...Object.keys(quantities)])]
    .filter((id) => !kept.has(id))
    .sort((one, other) => (one < other ? 1 : -1));
  const names = new Map(ids.map((id, i) => [id, `renamed-${String(i).padStart(4, '0')}`]));
  return {
    files: [{ name: 'other.yaml', text: JSON.stringify(renamed(Scenario, value, names)) }],
    before: new Map([...names].map(([old, name]) => [name, old])),
  };
}
