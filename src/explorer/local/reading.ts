/** A scenario as an address changes it, read in the page itself. */
import { FaultError } from '../../foundation/fault.js';
import { parseDate } from '../../foundation/calendar.js';
import { changeInWords } from '../../scenario/change-words.js';
import { compileChecked } from '../../scenario/check.js';
import { Faults } from '../../scenario/compile/faults.js';
import { scenarioDigest } from '../../scenario/digest.js';
import { takeExpressions } from '../../scenario/expression/parse.js';
import { intervene, type Interventions } from '../../scenario/intervene.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import { partingTick, pinDecisions } from '../../scenario/twin.js';
import { addressIn, type Changes } from '../address.js';
import type { ReadChanged } from '../protocol.js';
import type { Documents } from './documents.js';

const NO_READER =
  'This page has no reader for that change: it moves events and decisions, leaves them out or pins an option, and takes one counterfactual of the scenario at a time. `tauride explore` does the rest.';

/** `id=value` in two; an id without a value has none. */
function pairOf(text: string): readonly [id: string, value: string] {
  const at = text.indexOf('=');
  return [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
}

/** In the order of the command line. */
function interventionsOf({ move, without, pin }: Changes): Interventions {
  const moves = move.map((text) => {
    const [id, date] = pairOf(text);
    if (id === '' || parseDate(date) === undefined)
      throw new Error(`--move ${text}: this is no event and day`);
    return { kind: 'move' as const, id, date };
  });
  const pins = pin.map((text) => {
    const [id, option] = pairOf(text);
    if (id === '' || option === '') throw new Error(`--pin ${text}: this is no decision and option`);
    return { kind: 'pin' as const, id, option };
  });
  return [...moves, ...without.map((id) => ({ kind: 'without' as const, id })), ...pins];
}

/** Records with their fields in the order of the schema, where a change has put one at the end. */
const inOrder = <T extends object>(
  records: readonly T[],
  parsed: readonly T[],
  fields: readonly string[],
): readonly T[] =>
  records.map((record, i) =>
    record === parsed[i]
      ? record
      : (Object.fromEntries(
          fields.filter((name) => name in record).map((name) => [name, record[name as keyof T]]),
        ) as T),
  );

function changed(
  { read, fields }: Documents,
  interventions: Interventions,
): { readonly scenario: ScenarioText; readonly digest: string } {
  const faults = new Faults(() => ({}));
  const { scenario, touched } = intervene(read.scenario, interventions, (_, complaint) =>
    faults.add(complaint),
  );
  if (faults.list.length > 0) throw new FaultError(faults.list);
  const fitting = {
    ...scenario,
    events: inOrder(scenario.events, read.scenario.events, fields.events),
    decisions: inOrder(scenario.decisions, read.scenario.decisions, fields.decisions),
  } as ScenarioText;
  const digest = interventions.length === 0 ? read.digest : scenarioDigest(fitting);
  return { scenario: pinDecisions(fitting, touched), digest };
}

/** Reads. Throws an Error in words where the page cannot make the changes, or they are wrong. */
export function readLocally(documents: Documents, query: string): ReadChanged {
  const { changes } = addressIn(query);
  const { read, twins } = documents;
  const { with: named, set, ...others } = changes;
  if (set.length > 0 || named.length > 1) throw new Error(NO_READER);
  if (named.length === 1) {
    const [id] = named;
    if (!Object.hasOwn(twins, id) || Object.values(others).some((list) => list.length > 0))
      throw new Error(NO_READER);
    const { sections, expressions, ...told } = twins[id];
    const scenario = { ...pinDecisions(read.scenario), ...sections };
    return { ...told, scenario, source: read.digest, expressions: [...read.expressions, ...expressions] };
  }
  takeExpressions(read.expressions);
  const interventions = interventionsOf(changes);
  const own = changed(documents, interventions);
  const definitionOf = ({ scenario, digest }: typeof own) =>
    compileChecked(scenario, { digest: () => digest, faults: new Faults(() => ({})) }).definition;
  return {
    ...own,
    source: read.digest,
    expressions: read.expressions,
    words: interventions.map(changeInWords),
    parts: partingTick(
      { interventions: [], definition: definitionOf(changed(documents, [])) },
      { interventions, definition: definitionOf(own) },
    ),
  };
}
