/**
 * Units, organs and bodies: who can be ordered, what power consists of, and who sits where.
 *
 * Decision worth knowing: whoever operates an organ is a unit. A stratum that operates one without being
 * written as a unit (villagers and their grain) becomes an unarmed unit of all its persons, at its place,
 * without a chain of command.
 */
import type { BodyDef, ConstituencyDef, OrganDef, UnitDef } from '../../model/definition.js';
import type { OutsiderDef, SummonsDef } from '../../model/power/office.js';
import { RULES } from '../../polity/elections.js';
import type { ScenarioText } from '../schema/scenario.js';
import type { Path } from './faults.js';
import type { Scope } from './scope.js';
import { entriesOf, row } from './tables.js';

type UnitText = ScenarioText['units'][number];
type StratumText = ScenarioText['strata'][number];
type OrganText = ScenarioText['organs'][number];
type OutsiderText = NonNullable<ScenarioText['outside']>[number];
type BodyText = ScenarioText['bodies'][number];
type ConstituencyText = BodyText['constituencies'][number];

/** Persons of a stratum, as an expression says them where people move. */
function personsNow({ scenario }: Scope, id: string): number | string {
  if ((scenario.flows ?? []).length > 0) return `persons.${id}`;
  return scenario.strata.find((stratum) => stratum.id === id)?.persons ?? 0;
}

/** A unit as it is written. */
export function compileUnit(scope: Scope, unit: UnitText, index: number): UnitDef {
  const path: Path = ['units', index];
  const stratum = scope.refer('stratum', unit.people, [...path, 'people']);
  return {
    id: unit.id,
    name: unit.name,
    stratum,
    recruits: scope.referAll('party', unit.recruits ?? [], [...path, 'recruits']),
    strength: scope.formula(unit.strength ?? personsNow(scope, unit.people), [...path, 'strength']),
    arms: unit.arms,
    place: scope.refer('place', unit.place, [...path, 'place']),
    chain: scope.referIf('authority', unit.chain, [...path, 'chain']),
    discipline: scope.formula(unit.discipline, [...path, 'discipline']),
    kin: kinOf(row(scope, 'group', unit.kinship, [...path, 'kinship'], 0)),
  };
}

/** What is above 0 of a row of kinship by stratum. */
const kinOf = (kinships: readonly number[]): UnitDef['kin'] =>
  kinships.flatMap((kinship, stratum) => (kinship > 0 ? [{ stratum, kinship }] : []));

/** The unit that a stratum is which operates an organ without being written as one. */
export function unitOfStratum(scope: Scope, { id, name, place }: StratumText): UnitDef {
  const { names } = scope;
  const stratum = names.stratum.indexOf(id);
  return {
    id,
    name,
    stratum,
    recruits: [],
    strength: scope.formula(personsNow(scope, id), ['strata', stratum, 'persons']),
    arms: 0,
    place: names.place.indexOf(place),
    chain: -1,
    discipline: scope.formula(0, ['strata', stratum]),
    kin: [],
  };
}

/** An organ of power with its operators. */
export function compileOrgan(scope: Scope, organ: OrganText, index: number): OrganDef {
  const path: Path = ['organs', index];
  const operators = entriesOf(organ.operators, [...path, 'operators']).map(({ key, value, path: at }) => ({
    unit: scope.refer('unit', key, at, { key: true }),
    weight: value,
  }));
  if (organ.granted === operators.length > 0) {
    const message = organ.granted
      ? `\`${organ.id}\` is granted from outside and has operators: it can only be one of the two`
      : `nobody operates \`${organ.id}\``;
    const hint = 'name its `operators`, or say `granted: true`';
    scope.report(path, { code: 'organ-operators', message, hint });
  }
  const { id, name, weight, granted, service = null } = organ;
  return { id, name, weight, operators, granted, service };
}

/** What a power abroad asks of whoever it lends to. */
function compileDemand(scope: Scope, { id, demands }: OutsiderText, path: Path): OutsiderDef['demand'] {
  if (demands === undefined) return null;
  const { policy, level } = demands;
  if (level === 0) {
    const message = `\`${id}\` demands nothing: a policy that is not to be carried out at all`;
    const hint = 'give it a level above 0, or leave `demands` out';
    scope.report([...path, 'demands', 'level'], { code: 'outsider-demand', message, hint });
  }
  return { policy: scope.refer('policy', policy, [...path, 'demands', 'policy']), level };
}

