/**
 * What a page without a server has of a scenario: all that `tauride explore` would tell it, as plain data.
 *
 * Decision worth knowing: counterfactuals that ship were read against the schema when the page was made, and
 * come as the sections that they change. Events and decisions can be moved and left out on the page, for
 * that leaves them in the form of the schema; whatever else is changed needs a reader, and the command line.
 */
import type { ScenarioRead } from '../../scenario/check.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import type { Baseline, ComputedPairs, ReadChanged, Start } from '../protocol.js';

/** A counterfactual, as far as it differs from the scenario. */
export interface TwinDocument extends Omit<ReadChanged, 'scenario' | 'source'> {
  readonly sections: Partial<ScenarioText>;
}

/** All documents of one scenario. */
export interface Documents {
  readonly start: Start;
  readonly read: ScenarioRead;
  /** Counterfactuals by id. */
  readonly twins: Readonly<Record<string, TwinDocument>>;
  /** Fields of events and decisions in the order of the schema, which digests go by. */
  readonly fields: Readonly<Record<'events' | 'decisions', readonly string[]>>;
  readonly baseline: Baseline | null;
  /** The fifty runs of each question by its id, and those as recorded by no id. */
  readonly computed: Readonly<Record<string, ComputedPairs>>;
}
