/**
 * Interventions: what a counterfactual, or an option on the command line, changes in a scenario.
 *
 * Decision worth knowing: an intervention is an edit of the scenario, made before anything is compiled. So a
 * twin is itself a scenario, with a digest of its own, and the model knows nothing of counterfactuals. What
 * is removed keeps its name: others may speak of it.
 */
import { Immer, type Draft } from 'immer';
import { COLUMN_RECORDS } from '../model/columns/table.js';
import { startsWith, type Complaint, type Locate, type Path } from './compile/faults.js';
import { unknownAmong } from './compile/unknown.js';
import { findPath, isUnknown, writeAt } from './path.js';
import type { EventText, ScenarioText, WrittenEvent } from './schema/scenario.js';

/** What is changed. Dates are written as in scenarios, `1917-07-17` or `1917-07-04 OS`. */
export type Change =
  /**
   * An impulse comes on another day; a decision is put on another day, pinned to its recorded option unless
   * it is pinned already. All other conditions stay in force, unless it comes `regardless` of them.
   */
  | { readonly kind: 'move'; readonly id: string; readonly date: string; readonly regardless?: boolean }
  /** An event never happens, a decision is never put. */
  | { readonly kind: 'without'; readonly id: string }
  /**
   * A decision is taken one way, whatever the vote, when it is put; `regardless` of its conditions on the day
   * of the record.
   */
  | { readonly kind: 'pin'; readonly id: string; readonly option: string; readonly regardless?: boolean }
  /** A value of the scenario is another; with `from` it is another from that date on (see `stagesOf`). */
  | {
      readonly kind: 'set';
      readonly path: string;
      readonly value: number | string | boolean;
      readonly from?: string;
    }
  /** A condition is multiplied from a date until the day before another. */
  | {
      readonly kind: 'scale';
      readonly condition: string;
      readonly from: string;
      readonly to?: string;
      readonly times: number;
    }
  /** An event that history did not have. */
  | { readonly kind: 'add'; readonly event: WrittenEvent };

/** A change, and where it is written: `locate` finds a path within it. */
export type Intervention = Change & { readonly locate?: Locate };

/** Changes in the order in which they are made; a later one sees what an earlier one did. */
export type Interventions = readonly Intervention[];

/**
 * Where an intervention has written into the scenario: from here on, places are those of the intervention.
 */
export interface Touched {
  readonly path: Path;
  readonly locate: Locate;
}

/** A scenario after interventions, where it was changed, and what could not be. */
export interface Intervened {
  readonly scenario: ScenarioText;
  readonly touched: readonly Touched[];
}

/** Notes what is wrong with an intervention. */
export type ReportChange = (change: Intervention, complaint: Complaint) => void;

/** Nobody writes to a scenario: to freeze all of one takes longer than to change it. */
const { produce } = new Immer({ autoFreeze: false });

type ScenarioDraft = Draft<ScenarioText>;
type MoveChange = Extract<Change, { kind: 'move' }>;

const SEE_LIST = '`tauride list` and the scenario name all that there are';

const unknown = (kind: string, id: string, known: readonly { readonly id: string }[]): Complaint => {
  const ids = known.map((record) => record.id);
  const { message, hint = SEE_LIST } = unknownAmong(`there is no ${kind} \`${id}\``, id, ids);
  return { code: `unknown-${kind.replaceAll(' ', '-')}`, found: id, message, hint };
};

/** One edit: returns the path it wrote to, or why it could not. */
type Edit<K extends Change['kind']> = (
  scenario: ScenarioDraft,
  change: Extract<Change, { kind: K }>,
) => Path | Complaint;

const isPath = (result: Path | Complaint): result is Path => Array.isArray(result);

const moveEvent = (
  scenario: ScenarioDraft,
  index: number,
  { date, regardless = false }: MoveChange,
): Path | Complaint => {
  const event = scenario.events[index];
  if (event.kind === 'outcome') {
    const message = `the outcome \`${event.id}\` follows from the state and has no date to move`;
    return { code: 'moved-outcome', message, hint: 'move the impulse or the decision it follows from' };
  }
  event.date = date;
  event.regardless = regardless;
  return ['events', index, 'date'];
};

const moveDecision = (
  scenario: ScenarioDraft,
  index: number,
  { date, regardless = false }: MoveChange,
): Path | Complaint => {
  const decision = scenario.decisions[index];
  const option = decision.pinned ?? decision.recorded?.option;
  if (option === undefined) {
    const message = `the decision \`${decision.id}\` has no recorded option to take to another date`;
    return { code: 'moved-unpinned', message, hint: 'pin it to an option before it is moved' };
  }
  Object.assign(decision, { sits: [date], pinned: option, regardless });
  return ['decisions', index, 'sits', 0];
};

const move: Edit<'move'> = (scenario, change) => {
  const { id } = change;
  const event = scenario.events.findIndex((each) => each.id === id);
  if (event >= 0) return moveEvent(scenario, event, change);
  const decision = scenario.decisions.findIndex((each) => each.id === id);
  if (decision >= 0) return moveDecision(scenario, decision, change);
  return unknown('event or decision', id, [...scenario.events, ...scenario.decisions]);
};

