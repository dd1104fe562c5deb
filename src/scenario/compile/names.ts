/**
 * The ids of a scenario by kind, with their indices: the order of a list in the file is the order used everywhere after.
 *
 * Decision worth knowing: a namespace is a list of ids, not of records, so that a compiled definition and a written scenario
 * are named by the same code.
 */
import type { ScenarioText } from '../schema/scenario.js';

/** What can be referred to. `moment` is an event or a decision, `choice` is `decision.option`, `seat` a party or `none`, `scene` a place or everywhere. */
export type Kind =
  | 'party'
  | 'seat'
  | 'issue'
  | 'condition'
  | 'policy'
  | 'authority'
  | 'organ'
  | 'unit'
  | 'body'
  | 'event'
  | 'decision'
  | 'moment'
  | 'choice'
  | 'regime'
  | 'place'
  | 'scene'
  | 'class'
  | 'stratum'
  | 'group'
  | 'horizon'
  | 'own';

/** The ids of one kind, in order. */
export interface Namespace {
  readonly ids: readonly string[];
  /** Index of an id, -1 when there is none; of two equal ids the first. */
  readonly indexOf: (id: string) => number;
}

export type Names = Readonly<Record<Kind, Namespace>>;

/** The word for no party in cabinets and bodies: it comes after the last party. */
export const NO_PARTY = 'none';

/** The weight in `discontent` that belongs to no condition. */
export const BASE = 'base';

/** All places together. */
export const EVERYWHERE = 'everywhere';

/** The group of all strata. */
export const ALL = 'all';

/** Words with a meaning of their own, which no id of that kind may take. */
export const RESERVED: Partial<Record<Kind, string>> = {
  group: ALL,
  issue: ALL,
  party: NO_PARTY,
  condition: BASE,
  place: EVERYWHERE,
};

const namespace = (ids: readonly string[]): Namespace => {
  const indices = new Map<string, number>();
  ids.forEach((id, index) => {
    if (!indices.has(id)) indices.set(id, index);
  });
  return { ids, indexOf: (id) => indices.get(id) ?? -1 };
};

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map((record) => record.id);

/**
 * Ids of units: those written, then one for each stratum that operates an organ without being written as a unit
 * (villagers need no barracks to withhold their grain).
 */
export function unitIds(scenario: ScenarioText): string[] {
  const written = new Set(idsOf(scenario.units));
  const operators = new Set(scenario.organs.flatMap((organ) => Object.keys(organ.operators)));
  const strata = idsOf(scenario.strata).filter((id) => operators.has(id) && !written.has(id));
  return [...idsOf(scenario.units), ...strata];
}

/** Ids in the one namespace of groups: strata first, so that the index of a stratum is also its index as a group. */
export const groupIds = (scenario: ScenarioText): string[] => [
  ...idsOf(scenario.strata),
  ...idsOf(scenario.classes),
  ...idsOf(scenario.places),
  ...idsOf(scenario.groups),
  ALL,
];

/** All namespaces of a scenario. */
export function namesOf(scenario: ScenarioText): Names {
  const parties = idsOf(scenario.parties);
  const places = idsOf(scenario.places);
  const events = idsOf(scenario.events);
  const decisions = idsOf(scenario.decisions);
  const choices = scenario.decisions.flatMap((decision) =>
    idsOf(decision.options).map((id) => `${decision.id}.${id}`),
  );
  return {
    party: namespace(parties),
    seat: namespace([...parties, NO_PARTY]),
    issue: namespace(idsOf(scenario.issues)),
    condition: namespace(idsOf(scenario.conditions)),
    policy: namespace(Object.keys(scenario.policies)),
    authority: namespace(idsOf(scenario.authorities)),
    organ: namespace(idsOf(scenario.organs)),
    unit: namespace(unitIds(scenario)),
    body: namespace(idsOf(scenario.bodies)),
    event: namespace(events),
    decision: namespace(decisions),
    moment: namespace([...events, ...decisions]),
    choice: namespace(choices),
    regime: namespace(idsOf(scenario.regimes)),
    place: namespace(places),
    scene: namespace([...places, EVERYWHERE]),
    class: namespace(idsOf(scenario.classes)),
    stratum: namespace(idsOf(scenario.strata)),
    group: namespace(groupIds(scenario)),
    horizon: namespace(['take', 'hold']),
    own: namespace(Object.keys(scenario.quantities)),
  };
}
