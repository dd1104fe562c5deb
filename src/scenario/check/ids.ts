/**
 * Ids: each once in its namespace, none a reserved word, no two with the same draws.
 */
import type { Path } from '../compile/faults.js';
import { RESERVED, type Kind } from '../compile/names.js';
import type { Scope } from '../compile/scope.js';
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

/** The namespaces of a scenario: ids in one list must differ. */
function namespaces({ scenario }: Scope): Claim[][] {
  const list = (noun: string, name: keyof typeof scenario) =>
    claimsOf(noun, (scenario[name] ?? []) as readonly { readonly id?: string }[], [name]);
  const inDecision = scenario.decisions.flatMap((decision, d) => [
    claimsOf('option', decision.options, ['decisions', d, 'options']),
    claimsOf('voter', decision.voters, ['decisions', d, 'voters']),
  ]);
  return [
    [
      list('stratum', 'strata'),
      list('class', 'classes'),
      list('place', 'places'),
      list('group', 'groups'),
    ].flat(),
    [...list('event', 'events'), ...list('decision', 'decisions'), ...list('affair', 'affairs')],
    list('condition', 'conditions'),
    list('stock', 'stocks'),
    list('flow', 'flows'),
    list('form', 'forms'),
    list('issue', 'issues'),
    list('party', 'parties'),
    list('authority', 'authorities'),
    list('organ', 'organs'),
    list('power', 'outside'),
    list('unit', 'units'),
    list('body', 'bodies'),
    list('regime', 'regimes'),
    list('fact', 'facts'),
    list('kind', 'kinds'),
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

/** Draws are addressed by 32 bits of an id: two ids that share them would share their luck. */
function checkEntities(scope: Scope): void {
  const first = new Map<number, string>();
  for (const { entity, of, path } of scope.entities) {
    const other = first.get(entity) ?? of;
    first.set(entity, other);
    if (other === of) continue;
    const message = `\`${of}\` would share its draws with \`${other}\``;
    scope.report(path, { code: 'same-draws', message, hint: 'give one of them another id' });
  }
}

/** All checks of ids. */
export function checkIds(scope: Scope): void {
  for (const claims of namespaces(scope)) {
    checkUnique(scope, claims);
    checkReserved(scope, claims);
  }
  checkKeys(scope, 'policy', 'policies');
  checkKeys(scope, 'own', 'quantities');
  checkEntities(scope);
}
