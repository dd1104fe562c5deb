/**
 * Vote shares on record: lists as they stood on the ballot, and all lists of an election in the score, or
 * none.
 *
 * Decision worth knowing: an election is a series on a date. Which of its lists are scored is nobody's
 * choice: to leave one out, or one party of a joint list, would flatter the model or wrong it.
 */
import type { Path } from '../compile/faults.js';
import { isComputed, itemOf } from '../compile/facts.js';
import { OWN } from '../compile/quantities.js';
import type { Scope } from '../compile/scope.js';
import { parseExpression } from '../expression/parse.js';
import type { FactText, ScenarioText } from '../schema/scenario.js';

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

/** What enters the score is the model's figure of the very list that is on record. */
function checkScored(scope: Scope, { fact, path }: Placed): void {
  const list = itemOf(fact);
  const refuse = (key: string, message: string, hint: string) =>
    scope.report([...path, key], { code: 'scored-list', message, hint });
  if (list.length === 0)
    return refuse('score', 'only a vote share enters the score', 'name the parties of its list under `item`');
  if (!isComputed(fact)) return refuse('score', 'there is no figure to score', 'say under `among` who votes');
  if (fact.is === undefined) return;
  const counted = new Set(partiesIn(scope.scenario, String(fact.is), new Set()));
  if (counted.size === list.length && list.every((party) => counted.has(party))) return;
  const message = `\`is\` counts ballots for ${inWords([...counted]) || 'no party'}, the list is ${inWords(list)}`;
  refuse('is', message, 'write `among` in place of `is`');
}

/** The facts of each election: one series, one date. */
function electionsOf(scope: Scope): Placed[][] {
  const elections = new Map<string, Placed[]>();
  scope.scenario.facts.forEach((fact, index) => {
    const path = ['facts', index];
    if (fact.series === undefined || itemOf(fact).length === 0) return;
    const key = `${scope.day(fact.date, [...path, 'date'])} ${fact.series}`;
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
  const computed = election.filter(({ fact }) => isComputed(fact));
  const scored = computed.find(({ fact }) => fact.score);
  for (const { fact, path } of scored ? computed.filter(({ fact }) => !fact.score) : []) {
    const message = `\`${scored?.fact.id}\` of the same election is scored, and \`${fact.id}\` is not`;
    scope.report([...path, 'score'], { code: 'scored-in-part', message, hint: 'score all lists, or none' });
  }
}

/** All checks of the record. */
export function checkFacts(scope: Scope): void {
  scope.scenario.facts.forEach((fact, index) => {
    if (fact.score) checkScored(scope, { fact, path: ['facts', index] });
  });
  for (const election of electionsOf(scope)) checkElection(scope, election);
}
