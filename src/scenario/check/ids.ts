/**
 * Ids: each once in its namespace, none a reserved word, no two with the same draws.
 */
import type { Path } from '../compile/faults.js';
import { RESERVED, type Kind } from '../compile/names.js';
import type { Scope } from '../compile/scope.js';
import type { Stock } from '../compile/stock.js';
import { nounOf } from '../compile/unknown.js';
import { ID_FORM, ID_MESSAGE } from '../../model/written.js';

interface Claim {
  readonly id: string;
  readonly noun: string;
  readonly path: Path;
}

/** Ids of a list of records; those without one claim nothing. */
const claimsOf = (
  noun: string,
  records: readonly { readonly id?: string | undefined }[],
  path: Path,
): Claim[] =>
  records.flatMap(({ id }, index) => (id === undefined ? [] : [{ id, noun, path: [...path, index, 'id'] }]));

/** Lists of one namespace, with what a record of each is called: ids in them must differ. */
type Lists = readonly (readonly [noun: string, records: readonly { readonly id?: string }[], path: Path])[];

/** The namespaces of a scenario. */
function namespaces({ scenario }: Scope): Lists[] {
  const list = (noun: string, name: keyof typeof scenario) =>
    [noun, (scenario[name] ?? []) as readonly { readonly id?: string }[], [name]] as const;
  const inDecision = scenario.decisions.flatMap((decision, d): Lists[] => [
    [['option', decision.options, ['decisions', d, 'options']]],
    [['voter', decision.voters, ['decisions', d, 'voters']]],
  ]);
  return [
    [list('stratum', 'strata'), list('class', 'classes'), list('place', 'places'), list('group', 'groups')],
    [list('event', 'events'), list('decision', 'decisions'), list('affair', 'affairs')],
    [list('condition', 'conditions')],
    [list('stock', 'stocks')],
    [list('flow', 'flows')],
    [list('form', 'forms')],
    [list('issue', 'issues')],
    [list('party', 'parties')],
    [list('authority', 'authorities')],
    [list('organ', 'organs')],
    [list('power', 'outside')],
    [list('unit', 'units')],
    [list('body', 'bodies')],
    [list('regime', 'regimes')],
    [list('fact', 'facts')],
    [list('kind', 'kinds')],
    ...inDecision,
  ];
}

function checkUnique(scope: Scope, claims: readonly Claim[]): void {
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const other = first.get(claim.id);
    first.set(claim.id, other ?? claim);
    if (other === undefined) continue;
    const message = `the id \`${claim.id}\` is taken already, by ${other.noun === claim.noun ? `another ${other.noun}` : `a ${other.noun}`}`;
    scope.report(claim.path, { code: 'duplicate-id', message, found: claim.id });
  }
}

function checkReserved(scope: Scope, claims: readonly Claim[]): void {
  for (const { id, noun, path } of claims) {
    const kind = ['stratum', 'class', 'group'].includes(noun) ? 'group' : noun;
    const isAll = ['place', 'party'].includes(noun) && RESERVED.group === id;
    const isTaken = RESERVED[kind as Kind] === id || isAll;
    if (!isTaken) continue;
    const message = `\`${id}\` has a meaning of its own and names no ${noun}`;
    scope.report(path, { code: 'reserved-id', message, found: id });
  }
}

/** Policies and own quantities are keys, which the schema does not read as ids. */
function checkKeys(scope: Scope, kind: 'policy' | 'own', name: 'policies' | 'quantities'): void {
  for (const key of scope.names[kind].ids) {
    if (ID_FORM.test(key)) continue;
    const message = `the ${nounOf(kind)} \`${key}\` cannot be named: ${ID_MESSAGE}`;
    scope.report([name, key], { code: 'not-an-id', message, found: key }, { key: true });
  }
}

/** What each identity of draws stands for; of two ids that share one, the first. */
function firstOf(entities: Scope['entities']): Map<number, string> {
  const first = new Map<number, string>();
  for (const { entity, of } of entities) if (!first.has(entity)) first.set(entity, of);
  return first;
}

/** Draws are addressed by 32 bits of an id: two ids that share them would share their luck. */
function checkEntities(scope: Scope, stock: Stock): void {
  const before = stock.recall('entities', [], () => firstOf(scope.entities));
  if (scope.entities.every(({ entity, of }) => before.get(entity) === of)) return;
  const first = firstOf(scope.entities);
  for (const { entity, of, path } of scope.entities) {
    const other = first.get(entity);
    if (other === of) continue;
    const message = `\`${of}\` would share its draws with \`${other ?? ''}\``;
    scope.report(path, { code: 'same-draws', message, hint: 'give one of them another id' });
  }
}

/** All checks of ids; lists in which nothing was wrong are not looked at again while they stay. */
export function checkIds(scope: Scope, stock: Stock): void {
  namespaces(scope).forEach((lists, index) =>
    stock.take(
      scope,
      ['ids', index],
      lists.map(([, records]) => records),
      () => {
        const claims = lists.flatMap((list) => claimsOf(...list));
        checkUnique(scope, claims);
        checkReserved(scope, claims);
      },
    ),
  );
  checkKeys(scope, 'policy', 'policies');
  checkKeys(scope, 'own', 'quantities');
  checkEntities(scope, stock);
}
