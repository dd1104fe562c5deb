/**
 * The ids of a scenario by kind, with their indices: the order of a list in the file is the order used
 * everywhere after.
 *
 * Decision worth knowing: a namespace is a list of ids, not of records, so that a compiled definition and a
 * written scenario are named by the same code.
 */
import type { ScenarioText } from '../schema/scenario.js';

/** The ids of one kind, in order. */
interface Namespace {
  readonly ids: readonly string[];
  /** Index of an id, -1 when there is none; of two equal ids the first. */
  readonly indexOf: (id: string) => number;
}

/** The word for no party in cabinets and bodies: it comes after the last party. */
export const NO_PARTY = 'none';

/** The weight in `discontent` that belongs to no condition. */
export const BASE = 'base';

/** All places together. */
export const EVERYWHERE = 'everywhere';

/** The word for whichever authority governs. */
export const ANY = 'any';

/** The group of all strata; all ministers of a cabinet. */
export const ALL = 'all';

/** Words with a meaning of their own, which no id of that kind may take. */
export const RESERVED: Partial<Record<Kind, string>> = {
  group: ALL,
  issue: ALL,
  party: NO_PARTY,
  condition: BASE,
  place: EVERYWHERE,
  authority: ANY,
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
 * Ids of units: those written, then one for each stratum that operates an organ without being written as a
 * unit (villagers need no barracks to withhold their grain).
 */
function unitIds(scenario: ScenarioText): string[] {
  const written = new Set(idsOf(scenario.units));
  const operators = new Set(scenario.organs.flatMap((organ) => Object.keys(organ.operators)));
  const strata = idsOf(scenario.strata).filter((id) => operators.has(id) && !written.has(id));
  return [...idsOf(scenario.units), ...strata];
}

/**
 * Ids in the one namespace of groups: strata first, so that the index of a stratum is also its index as a
 * group.
 */
const groupIds = (scenario: ScenarioText): string[] => [
  ...idsOf(scenario.strata),
  ...idsOf(scenario.classes),
  ...idsOf(scenario.places),
  ...idsOf(scenario.groups),
  ALL,
];

/**
 * The ids of a scenario by kind. `moment` is an event or a decision, `choice` is `decision.option`, `seat` a
 * party or `none`, `minister` that or all of them, `scene` a place or everywhere.
 */
const idsByKind = (scenario: ScenarioText) => {
  const parties = idsOf(scenario.parties);
  const places = idsOf(scenario.places);
  const events = idsOf(scenario.events);
  const decisions = idsOf(scenario.decisions);
  return {
    party: parties,
    seat: [...parties, NO_PARTY],
    minister: [...parties, NO_PARTY, ALL],
    issue: idsOf(scenario.issues),
    condition: idsOf(scenario.conditions),
    policy: Object.keys(scenario.policies),
    stock: idsOf(scenario.stocks ?? []),
    flow: idsOf(scenario.flows ?? []),
    form: idsOf(scenario.forms ?? []),
    authority: idsOf(scenario.authorities),
    organ: idsOf(scenario.organs),
    outsider: idsOf(scenario.outside ?? []),
    unit: unitIds(scenario),
    body: idsOf(scenario.bodies),
    event: events,
    decision: decisions,
    moment: [...events, ...decisions],
    choice: scenario.decisions.flatMap(({ id, options }) => options.map((option) => `${id}.${option.id}`)),
    regime: idsOf(scenario.regimes),
    place: places,
    scene: [...places, EVERYWHERE],
    class: idsOf(scenario.classes),
    stratum: idsOf(scenario.strata),
    group: groupIds(scenario),
    horizon: ['take', 'hold'],
    rivalry: ['share'],
    own: Object.keys(scenario.quantities),
  };
};

/** What can be referred to. */
export type Kind = keyof ReturnType<typeof idsByKind>;

export type Names = Readonly<Record<Kind, Namespace>>;

const known = new WeakMap<ScenarioText, Names>();

/** All namespaces of a scenario. */
export function namesOf(scenario: ScenarioText): Names {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const kinds = Object.entries(idsByKind(scenario)) as [Kind, string[]][];
  const names = Object.fromEntries(kinds.map(([kind, ids]) => [kind, namespace(ids)])) as Names;
  known.set(scenario, names);
  return names;
}
