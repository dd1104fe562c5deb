/**
 * What is read and never moved, and what is written and never read: each quantity, phase and law says what it
 * reads and what it writes, so both are known before the first day.
 *
 * Decision worth knowing: these are warnings, since a counterfactual may move what its scenario does not; and
 * where it is not known whether something moves, it does.
 */
import type { ColumnRecord } from '../../model/columns/record.js';
import { COLUMNS, SHIFTED, type ColumnName } from '../../model/columns/table.js';
import type { Definition, Written } from '../../model/definition.js';
import type { StateName } from '../../model/formula/name.js';
import { LAWS } from '../../model/laws/laws.js';
import { DAY } from '../../model/tick.js';
import type { Path } from '../compile/faults.js';
import { behaviourPath } from '../compile/people.js';
import { OWN } from '../compile/quantities.js';
import type { Scope } from '../compile/scope.js';
import { namesAsked } from './expressions.js';

/** How the name of a policy begins in expressions. */
const POLICY = 'policy.';

/** Phases that change nothing but what effects and laws have them change. */
const OF_EFFECTS = new Set(['forms', 'decisions', 'events', 'laws']);

const lawsInForce = ({ laws }: Definition) => LAWS.filter(({ id }) => laws[id].on);

/** Columns that effects of the scenario change or shift. */
const changedByEffects = ({ origins }: Definition): ColumnName[] =>
  origins.flatMap(({ effects }) =>
    effects.flatMap(({ changes, shifts }) => [...changes, ...shifts].map(({ table }) => table)),
  );

/** All that may be other on a later day of this scenario than on its first. */
export function movedIn(definition: Definition): ReadonlySet<StateName> {
  const shifted = new Set<StateName>(SHIFTED);
  const daily = DAY.filter(({ name }) => !OF_EFFECTS.has(name)).flatMap(({ writes }) =>
    writes.filter((name) => !shifted.has(name)),
  );
  const lawful = lawsInForce(definition).flatMap(({ writes }) => writes);
  const discrete: StateName[] = ['politics', 'journal', 'deputies', 'casualties', 'engaged'];
  return new Set([...daily, ...lawful, ...discrete, ...changedByEffects(definition)]);
}

/** Policies, by id, that an effect, a reform or an emergency may set. */
function policiesMovedIn(definition: Definition): ReadonlySet<string> {
  const { policies, issues, origins, emergency } = definition;
  const writers = new Set(lawsInForce(definition).map(({ id }) => id));
  const changed = origins.flatMap(({ effects }) =>
    effects.flatMap(({ changes }) =>
      changes.flatMap(({ table, cells }) => (table === 'policies' ? [...cells] : [])),
    ),
  );
  const reformed = writers.has('reforms') ? issues.map(({ policy }) => policy) : [];
  const declared = writers.has('repertoire') ? [emergency] : [];
  const moved = new Set([...changed, ...reformed, ...declared]);
  return new Set(policies.filter((_, policy) => moved.has(policy)).map(({ id }) => id));
}

/** Conditions of the scenario, each with its place. */
function conditionsOf({ events, decisions, regimes }: Definition): (readonly [Written, Path])[] {
  const found: (readonly [Written | null, Path])[] = [
    ...events.flatMap(({ when, requires }, i) => [
      [when, ['events', i, 'when']] as const,
      [requires, ['events', i, 'requires']] as const,
    ]),
    ...decisions.flatMap(({ when, requires }, i) => [
      [when, ['decisions', i, 'when']] as const,
      [requires, ['decisions', i, 'requires']] as const,
    ]),
    ...regimes.flatMap(({ features }, r) =>
      features.map(({ is }, f) => [is, ['regimes', r, 'features', f, 'is']] as const),
    ),
  ];
  return found.flatMap(([written, path]) => (written === null ? [] : [[written, path] as const]));
}

/** Conditions that hold on every day or on none, since nothing moves what they read. */
function warnOfUnmoved(scope: Scope, definition: Definition): void {
  const moved = movedIn(definition);
  const policies = policiesMovedIn(definition);
  for (const [{ text, reads }, path] of conditionsOf(definition)) {
    if ([...reads].some((name) => name !== 'policies' && moved.has(name))) continue;
    const names = [...namesAsked(scope.scenario, text)];
    if (names.length === 0 || names.includes('day')) continue;
    const asked = names.flatMap((name) => (name.startsWith(POLICY) ? [name.slice(POLICY.length)] : []));
    if (reads.has('policies') && (asked.length === 0 || asked.some((id) => policies.has(id)))) continue;
    const message = `\`${text}\` is on every day what it is on the first: nothing here moves what it reads`;
    const hint = 'let an effect or a law move it, or leave it out';
    scope.warn(path, { code: 'unmoved', message, found: text, hint });
  }
}

