/**
 * The schema of scenarios as JSON Schema, for editors that complete and check while an author writes.
 */
import { z } from 'zod';
import { Counterfactual, Scenario } from './schema/scenario.js';

/** JSON Schema (draft 2020-12) of a scenario as it is written: what has a default may be left out. */
export const jsonSchema = (): Readonly<Record<string, unknown>> => z.toJSONSchema(Scenario, { io: 'input' });

/** The same of a counterfactual. */
export const counterfactualJsonSchema = (): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(Counterfactual, { io: 'input' });

/** The schema of one of several files of a scenario: no section is required, since another file may hold it. */
export const fileJsonSchema = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(jsonSchema()).filter(([key]) => key !== 'required'));
