/**
 * Which keys a schema allows at a path, for suggestions: zod tells which key is unknown, not which are known.
 *
 * Decision worth knowing: the schema itself is asked, so that a suggestion can never name a key that no
 * longer exists.
 */
import type { z } from 'zod';
import type { Path } from './compile/faults.js';

type Schema = z.core.$ZodTypes;

/** The keys that a mapping at a path may have; none where they are free. */
export type KeysAt = (path: Path) => readonly string[];

/**
 * Finds the allowed keys at any path of a schema; of all branches, where a union leaves it open; none for
 * free keys.
 */
export function keysOf(schema: z.ZodType): KeysAt {
  const top = plainSchemas(schema);
  return (path: Path) => [...new Set(schemasAt(top, path).flatMap(ownKeys))];
}

/** Whether a schema asks for a whole number at a path, and for nothing else. */
export function wantsWhole(schema: z.ZodType, path: Path): boolean {
  const schemas = schemasAt(plainSchemas(schema), path);
  return schemas.length > 0 && schemas.every((each) => 'isInt' in each && each.isInt === true);
}

const schemasAt = (top: readonly Schema[], path: Path): readonly Schema[] =>
  path.reduce<readonly Schema[]>((all, step) => all.flatMap((each) => childrenOf(each, step)), top);

/** What a schema really asks for, without optional, default and the like; the branches of a union. */
function plainSchemas(schema: z.core.$ZodType): readonly Schema[] {
  const known = schema as Schema;
  const { def } = known._zod;
  if ('innerType' in def) return plainSchemas(def.innerType);
  if (def.type === 'pipe') return plainSchemas(def.in);
  if (def.type === 'lazy') return plainSchemas(def.getter());
  if (def.type === 'union') return def.options.flatMap(plainSchemas);
  return def.type === 'intersection' ? [def.left, def.right].flatMap(plainSchemas) : [known];
}

function childrenOf(schema: Schema, step: string | number): readonly Schema[] {
  const { def } = schema._zod;
  if (def.type === 'object') return Object.hasOwn(def.shape, step) ? plainSchemas(def.shape[step]) : [];
  if (def.type === 'record') return plainSchemas(def.valueType);
  if (def.type === 'array') return plainSchemas(def.element);
  const item = def.type === 'tuple' ? (def.items[Number(step)] ?? def.rest) : undefined;
  return item ? plainSchemas(item) : [];
}

function ownKeys(schema: Schema): readonly string[] {
  const { def } = schema._zod;
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type !== 'record') return [];
  const key = (def.keyType as Schema)._zod.def;
  return key.type === 'enum' ? Object.values(key.entries).map(String) : [];
}
