/**
 * The course of things: what is dated, what is triggered, what can be reached.
 *
 * Decision worth knowing: outcomes are never scripted, and the form says so: an impulse has a date and no
 * trigger, an outcome a trigger and no date.
 */
import type { Path } from '../compile/faults.js';
import { optionOf } from '../compile/happenings.js';
import { namesAsked, neededNames } from './expressions.js';
import type { Scope } from '../compile/scope.js';
import type { Stock } from '../compile/stock.js';
import type { DecisionText, EventText } from '../schema/scenario.js';

function checkKind(scope: Scope, event: EventText, path: Path): void {
  const isImpulse = event.kind === 'impulse';
  const [needed, refused] = isImpulse ? (['date', 'when'] as const) : (['when', 'date'] as const);
  if (event[needed] === undefined) {
    const message = `the ${event.kind} \`${event.id}\` needs \`${needed}\``;
    scope.report(path, { code: `${event.kind}-${needed}`, message });
  }
  if (event[refused] === undefined) return;
  const message = isImpulse
    ? `the impulse \`${event.id}\` comes on its date: \`when\` belongs to outcomes`
    : `the outcome \`${event.id}\` follows from the state: \`date\` belongs to impulses`;
  const hint = isImpulse
    ? 'what must hold on the day is written under `requires`'
    : 'the recorded day is written under `recorded`';
  scope.report([...path, refused], { code: `${event.kind}-${refused}`, message, hint }, { key: true });
}

function checkWindow(
  scope: Scope,
  written: { readonly after?: string | undefined; readonly before?: string | undefined },
  path: Path,
): void {
  const { after, before } = written;
  if (after === undefined || before === undefined) return;
  if (scope.ticks(after, [...path, 'after']) <= scope.ticks(before, [...path, 'before'])) return;
  const message = `\`before\` (${before}) comes before \`after\` (${after})`;
  scope.report([...path, 'before'], { code: 'window-reversed', message });
}

/** What comes again needs the days for it. */
function checkAgain(scope: Scope, { id, date, after, before, again }: EventText, path: Path): void {
  if (again === undefined) return;
  const first = scope.ticks(date ?? after ?? scope.scenario.start, [...path, 'again']);
  const last = before === undefined ? scope.lastTick : scope.ticks(before, [...path, 'before']);
  if (first + again <= last) return;
  const end = before === undefined ? 'the scenario ends' : `\`before\` is`;
  const message = `\`${id}\` never comes again: ${end} earlier than ${again} days after it can first come`;
  const hint = 'write fewer days, or leave `again` out';
  scope.report([...path, 'again'], { code: 'again-never', message, found: String(again), hint });
}

/** A question stays open while its first option is chosen: what that option did would be done each day. */
function checkFirstOption(scope: Scope, { id, options }: DecisionText, path: Path): void {
  if (options[0].effects.length === 0) return;
  const message = `the first option of \`${id}\` leaves things as they are, and cannot have effects`;
  const hint = 'write an option before it for which the question stays open';
  scope.report([...path, 'options', 0, 'effects'], { code: 'first-option-effects', message, hint });
}

function checkDecision(scope: Scope, decision: DecisionText, index: number): void {
  const path: Path = ['decisions', index];
  if (decision.sits.length === 0 && decision.when === undefined && !decision.removed) {
    const message = `the decision \`${decision.id}\` is never put`;
    scope.report(path, { code: 'decision-occasion', message, hint: 'give it an occasion, a `when`' });
  }
  checkFirstOption(scope, decision, path);
  const { recorded } = decision;
  optionOf(scope, decision, recorded?.option, [...path, 'recorded', 'option']);
  if (recorded?.option !== undefined && recorded.date === undefined) {
    const message = 'a recorded option needs its `date`, or a replay cannot put the question';
    scope.report([...path, 'recorded'], { code: 'recorded-date', message });
  }
}

/** Events named by `happened.` or `since.` in a condition. */
const eventsIn = (names: Iterable<string>): string[] =>
  [...names].flatMap((name) => /^(?:happened|since)\.(.+)$/.exec(name)?.[1] ?? []);

function checkSelf(scope: Scope, event: EventText, index: number): void {
  for (const name of ['requires', 'when'] as const) {
    if (!eventsIn(namesAsked(scope.scenario, event[name] ?? true)).includes(event.id)) continue;
    const message = `the event \`${event.id}\` requires itself: before it has happened it never can`;
    scope.report(['events', index, name], { code: 'requires-itself', message });
  }
}

/**
 * Events that must have happened before this one can: the bare `happened.X` that its conditions are joined
 * from by `and`.
 */
function neededBy(event: EventText): string[] {
  const conjuncts = [event.requires, event.when ?? true].flatMap((text) => neededNames(text));
  return eventsIn(conjuncts.filter((name) => name.startsWith('happened.')));
}

function checkCircles(scope: Scope): void {
  const { events } = scope.scenario;
  const needed = new Map(events.map((event) => [event.id, neededBy(event)]));
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (needed.get(from) ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    );
  events.forEach(({ id }, index) => {
    const others = needed.get(id)?.filter((next) => next !== id && reaches(next, id, new Set())) ?? [];
    if (others.length === 0) return;
    const message = `the event \`${id}\` requires \`${others[0]}\`, which requires it in turn: neither can happen`;
    scope.report(['events', index, 'requires'], { code: 'requires-itself', message });
  });
}

/** `says` are the words of a trigger or an occasion: without one there is nothing that they say. */
function checkSays(scope: Scope, happening: EventText | DecisionText, path: Path): void {
  const { id, says, when } = happening;
  const sits = 'sits' in happening && happening.sits.length > 0;
  if (says === undefined || when !== undefined || sits) return;
  const message = `\`${id}\` has no \`when\`: there is nothing that \`says\` could say`;
  scope.report([...path, 'says'], { code: 'says-without-when', message }, { key: true });
}

function checkEvent(scope: Scope, event: EventText, index: number): void {
  const path: Path = ['events', index];
  if (!event.removed) checkKind(scope, event, path);
  checkWindow(scope, event, path);
  if (!event.removed) checkAgain(scope, event, path);
  checkSelf(scope, event, index);
  checkSays(scope, event, path);
}

/** All checks of the course of things; what had nothing wrong is not looked at again while it stays. */
export function checkCourse(scope: Scope, stock: Stock): void {
  const { events, decisions, calibratedUntil } = scope.scenario;
  if (scope.lastTick < 1)
    scope.report(['end'], { code: 'no-days', message: 'a scenario ends after it starts' });
  scope.tickOr(calibratedUntil, ['calibratedUntil'], 0);
  events.forEach((event, index) =>
    stock.take(scope, ['course', 'events', index], [event], () => checkEvent(scope, event, index)),
  );
  decisions.forEach((decision, index) =>
    stock.take(scope, ['course', 'decisions', index], [decision], () => {
      checkDecision(scope, decision, index);
      checkSays(scope, decision, ['decisions', index]);
    }),
  );
  const asked = events.flatMap(({ id, requires, when }) => [id, requires, when]);
  stock.take(scope, ['course', 'circles'], asked, () => checkCircles(scope));
}
