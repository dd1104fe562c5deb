/**
 * The schema of scenarios as JSON Schema, for editors that complete and check while an author writes.
 */
import { z } from 'zod';
import { Hypotheses } from './schema/hypotheses.js';
import { Counterfactual, Scenario } from './schema/scenario.js';

/** JSON Schema (draft 2020-12) of a scenario as it is written: what has a default may be left out. */
export const jsonSchema = (): Readonly<Record<string, unknown>> => z.toJSONSchema(Scenario, { io: 'input' });

/** The same of a counterfactual. */
export const counterfactualJsonSchema = (): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(Counterfactual, { io: 'input' });

/** The same of hypotheses. */
export const hypothesesJsonSchema = (): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(Hypotheses, { io: 'input' });

/**
 * The schema of one of several files of a scenario: no section is required, since another file may hold it.
 */
export const fileJsonSchema = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(jsonSchema()).filter(([key]) => key !== 'required'));

type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const orNothing = (schema: unknown): JsonSchema => ({ anyOf: [overlaid(schema), { type: 'null' }] });

/** Keys of a schema under which there are others, and what becomes of these. */
const PARTS: Readonly<Record<string, (part: unknown) => unknown>> = {
  properties: (part) =>
    Object.fromEntries(Object.entries(part as JsonSchema).map(([key, each]) => [key, orNothing(each)])),
  additionalProperties: (part) => (isSchema(part) ? orNothing(part) : part),
  items: overlaid,
  anyOf: (part) => (part as readonly unknown[]).map(overlaid),
};

/**
 * A schema of what is laid over a value: nothing is required, `null` removes, and records may be written
 * under their ids.
 */
function overlaid(schema: unknown): unknown {
  if (!isSchema(schema)) return schema;
  const entries = Object.entries(schema).filter(([key]) => key !== 'required');
  const loose = Object.fromEntries(entries.map(([key, part]) => [key, PARTS[key]?.(part) ?? part]));
  return holdsRecords(schema.items) ? { anyOf: [loose, byId(schema.items)] } : loose;
}

const holdsRecords = (items: unknown): boolean =>
  isSchema(items) && isSchema(items.properties) && 'id' in items.properties;

const byId = (record: unknown): JsonSchema => ({ type: 'object', additionalProperties: orNothing(record) });

/** The schema of a file of a scenario that extends another. */
export const extensionJsonSchema = (): JsonSchema => overlaid(fileJsonSchema()) as JsonSchema;