const without: Edit<'without'> = (scenario, { id }) => {
  for (const list of ['events', 'decisions'] as const) {
    const index = scenario[list].findIndex((each) => each.id === id);
    if (index < 0) continue;
    scenario[list][index].removed = true;
    return [list, index, 'removed'];
  }
  const { events, decisions, affairs = [] } = scenario;
  return unknown('event or decision', id, [...events, ...decisions, ...affairs]);
};

const pin: Edit<'pin'> = (scenario, { id, option, regardless = false }) => {
  const index = scenario.decisions.findIndex((each) => each.id === id);
  if (index < 0) return unknown('decision', id, scenario.decisions);
  const decision = scenario.decisions[index];
  decision.pinned = option;
  if (!regardless) return ['decisions', index, 'pinned'];
  const day = decision.recorded?.date;
  if (day === undefined) {
    const message = `the decision \`${id}\` has no recorded day on which it could be put regardless`;
    return { code: 'regardless-undated', message, hint: 'move it to a day, regardless' };
  }
  Object.assign(decision, { sits: [day], regardless });
  return ['decisions', index, 'pinned'];
};

/** What is read on the first day only, by section and key: to set it from a later date would do nothing. */
const READ_AT_START = new Set([
  ...COLUMN_RECORDS.flatMap(([, { startKey }]) => startKey ?? []),
  ...['population', 'seed', 'start', 'initialRegime', 'bodies.fixed', 'parties.within'],
  ...['authorities.founded', 'authorities.ledBy'],
  ...['persons', 'cells', 'ties', 'start', 'sample'].map((key) => `strata.${key}`),
]);

/** The same of behaviour, wherever it is written. */
const BEHAVIOUR_AT_START = new Set(['taste', 'receptivitySpread', 'threshold']);

const isReadAtStart = (path: string): boolean => {
  const words = path.split('.');
  const behaviour = words.indexOf('behaviour');
  return (
    READ_AT_START.has(words[0]) ||
    READ_AT_START.has(`${words[0]}.${words[2]}`) ||
    (behaviour >= 0 && BEHAVIOUR_AT_START.has(words[behaviour + 1]))
  );
};

const set: Edit<'set'> = (scenario, { path, value, from }) => {
  if (from !== undefined && isReadAtStart(path)) {
    const hint = 'add an event on that date with an effect (`policy`, `position`, `credibility`, `line` ...)';
    const message = `\`${path}\` is read on the first day only: setting it from ${from} would do nothing`;
    return { code: 'set-too-late', message, hint };
  }
  const found = findPath(scenario, path);
  if (isUnknown(found)) return { code: 'unknown-path', found: path, ...found };
  writeAt(scenario, found, value);
  return found;
};

const scale: Edit<'scale'> = (scenario, { condition, from, to, times }) => {
  const index = scenario.conditions.findIndex((each) => each.id === condition);
  if (index < 0) return unknown('condition', condition, scenario.conditions);
  const count = scenario.conditions[index].scaled.push({ from, to, times });
  return ['conditions', index, 'scaled', count - 1];
};

const add: Edit<'add'> = (scenario, { event }) => [
  'events',
  // It is read against the schema with the rest of what was changed.
  scenario.events.push(event as EventText) - 1,
];

/** A change of an affair is one of each event and decision in it. */
const ofEach = ({ affairs = [] }: ScenarioText, change: Intervention): readonly Intervention[] => {
  if (change.kind !== 'without') return [change];
  const affair = affairs.find(({ id }) => id === change.id);
  return affair === undefined ? [change] : affair.of.map((id) => ({ ...change, id }));
};

const EDITS: { readonly [K in Change['kind']]: Edit<K> } = { move, without, pin, set, scale, add };

/** What a change is called where it is written in no file. */
const nameOf = (change: Change): string => {
  switch (change.kind) {
    case 'set':
      return `set ${change.path}`;
    case 'scale':
      return `scale ${change.condition}`;
    case 'add':
      return `add ${change.event.id}`;
    default:
      return `${change.kind} ${change.id}`;
  }
};

/** Finds the places of a change: in its file, or by its name and the path within (`add storm: effects.0`). */
export const locateIn = ({ locate, ...change }: Intervention): Locate =>
  locate ??
  ((path) => ({ file: path.length === 0 ? nameOf(change) : `${nameOf(change)}: ${path.join('.')}` }));

/** A place for a path that an intervention wrote, otherwise that of the files. */
export function locateAfter(files: Locate, touched: readonly Touched[]): Locate {
  return (path, spot) => {
    const own = touched.findLast((each) => startsWith(path, each.path));
    return own === undefined ? files(path, spot) : own.locate(path.slice(own.path.length), spot);
  };
}

/** Makes the changes, in order, on a copy; what cannot be made is reported and left out. */
export function intervene(
  scenario: ScenarioText,
  interventions: Interventions,
  report: ReportChange,
): Intervened {
  const touched: Touched[] = [];
  const next = produce(scenario, (draft) => {
    for (const change of interventions.flatMap((each) => ofEach(scenario, each))) {
      const edit = EDITS[change.kind] as Edit<Change['kind']>;
      const result = edit(draft, change);
      if (isPath(result)) touched.push({ path: result, locate: locateIn(change) });
      else report(change, result);
    }
  });
  return { scenario: next, touched };
}
