/** Events that never or always come, and decisions that are no choices. */
import type { DecisionDef, EventDef } from '../../model/definition.js';
import type { DecisionSeen, EventSeen, TermSeen } from '../../experiment/deep/seen.js';
import { plural } from '../words.js';
import {
  daysText,
  inAllOf,
  inNoneOf,
  joinedTerms,
  neverHolds,
  type DeepFinding,
  type Seen,
} from './finding.js';

/** An option below this chance in every sitting is none. */
const CHANCE_LEAST = 0.01;

const NEVER_HINT = 'look at what it asks for, or leave it out';

/** Whether an event or a question is left in the file for its name alone. */
const isRemoved = (happening: EventDef | DecisionDef): boolean =>
  happening.when === null && ('sits' in happening ? happening.sits.length === 0 : happening.tick < 0);

/** Where a comparison of an event or a question is written. */
const placeOfTerm = (address: string, { when }: EventDef | DecisionDef, text: string): string =>
  `${address}.${when?.text.includes(text) ? 'when' : 'requires'}`;

/** Comparisons that hold on no day. */
const unreached = (terms: readonly TermSeen[]): TermSeen[] => terms.filter(({ held }) => held === 0);

/** Why something never comes: comparisons that never hold, or what failed when it was refused. */
function reasonsOf(terms: readonly TermSeen[], refused: readonly string[]): string {
  const never = unreached(terms);
  if (never.length > 0) return `; ${never.map(neverHolds).join('; ')}`;
  const texts = [...new Set(refused)].map((text) => `\`${text}\``);
  if (texts.length > 0) return `; what fails is ${texts.join(', or ')}`;
  return terms.length > 1 ? '; each of its comparisons holds on some day, and never all that it needs' : '';
}

/** Comparisons of something that comes which hold on no day of any run. */
const thresholds = (
  address: string,
  happening: EventDef | DecisionDef,
  terms: readonly TermSeen[],
  seen: Seen,
): DeepFinding[] =>
  unreached(terms).map((term) => ({
    code: 'threshold-never',
    address: placeOfTerm(address, happening, term.text),
    message: `of \`${happening.id}\`, which comes, ${neverHolds(term)}, ${inNoneOf(seen)}`,
    hint: 'it asks for more than there ever is: move it to where days differ, or leave it out',
  }));

