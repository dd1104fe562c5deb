/** The documents of a scenario for a page without a server (`npm run build:explorer`). */
import type { Documents, TwinDocument } from '../../explorer/local/documents.js';
import type { Baseline, ReadChanged } from '../../explorer/protocol.js';
import { scenarioRead } from '../../scenario/load.js';
import { Scenario, type ScenarioText } from '../../scenario/schema/scenario.js';
import { pinDecisions } from '../../scenario/twin.js';
import { computedOf } from './computed.js';
import { readChanged, type Explored } from './task.js';

/** What of a counterfactual differs from the scenario. */
function twinOf({ scenario, source: _source, expressions, ...told }: ReadChanged, base: Documents['read']) {
  const pinned = pinDecisions(base.scenario);
  const names = Object.keys(scenario) as (keyof ScenarioText)[];
  const isOther = (name: keyof ScenarioText): boolean =>
    JSON.stringify(scenario[name]) !== JSON.stringify(pinned[name]);
  const known = new Set(base.expressions.map(({ text }) => text));
  return {
    ...told,
    sections: Object.fromEntries(names.filter(isOther).map((name) => [name, scenario[name]])),
    expressions: expressions.filter(({ text }) => !known.has(text)),
  } satisfies TwinDocument;
}

/** All documents. Throws a FaultError where the scenario or a counterfactual has faults. */
export function documentsOf(explored: Explored): Documents {
  const { start, parsed, baseline } = explored;
  const read = scenarioRead(parsed);
  const { events, decisions } = Scenario.shape;
  const twins = start.questions.map(({ id }) => {
    const query = new URLSearchParams({ with: id }).toString();
    return [id, twinOf(readChanged(explored, query), read)] as const;
  });
  return {
    start: {
      ...start,
      kept: null,
      edit: { words: ' · ', told: 'Edit a scenario of your own', at: 'desk.html' },
    },
    read,
    twins: Object.fromEntries(twins),
    fields: { events: fieldsOf(events), decisions: fieldsOf(decisions) },
    computed: Object.fromEntries(
      ['', ...start.questions.map(({ id }) => id)].flatMap((id) => {
        const pairs = computedOf(explored, id === '' ? '' : new URLSearchParams({ with: id }).toString());
        return pairs === undefined ? [] : [[id, pairs] as const];
      }),
    ),
    baseline: baseline === null ? null : (JSON.parse(baseline) as Baseline),
  };
}

interface Shaped {
  readonly shape?: object;
  readonly element?: unknown;
  readonly unwrap?: () => unknown;
}

/** The fields of the records of a list, in the order of the schema. */
function fieldsOf(schema: unknown): readonly string[] {
  const { shape, element, unwrap } = schema as Shaped;
  if (shape !== undefined) return Object.keys(shape);
  if (element !== undefined) return fieldsOf(element);
  if (unwrap !== undefined) return fieldsOf((schema as Required<Shaped>).unwrap());
  throw new Error('this is no list of records');
}