/** A power abroad, which wants something and can grant something. */
export function compileOutsider(scope: Scope, outsider: OutsiderText, index: number): OutsiderDef {
  const path: Path = ['outside', index];
  const { id, name, recognises, weight } = outsider;
  const organ = scope.refer('organ', recognises, [...path, 'recognises']);
  if (organ >= 0 && !scope.scenario.organs[organ].granted) {
    const message = `\`${id}\` cannot grant \`${recognises}\`: it has operators, and whom they obey has it`;
    const hint = 'name an organ with `granted: true`';
    scope.report([...path, 'recognises'], { code: 'outsider-organ', message, hint });
  }
  const positions = row(scope, 'issue', outsider.positions, [...path, 'positions'], 0);
  if (positions.every((position) => position === 0)) {
    const message = `\`${id}\` wants nothing: it has no ground to tell one government from another`;
    const hint = 'give it a position on an issue, above or below 0';
    scope.report([...path, 'positions'], { code: 'outsider-positions', message, hint });
  }
  return { id, name, positions, organ, weight, demand: compileDemand(scope, outsider, path) };
}

function compileConstituency(
  scope: Scope,
  body: BodyText,
  constituency: ConstituencyText,
  path: Path,
): ConstituencyDef {
  for (const choice of RULES[body.rule].needs) {
    if (choice.some((name) => constituency[name] !== undefined)) continue;
    const message = `a constituency of the rule \`${body.rule}\` needs ${choice.map((name) => `\`${name}\``).join(' or ')}`;
    scope.report(path, { code: 'constituency', message });
  }
  const group = scope.referIf('group', constituency.of, [...path, 'of']);
  return {
    strata: group < 0 ? [] : scope.groups[group].strata,
    per: constituency.per ?? 0,
    atLeast: constituency.atLeast,
    coverage: constituency.coverage,
    seats: constituency.seats ?? 0,
    from: scope.referIf('body', constituency.from, [...path, 'from']),
  };
}

function checkBody(
  scope: Scope,
  { id, rule, constituencies, recall, threshold }: BodyText,
  path: Path,
): void {
  if ((rule === 'fixed') !== (constituencies.length === 0)) {
    const message =
      rule === 'fixed'
        ? 'a body with fixed seats has no constituencies'
        : `the rule \`${rule}\` needs constituencies`;
    scope.report(path, { code: 'body-constituencies', message });
  }
  if (recall !== undefined && rule !== 'workplaces') {
    const message = 'only workplaces recall their deputies';
    scope.report([...path, 'recall'], { code: 'body-recall', message }, { key: true });
  }
  const counting = RULES[rule];
  if (threshold !== undefined && !(counting.by === 'ballots' && counting.proportional)) {
    const message = `the rule \`${rule}\` has no threshold: it does not share seats out in proportion`;
    scope.report([...path, 'threshold'], { code: 'body-threshold', message }, { key: true });
  }
  constituencies.forEach(({ from }, i) => {
    if (from !== id) return;
    const message = `\`${id}\` cannot send delegates to itself`;
    scope.report([...path, 'constituencies', i, 'from'], { code: 'body-itself', message });
  });
}

/** How a body is summoned: for an issue that has a policy, which says how far those who wait are met. */
function compileSummons(scope: Scope, { summoned, rule }: BodyText, path: Path): SummonsDef | null {
  if (summoned === undefined) return null;
  const { issue: id, notice, lists, gathers } = summoned;
  const issue = scope.refer('issue', id, [...path, 'issue']);
  if (issue >= 0 && scope.names.policy.indexOf(id) < 0)
    scope.report([...path, 'issue'], {
      code: 'summons-policy',
      found: id,
      message: `no policy \`${id}\` says how far those are met who wait for it`,
      hint: `name one: \`policies: { ${id}: 0 }\``,
    });
  if (rule === 'fixed')
    scope.report(
      path,
      {
        code: 'summons-fixed',
        message: 'a body with fixed seats is there from the start',
        hint: 'choose another `rule`, or leave `summoned` out',
      },
      { key: true },
    );
  return { issue, notice, lists, gathers };
}

/** A body with its electorates and the ticks of its elections. */
export function compileBody(scope: Scope, body: BodyText, index: number): BodyDef {
  const path: Path = ['bodies', index];
  checkBody(scope, body, path);
  return {
    id: body.id,
    name: body.name,
    rule: body.rule,
    constituencies: body.constituencies.map((constituency, i) =>
      compileConstituency(scope, body, constituency, [...path, 'constituencies', i]),
    ),
    fixed: row(scope, 'seat', body.fixed, [...path, 'fixed'], 0),
    recall: body.recall ?? 0,
    elected: body.elected.map((date, i) => scope.tick(date, [...path, 'elected', i])),
    winnerTakes: body.winnerTakes,
    threshold: body.threshold ?? 0,
    renewable: body.renewable,
    summoned: compileSummons(scope, body, [...path, 'summoned']),
    order: body.order,
  };
}