function ofEvent(event: EventDef, own: readonly EventSeen[], seen: Seen): DeepFinding[] {
  if (isRemoved(event)) return [];
  const address = `events.${event.id}`;
  const terms = joinedTerms(own.map((run) => run.terms));
  const firsts = own.flatMap(({ ticks }) => ticks.slice(0, 1));
  if (firsts.length === 0) {
    const isDated = event.when === null;
    const reasons = reasonsOf(
      terms,
      own.flatMap(({ refused }) => refused),
    );
    const message = `the event \`${event.id}\` ${isDated ? 'is never possible' : 'never happens'} ${inNoneOf(seen)}${reasons}`;
    const code = isDated ? 'event-impossible' : 'event-never';
    return [{ code, address, message, hint: NEVER_HINT }];
  }
  const never = thresholds(address, event, terms, seen);
  if (event.kind !== 'outcome' || event.when === null || firsts.length < own.length) return never;
  const days = daysText(seen.definition, firsts);
  const message = `the outcome \`${event.id}\` happens ${inAllOf(seen)}, ${days}`;
  const hint = 'look whether its trigger is ever in doubt: what always comes tells no runs apart';
  return [{ code: 'event-always', address, message, hint }, ...never];
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const percentOf = (chance: number): string => `${Number((100 * chance).toPrecision(2))}%`;

/** What decides a question: utilities that are written, or what its answers do. */
function weighedBy({ voters }: DecisionDef): string {
  const judges = voters.filter(({ judge }) => judge !== null).map(({ id }) => `\`${id}\``);
  if (judges.length === 0) return 'look at the utilities of its voters, and at its temperature';
  const others = judges.length < voters.length ? '; the others by their utilities' : '';
  return (
    `${judges.join(', ')} ${judges.length === 1 ? 'judges' : 'judge'} by what the answers do (policy, power, office, votes, ` +
    `less inertia; calls, conditions and claims count nothing)${others}: let an answer do more, or write utilities`
  );
}

/** The question is put, and nobody ever answers it otherwise than by leaving things as they are. */
function neverAnswered(
  decision: DecisionDef,
  own: readonly DecisionSeen[],
  sittings: number,
  seen: Seen,
): DeepFinding {
  const most = Math.max(...own.flatMap((run) => run.most.slice(1)));
  const message =
    `the question \`${decision.id}\` is put ${plural(sittings, 'time')} ${inNoneOf(seen)} ` +
    `and always left as it is; another answer has at most ${percentOf(most)} on a day`;
  return {
    code: 'decision-never',
    address: `decisions.${decision.id}`,
    message,
    hint: weighedBy(decision),
  };
}

/** Answers that never have a chance though the question is answered. */
const hopeless = (decision: DecisionDef, own: readonly DecisionSeen[], sittings: number): DeepFinding[] =>
  decision.options.flatMap(({ id }, o) => {
    const most = Math.max(...own.map((run) => run.most[o]));
    if (o === 0 || most >= CHANCE_LEAST || decision.options.length < 3) return [];
    const message = `the answer \`${id}\` of \`${decision.id}\` never has a chance: at most ${percentOf(most)} in ${plural(sittings, 'sitting')}`;
    const hint = 'look at what its voters gain by it, or leave it out';
    return [{ code: 'option-hopeless', address: `decisions.${decision.id}.options.${id}`, message, hint }];
  });

function ofDecision(decision: DecisionDef, own: readonly DecisionSeen[], seen: Seen): DeepFinding[] {
  if (isRemoved(decision)) return [];
  const address = `decisions.${decision.id}`;
  const terms = joinedTerms(own.map((run) => run.terms));
  const sittings = sum(own.map((run) => run.sittings));
  if (sittings === 0) {
    const reasons = reasonsOf(
      terms,
      own.flatMap(({ refused }) => refused),
    );
    const message = `the question \`${decision.id}\` is never put ${inNoneOf(seen)}${reasons}`;
    return [{ code: 'decision-unput', address, message, hint: NEVER_HINT }];
  }
  const never = thresholds(address, decision, terms, seen);
  const settled = own.flatMap((run) => run.settled ?? []);
  if (settled.length === 0) return [neverAnswered(decision, own, sittings, seen), ...never];
  // What is answered as recorded is no choice of its voters.
  const isPinned = decision.pinned !== null;
  const rest = isPinned ? never : [...hopeless(decision, own, sittings), ...never];
  const answers = new Set(settled.map(({ option }) => option));
  if (isPinned || settled.length < own.length || answers.size > 1) return rest;
  const days = daysText(
    seen.definition,
    settled.map(({ tick }) => tick),
  );
  const message = `the question \`${decision.id}\` is answered \`${decision.options[settled[0].option].id}\` ${inAllOf(seen)}, ${days}`;
  const hint = 'it is no choice: an event would do as much, or let something its voters weigh differ';
  return [{ code: 'decision-always', address, message, hint }, ...rest];
}

/** Findings about events. */
export const eventFindings = (seen: Seen): DeepFinding[] =>
  seen.definition.events.flatMap((event, e) =>
    ofEvent(
      event,
      seen.runs.map((run) => run.events[e]),
      seen,
    ),
  );

/** Findings about decisions. */
export const decisionFindings = (seen: Seen): DeepFinding[] =>
  seen.definition.decisions.flatMap((decision, d) =>
    ofDecision(
      decision,
      seen.runs.map((run) => run.decisions[d]),
      seen,
    ),
  );
