/** The work of `tauride schema`. */
import {
  counterfactualJsonSchema,
  extensionJsonSchema,
  hypothesesJsonSchema,
  jsonSchema,
} from '../../scenario/jsonSchema.js';
import { printJson } from '../shell/output.js';
import type { SchemaFlags } from './command.js';

/** Prints the schema that is asked for. */
export function schemaWork(flags: SchemaFlags): void {
  if (flags.counterfactual) printJson(counterfactualJsonSchema());
  else if (flags.hypotheses) printJson(hypothesesJsonSchema());
  else printJson(flags.extension ? extensionJsonSchema() : jsonSchema());
}
