/**
 * The digest of a scenario: what it says, whatever the files it is split over, their comments and the order
 * of fields in a record.
 *
 * Decision worth knowing: fields are put into the order of the schema, but the keys of mappings by name stay
 * as written: a later group overrides an earlier one, so their order is part of what is said. Sorting all
 * keys would give two different scenarios one digest.
 */
import { Digest } from '../foundation/digest.js';
import type { ScenarioText } from './schema/scenario.js';

/** Digest of a scenario as the schema gives it out, 32 hexadecimal digits. */
export const scenarioDigest = (scenario: ScenarioText): string =>
  new Digest().text(JSON.stringify(scenario)).hex();
