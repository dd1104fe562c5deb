/** What a new scenario begins with. */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { templateText } from '../../platform/node/files/package.js';
import { parseScenario } from '../../scenario/load.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';

/** The file of facts, in a scenario and among the templates. */
export const FACTS = 'facts.yaml';

/** By which an editor finds what it completes and checks with. */
const SCHEMA_LINE = '# yaml-language-server: $schema=./schema.json\n';

/** The day of the facts in the examples, counted from the first: all but the shortest scenarios have it. */
const DAYS_IN = 14;

/** The file for facts, with names of a scenario in its examples. */
export function factsTemplate({ parties, strata, places, capital, start }: ScenarioText): string {
  const names = {
    party: parties[0].id,
    rival: (parties[1] ?? parties[0]).id,
    group: strata[0].id,
    place: capital ?? places[0].id,
    persons: String(strata.reduce((sum, { persons }) => sum + persons, 0)),
    start,
    date: isoOf((parseDate(start) ?? 0) + DAYS_IN),
  };
  return Object.entries(names).reduce(
    (text, [name, id]) => text.replaceAll(`{${name}}`, id),
    templateText(FACTS),
  );
}

/** The files of a new scenario of this id, by their names within its folder. */
export function newScenario(id: string): ReadonlyMap<string, string> {
  const text = templateText('scenario.yaml').replaceAll('{id}', id);
  const { scenario } = parseScenario([{ name: 'scenario.yaml', text }]);
  return new Map([
    ['scenario.yaml', text],
    [FACTS, SCHEMA_LINE + factsTemplate(scenario)],
    ['counterfactuals/grain-arrives.yaml', templateText('counterfactual.yaml')],
  ]);
}