/** Own quantities, stocks and policies that nothing asks for. */
function warnOfUnread(scope: Scope, asked: ReadonlySet<string>): void {
  const { quantities, policies, stocks, issues, emergency, outside = [] } = scope.scenario;
  const warn = (path: Path, name: string, hint: string): void =>
    scope.warn(path, { code: 'unread-name', message: `nothing reads \`${name}\``, found: name, hint });
  for (const id of Object.keys(quantities)) {
    const name = `${OWN}.${id}`;
    if (!asked.has(name))
      warn(['quantities', id], name, 'name it in an expression or a fact, or leave it out');
  }
  (stocks ?? []).forEach(({ id }, index) => {
    if (!asked.has(`stock.${id}`) && !asked.has(`cut.${id}`))
      warn(['stocks', index], `stock.${id}`, 'name it in an expression or a fact, or leave it out');
  });
  const demanded = outside.map(({ demands }) => demands?.policy);
  const used = new Set([...issues.map(({ id }) => id), emergency, ...demanded]);
  for (const id of Object.keys(policies)) {
    const name = POLICY + id;
    if (!asked.has(name) && !used.has(id))
      warn(['policies', id], name, 'name it in an expression, give it the id of an issue, or leave it out');
  }
}

/** Demands that nobody could meet: nothing sets the policy, or it begins as it is asked. */
function warnOfDemands(scope: Scope, definition: Definition): void {
  const moved = policiesMovedIn(definition);
  definition.outside.forEach(({ id, demand }, index) => {
    if (demand === null) return;
    const { id: policy, start } = definition.policies[demand.policy];
    if (moved.has(policy)) return;
    const path: Path = ['outside', index, 'demands'];
    const message = `\`${id}\` demands \`${policy}\`, which is ${start} on every day: nothing here moves it`;
    const hint = 'let an option of a question set it, or leave the demand out';
    scope.warn(path, { code: 'unmoved', message, found: policy, hint });
  });
}

/** Constants of laws that are not in force, where they are not those of the law anyway. */
function warnOfIdleConstants(scope: Scope, { laws }: Definition): void {
  for (const { id, constants } of LAWS) {
    if (laws[id].on) continue;
    for (const [name, value] of Object.entries(laws[id].constants)) {
      if (value === constants[name].value) continue;
      const message = `\`${name}\` does nothing: the law \`${id}\` is not in force`;
      const hint = 'write `on: true` there, or leave the constant out';
      scope.warn(['laws', id, name], { code: 'idle-constant', message, found: name, hint });
    }
  }
}

/** Effects on columns of laws that are not in force. */
function warnOfIdleEffects(scope: Scope, definition: Definition): void {
  const idle = new Map<string, string>();
  for (const table of changedByEffects(definition)) {
    const { law, shift }: ColumnRecord = COLUMNS[table];
    if (law !== undefined && shift !== undefined && !definition.laws[law].on) idle.set(law, shift.key);
  }
  for (const [law, key] of idle) {
    const message = `\`${key}\` does nothing: the law \`${law}\` is not in force`;
    const hint = 'write `on: true` there, or leave the effect out';
    scope.warn(['laws', law, 'on'], { code: 'idle-effect', message, found: key, hint });
  }
}

/** What is written of reach for the law of carriers where it is not in force, or against it where it is. */
function warnOfIdleReach(scope: Scope, { laws, strata }: Definition): void {
  const { on } = laws.carriers;
  const warn = (path: Path): void => {
    const found = String(path.at(-1));
    const message = `\`${found}\` does nothing: the law \`carriers\` is ${on ? '' : 'not '}in force`;
    const hint = on
      ? 'leave it out: `press` and those whom people meet carry a party'
      : 'write `on: true` in `laws.carriers`, or leave it out';
    scope.warn(path, { code: 'idle-reach', message, found, hint });
  };
  scope.scenario.parties.forEach(({ growth, press }, index) => {
    if (on && growth > 0) warn(['parties', index, 'growth']);
    if (!on && press !== undefined) warn(['parties', index, 'press']);
  });
  if (on) return;
  const stated = strata.flatMap(({ behaviour }, s) =>
    behaviour.hearing < 1 ? [behaviourPath(scope, s, 'hearing')] : [],
  );
  new Map(stated.map((path) => [path.join('.'), path])).forEach(warn);
}

/** Forms of action, where nobody acts in them since their law is not in force. */
function warnOfIdleForms(scope: Scope, { laws, forms }: Definition): void {
  if (forms.length === 0 || laws.forms.on) return;
  const message = '`forms` does nothing: the law `forms` is not in force';
  const hint = 'write `on: true` in `laws.forms`, or leave them out';
  scope.warn(['forms'], { code: 'idle-forms', message, hint });
}

/** Warns of what is read and never moved, and of what is written and never read. */
export function warnOfReads(scope: Scope, definition: Definition, asked: ReadonlySet<string>): void {
  warnOfUnmoved(scope, definition);
  warnOfDemands(scope, definition);
  warnOfUnread(scope, asked);
  warnOfIdleConstants(scope, definition);
  warnOfIdleEffects(scope, definition);
  warnOfIdleReach(scope, definition);
  warnOfIdleForms(scope, definition);
}
