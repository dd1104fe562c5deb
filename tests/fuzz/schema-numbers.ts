/**
 * The numbers of a schema, and where a document could write them: found by walking the schema itself, so that a number added to it
 * later is tried without being named anywhere.
 */
import { z } from 'zod';
import { Expression } from '../../src/model/written.js';

export type Path = readonly (string | number)[];

/** A number of the schema. Its name is the record it belongs to, as first found, and the key. */
export interface SchemaNumber {
  readonly name: string;
  readonly schema: z.ZodNumber;
}

/** A place of a document where a number or an expression is written, or could be. */
export interface Site {
  readonly name: string;
  readonly path: Path;
  /** What is hardest to bear of all that may be written there. */
  readonly extremes: readonly (number | string)[];
}

/** What a schema really asks for, without optional, default and the like. */
function plain(schema: z.core.$ZodType): z.core.$ZodTypes {
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return plain(def.innerType);
    default:
      return known;
  }
}

/** Names of records by their schema: a record that occurs in several places has one. */
class Names {
  readonly #names = new Map<z.core.$ZodType, string>();

  of(record: z.core.$ZodType, path: string): { readonly name: string; readonly isNew: boolean } {
    const known = this.#names.get(record);
    if (known === undefined) this.#names.set(record, path);
    return { name: known ?? path, isNew: known === undefined };
  }
}

/** Every number of a schema, each record once. */
export function numbersOf(schema: z.ZodType): SchemaNumber[] {
  const names = new Names();
  const walk = (part: z.core.$ZodType, path: string): SchemaNumber[] => {
    const known = plain(part);
    const { def } = known._zod;
    if (def.type === 'number') return [{ name: path, schema: known as z.ZodNumber }];
    if (def.type === 'array') return walk(def.element, `${path}[]`);
    if (def.type === 'record') return walk(def.valueType, `${path}.*`);
    if (def.type === 'union') return def.options.flatMap((option) => walk(option, path));
    if (def.type === 'tuple') return def.items.flatMap((item, i) => walk(item, `${path}[${i}]`));
    if (def.type !== 'object' || !names.of(known, path).isNew) return [];
    return Object.entries(def.shape).flatMap(([key, inner]) => walk(inner, `${path}.${key}`));
  };
  return walk(schema, '');
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Expressions whose values are as large as they come, or none at all. */
const EXTREME_EXPRESSIONS = ['1e308', '-1e308', '1e308 * 1e308', '1 / 1e-308', '0 / 0', '5e-324'];

/** Every place of a document where a number is or could be; under free names and in lists only where entries are written. */
export function sitesOf(schema: z.ZodType, document: unknown): Site[] {
  const names = new Names();
  const walk = (part: z.core.$ZodType, value: unknown, name: string, path: Path): Site[] => {
    const known = plain(part);
    const { def } = known._zod;
    if (def.type === 'number') return [{ name, path, extremes: extremesOf(known as z.ZodNumber) }];
    if (def.type === 'union') {
      const texts = known === Expression ? [{ name, path, extremes: EXTREME_EXPRESSIONS }] : [];
      return [...texts, ...def.options.flatMap((option) => walk(option, value, name, path))];
    }
    if (def.type === 'object') {
      if (value !== undefined && !isMapping(value)) return [];
      const own = names.of(known, name).name;
      return Object.entries(def.shape).flatMap(([key, inner]) =>
        value === undefined && !isNumber(inner)
          ? []
          : walk(inner, value?.[key], `${own}.${key}`, [...path, key]),
      );
    }
    if (def.type === 'record' && isMapping(value))
      return Object.entries(value).flatMap(([key, inner]) =>
        walk(def.valueType, inner, `${name}.*`, [...path, key]),
      );
    if (def.type === 'array' && Array.isArray(value))
      return value.flatMap((inner, i) => walk(def.element, inner, `${name}[]`, [...path, i]));
    if (def.type === 'tuple' && Array.isArray(value))
      return def.items.flatMap((item, i) => walk(item, value[i], `${name}[${i}]`, [...path, i]));
    return [];
  };
  return walk(schema, document, '', []);
}

const isNumber = (schema: z.core.$ZodType): boolean => plain(schema)._zod.def.type === 'number';

/** The least and the greatest value of a number, and what lies next to them: the numbers that arithmetic is least ready for. */
export function extremesOf({ minValue, maxValue, isInt }: z.ZodNumber): number[] {
  const [least, most] = [minValue ?? -Infinity, maxValue ?? Infinity];
  const near = isInt
    ? [least + 1, most - 1]
    : [
        Number.MIN_VALUE,
        -Number.MIN_VALUE,
        1e-300,
        least + Math.abs(least) * 1e-15,
        most - Math.abs(most) * 1e-15,
      ];
  return [...new Set([least, most, 0, ...near])].filter((x) => x >= least && x <= most);
}
