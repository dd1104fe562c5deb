/**
 * The record: of which kind each row is, and lists of votes as they stood on the ballot.
 *
 * Decision worth knowing: what is computed and scored is nobody's choice by row. It follows from the kind,
 * and a row of a scored kind without a figure says what the model lacks: to leave one out in silence, or one
 * party of a joint list, would flatter the model or wrong it.
 */
import type { Path } from '../compile/faults.js';
import { familyOf, isComputed, isOfKind, itemOf, kindsOf } from '../compile/facts.js';
import { OWN } from '../compile/quantities.js';
import type { Scope } from '../compile/scope.js';
import type { Stock } from '../compile/stock.js';
import { parseExpression } from '../expression/parse.js';
import type { FactKindText, FactText, ScenarioText } from '../schema/scenario.js';

interface Placed {
  readonly fact: FactText;
  readonly path: Path;
}

/** Parties whose ballots an expression counts, by itself or by quantities of the scenario's own. */
function partiesIn(scenario: ScenarioText, text: string, seen: Set<string>): string[] {
  const parsed = parseExpression(text);
  if (!('expression' in parsed) || seen.has(text)) return [];
  seen.add(text);
  return parsed.expression.names.flatMap((name) => {
    const [word, ...given] = name.split('.');
    if (word === 'support') return given.slice(0, 1);
    const own = word === OWN ? given.slice(0, 1) : [];
    return own.flatMap((id) => partiesIn(scenario, String(scenario.quantities[id] ?? ''), seen));
  });
}

const inWords = (list: readonly string[]): string => list.map((party) => `\`${party}\``).join(' and ');

/** A vote share is scored by the model's figure of the very list that is on record. */
function checkShare(scope: Scope, { fact, path }: Placed): void {
  const list = itemOf(fact);
  const refuse = (key: string, message: string, hint: string) =>
    scope.report([...path, key], { code: 'scored-list', message, hint });
  if (list.length === 0)
    return refuse('kind', 'a share is scored by its list', 'name the parties of the list under `item`');
  if (fact.is === undefined) return;
  const counted = new Set(partiesIn(scope.scenario, String(fact.is), new Set()));
  if (counted.size === list.length && list.every((party) => counted.has(party))) return;
  const message = `\`is\` counts ballots for ${inWords([...counted]) || 'no party'}, the list is ${inWords(list)}`;
  refuse('is', message, 'write `among` in place of `is`');
}

/** A row is of exactly one kind, with a figure or the reason why there is none. */
function checkKind(scope: Scope, kinds: readonly FactKindText[], { fact, path }: Placed): void {
  const fitting = kindsOf(kinds, fact);
  const [kind] = fitting;
  const refuse = (key: string, message: string, hint: string) =>
    scope.report([...path, key], { code: 'fact-kind', message, hint });
  const which = `group \`${fact.group ?? ''}\` and unit \`${fact.unit}\``;
  if (fitting.length === 0)
    return refuse(fact.kind === undefined ? 'unit' : 'kind', `no kind has ${which}`, 'add one under `kinds`');
  if (fitting.length > 1)
    return refuse('unit', `${inWords(fitting.map(({ id }) => id))} have ${which}`, 'say which under `kind`');
  if (!isOfKind(kind, fact))
    return refuse('kind', `\`${kind.id}\` is not a kind of ${which}`, 'choose one that is');
  if (isComputed(fact) && fact.without !== undefined)
    return refuse('without', 'the fact has a figure', 'leave out `without`, or the figure');
  if (
    !isComputed(fact) &&
    fact.without === undefined &&
    (kind.scored !== undefined || kind.without === undefined)
  )
    return refuse(
      'id',
      `the model has no figure for it, and \`${kind.id}\` has`,
      'give its figure, or say why `without`',
    );
  if (kind.scored === 'seats' && isComputed(fact) && fact.of === undefined)
    refuse('unit', 'seats are compared in points of their body', 'say `of` how many');
}

/** Kinds have rows or outcomes, and days are those of outcomes on record. */
function checkKinds(scope: Scope, kinds: readonly FactKindText[]): void {
  const events = new Map(scope.scenario.events.map((event) => [event.id, event]));
  kinds.forEach(({ scored, events: days, unit, group, disagree = [] }, k) => {
    const refuse = (key: string, message: string, hint: string) =>
      scope.report(['kinds', k, key], { code: 'fact-kind', message, hint });
    if ((scored === 'dates') !== (days !== undefined))
      refuse('id', '`events` and `scored: dates` go together', 'write both, or neither');
    if (days === undefined && (unit === undefined || group === undefined))
      refuse('id', 'a kind is known by group and unit', 'name both');
    (days ?? []).forEach((id, i) => {
      if (events.get(id)?.kind !== 'outcome' || events.get(id)?.recorded?.date === undefined)
        scope.report(['kinds', k, 'events', i], {
          ...{ code: 'fact-kind', message: `\`${id}\` is no outcome with a recorded date` },
          hint: 'name one that has',
        });
    });
    if (scored === 'counts' && disagree.flat().some((figure) => figure <= 0))
      refuse('disagree', 'counts are compared by their logarithm', 'name counts above 0');
  });
}

/** The facts of each election: one series, one date, as one source tells it. */
function electionsOf(scope: Scope): Placed[][] {
  const elections = new Map<string, Placed[]>();
  scope.scenario.facts.forEach((fact, index) => {
    const path = ['facts', index];
    if (fact.series === undefined || itemOf(fact).length === 0) return;
    const key = JSON.stringify([scope.day(fact.date, [...path, 'date']), fact.series, fact.source]);
    elections.set(key, [...(elections.get(key) ?? []), { fact, path }]);
  });
  return [...elections.values()];
}

/** A party stands on one list of an election, and its lists are scored together. */
function checkElection(scope: Scope, election: readonly Placed[]): void {
  const taken = new Map<string, string>();
  for (const { fact, path } of election) {
    for (const party of itemOf(fact)) {
      const other = taken.get(party);
      taken.set(party, other ?? fact.id);
      if (other === undefined) continue;
      const message = `\`${party}\` stands on one list of an election, and is on that of \`${other}\` already`;
      scope.report([...path, 'item'], { code: 'two-lists', message, found: party });
    }
  }
}

/** What is asked of the rows by themselves. */
function checkRows(scope: Scope): void {
  const { facts, kinds } = scope.scenario;
  facts.forEach((fact, index) => {
    const placed = { fact, path: ['facts', index] };
    if (kinds !== undefined) checkKind(scope, kinds, placed);
    if (familyOf(kinds, fact) === 'shares') checkShare(scope, placed);
  });
  for (const election of electionsOf(scope)) checkElection(scope, election);
}

/** All checks of the record; rows in which nothing was wrong are not looked at again while they stay. */
export function checkFacts(scope: Scope, stock: Stock): void {
  const { facts, kinds } = scope.scenario;
  stock.take(scope, ['rows'], [facts, kinds], () => checkRows(scope));
  if (kinds !== undefined) checkKinds(scope, kinds);
}
