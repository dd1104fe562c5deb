/**
 * When a twin parts from its baseline: until then both are one run, which is computed once and forked.
 *
 * Decision worth knowing: the day errs on the early side only. A fork too early costs time; a fork too late
 * would leave out the intervention.
 */
import { parseDate } from '../foundation/calendar.js';
import type { DecisionDef, Definition, EventDef } from '../model/definition.js';
import { earliest } from './check/earliest.js';
import { startsWith } from './compile/faults.js';
import type { Intervention, Interventions, Touched } from './intervene.js';
import type { DecisionText, ScenarioText } from './schema/scenario.js';

const find = ({ events, decisions }: Definition, id: string): EventDef | DecisionDef | undefined =>
  events.find((event) => event.id === id) ?? decisions.find((decision) => decision.id === id);

/** The first tick of an event or decision by id; 0 if the baseline has none. */
function firstById(definition: Definition, id: string): number {
  const affair = definition.affairs.find((each) => each.id === id);
  if (affair) return Math.min(...affair.of.map((member) => firstById(definition, member)));
  const happening = find(definition, id);
  return happening === undefined ? 0 : earliest(definition, happening);
}

/**
 * A question that is pinned already, as in a replay, is left open until its day whatever the pin; sittings
 * that are moved are another matter.
 */
function firstOfPin(
  definition: Definition,
  { id, regardless }: Extract<Intervention, { kind: 'pin' }>,
): number {
  const { pinned } = definition.decisions.find((decision) => decision.id === id) ?? {};
  const open = regardless === true ? 0 : (pinned?.from ?? 0);
  return Math.max(open, firstById(definition, id));
}

/** Whether a path leads into what an event or an option does. */
function isInHappening(path: string): boolean {
  const [section, , part] = path.split('.');
  return ['events', 'decisions'].includes(section) && ['effects', 'options'].includes(part);
}

/**
 * A path into what an event or an option does matters no earlier than that can happen; any other from the
 * start.
 */
const firstOfPath = (definition: Definition, path: string): number =>
  isInHappening(path) ? firstById(definition, path.split('.')[1]) : 0;

/**
 * Whether a change is felt from the first day, whatever the scenario: runs that differ in such a one share no
 * day.
 */
export const actsFromStart = (change: Intervention): boolean =>
  change.kind === 'set' && change.from === undefined && !isInHappening(change.path);

function firstOfChange(definition: Definition, change: Intervention): number {
  const tick = (date: string): number => (parseDate(date) ?? definition.startDay) - definition.startDay;
  switch (change.kind) {
    case 'move':
      return Math.min(tick(change.date), firstById(definition, change.id));
    case 'pin':
      return firstOfPin(definition, change);
    case 'without':
      return firstById(definition, change.id);
    case 'set':
      return change.from === undefined ? firstOfPath(definition, change.path) : tick(change.from);
    case 'scale':
      return tick(change.from);
    case 'add':
      return tick(change.event.date ?? change.event.after ?? '');
  }
}

/**
 * The first tick on which a run with these interventions can differ from its baseline, 0 to the number of
 * days (no difference). `definition` is the baseline's, pinned as the baseline is.
 */
export const firstTick = (interventions: Interventions, definition: Definition): number =>
  Math.max(
    0,
    Math.min(definition.dayCount, ...interventions.map((change) => firstOfChange(definition, change))),
  );

/** A course of events: what is changed in the scenario, and what that gives. */
export interface Twin {
  readonly interventions: Interventions;
  readonly definition: Definition;
}

const textOf = ({ locate: _locate, ...change }: Intervention): string => JSON.stringify(change);

/** Whether what both have is changed in one order: a later change sees what an earlier one did. */
const isInOrder = (common: readonly string[], others: readonly string[]): boolean => {
  const theirs = others.filter((text) => common.includes(text));
  return common.every((text, i) => text === theirs[i]);
};

/**
 * Whether every event has the number in one that it has in the other: those that are added are numbered as
 * they come.
 */
const isNumberedAlike = (a: Definition, b: Definition): boolean =>
  a.events.every(({ id }, i) => b.events[i]?.id === id || !b.events.some((event) => event.id === id));

/**
 * The first tick on which two twins can differ, 0 to the number of days (no difference). What both change
 * alike makes none; what only one changes is felt when it could first be in either.
 */
export function partingTick(a: Twin, b: Twin): number {
  const [own, others] = [a.interventions.map(textOf), b.interventions.map(textOf)];
  const common = own.filter((text) => others.includes(text));
  if (!isInOrder(common, others) || !isNumberedAlike(a.definition, b.definition)) return 0;
  const unlike = [...a.interventions, ...b.interventions].filter(
    (_, i) => !common.includes(i < own.length ? own[i] : others[i - own.length]),
  );
  return Math.min(firstTick(unlike, a.definition), firstTick(unlike, b.definition));
}

/** Interventions in force from a date on; from the start without one. */
export interface Stage {
  readonly from?: string;
  readonly interventions: Interventions;
}

/**
 * A value set from a date is another definition from that date on: a run with such interventions goes through
 * stages, each resumed from the last with the definition of all interventions so far. Without dates there is
 * one stage.
 */
export function stagesOf(interventions: Interventions): Stage[] {
  const dated = interventions.flatMap((change) =>
    change.kind === 'set' && change.from !== undefined ? [change.from] : [],
  );
  const day = (date: string): number => parseDate(date) ?? 0;
  const dates = [...new Set(dated)].sort((a, b) => day(a) - day(b));
  const inForce = (until?: string) =>
    interventions.filter((change) => {
      if (change.kind !== 'set' || change.from === undefined) return true;
      return until !== undefined && day(change.from) <= day(until);
    });
  return [{ interventions: inForce() }, ...dates.map((from) => ({ from, interventions: inForce(from) }))];
}

/** Decisions as they are pinned: one that no intervention changed is pinned to the same record each time. */
const pinnedAs = new WeakMap<DecisionText, DecisionText>();

function pinDecision(decision: DecisionText): DecisionText {
  const { option, date } = decision.recorded ?? {};
  if (option === undefined || date === undefined) return decision;
  const pinned = pinnedAs.get(decision) ?? {
    ...decision,
    pinned: decision.pinned ?? option,
    pinnedFrom: date,
  };
  pinnedAs.set(decision, pinned);
  return pinned;
}

/**
 * The historical path: every decision with a recorded option is left open before its recorded date, and then
 * answered as it was. What interventions have moved or pinned stays so.
 */
export function pinDecisions(scenario: ScenarioText, touched: readonly Touched[] = []): ScenarioText {
  const decisions = scenario.decisions.map((decision, index) => {
    const isMoved = touched.some(({ path }) => startsWith(path, ['decisions', index, 'sits']));
    return isMoved || decision.regardless ? decision : pinDecision(decision);
  });
  return { ...scenario, decisions };
}
