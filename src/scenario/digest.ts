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

/**
 * Digest of a scenario as the schema gives it out, 32 hexadecimal digits. Affairs are names for asking, a
 * lesson is about runs, and a posterior follows from the rest: none is part of what runs, and each may be
 * given to a scenario of which runs are kept.
 */
export const scenarioDigest = ({
  affairs: _affairs,
  lesson: _lesson,
  posterior: _posterior,
  ...scenario
}: ScenarioText): string => new Digest().text(JSON.stringify(scenario)).hex();
