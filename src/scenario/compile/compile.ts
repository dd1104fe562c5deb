/**
 * From written to compiled: the only bridge. Names become indices, dates ticks, expressions closures.
 *
 * Decision worth knowing: this is where references are checked, because who resolves a name knows whether it is there. What a scenario
 * must be beyond that (sums, bounds, honesty) is in check.ts.
 */
import type { Definition, MeasureDef } from '../../model/definition.js';
import type { FactText, ScenarioText } from '../schema/scenario.js';
import type { Faults, Path } from './faults.js';
import { compileDecision, compileEvent, compileRegime, compileTransition, Origins } from './happenings.js';
import { compileBody, compileOrgan, compileUnits } from './institutions.js';
import { compileCondition, compileStratum } from './people.js';
import { compileAuthority, compileIssue, compileParty } from './powers.js';
import { OWN } from './quantities.js';
import { Scope } from './scope.js';

/** What a compilation gives: the definition, and the scope it was made in, for the checks that follow. */
export interface Compiled {
  readonly definition: Definition;
  readonly scope: Scope;
}

/** Compiles a scenario. The definition is only sound if `faults` stays empty. */
export function compile(scenario: ScenarioText, digest: string, faults: Faults): Compiled {
  const scope = new Scope(scenario, faults);
  const definition = { ...whole(scope, digest), ...people(scope), ...polity(scope), ...course(scope) };
  referDisplay(scope);
  for (const id of scope.names.own.ids) scope.formula(`${OWN}.${id}`, ['quantities', id]);
  return { definition, scope };
}

/** What is shown first must exist, though only pictures use it. */
function referDisplay(scope: Scope): void {
  const { parties, groups, authorities } = scope.scenario.display;
  scope.referAll('party', parties, ['display', 'parties']);
  scope.referAll('group', groups, ['display', 'groups']);
  scope.referAll('authority', authorities, ['display', 'authorities']);
}

const whole = (scope: Scope, digest: string) => ({
  id: scope.scenario.id,
  title: scope.scenario.title,
  startDay: scope.startDay,
  dayCount: scope.lastTick + 1,
  seed: scope.scenario.seed,
  population: scope.scenario.population,
  capital: capitalOf(scope),
  digest,
  mechanisms: scope.scenario.mechanisms,
});

/** The place where power is taken: the first one where nothing is said. */
const capitalOf = (scope: Scope): number =>
  scope.scenario.capital === undefined ? 0 : scope.refer('place', scope.scenario.capital, ['capital']);

const people = (scope: Scope) => {
  const { places, classes, strata, conditions } = scope.scenario;
  return {
    places: places.map(({ id, name }) => ({ id, name })),
    classes: classes.map(({ id, name }) => ({ id, name })),
    groups: scope.groups,
    strata: strata.map((stratum, index) => compileStratum(scope, stratum, index)),
    conditions: conditions.map((condition, index) => compileCondition(scope, condition, index)),
  };
};

const polity = (scope: Scope) => {
  const { issues, policies, parties, authorities, organs, bodies } = scope.scenario;
  return {
    issues: issues.map((issue, index) => compileIssue(scope, issue, index)),
    policies: Object.entries(policies).map(([id, start]) => ({ id, start })),
    parties: parties.map((party, index) => compileParty(scope, party, index)),
    authorities: authorities.map((authority, index) => compileAuthority(scope, authority, index)),
    units: compileUnits(scope),
    organs: organs.map((organ, index) => compileOrgan(scope, organ, index)),
    bodies: bodies.map((body, index) => compileBody(scope, body, index)),
  };
};

/** Events come last among what has effects, so that one more of them, which an intervention may add, gives no other another number. */
const course = (scope: Scope) => {
  const { events, decisions, regimes, initialRegime, transitions, facts } = scope.scenario;
  const origins = new Origins(scope);
  const before = {
    decisions: decisions.map((decision, index) => compileDecision(scope, origins, decision, index)),
    regimes: regimes.map((regime, index) => compileRegime(scope, origins, regime, index)),
    transitions: transitions.map((transition, index) => compileTransition(scope, origins, transition, index)),
  };
  return {
    ...before,
    events: events.map((event, index) => compileEvent(scope, origins, event, index)),
    initialRegime: scope.refer('regime', initialRegime, ['initialRegime']),
    origins: origins.list,
    standings: origins.standings,
    measures: facts.flatMap((fact, index) => compileMeasure(scope, fact, index)),
  };
};

/** The window of a fact that the model computes; nothing for one that is only listed. */
function compileMeasure(scope: Scope, fact: FactText, index: number): MeasureDef[] {
  const path = ['facts', index];
  const date = [...path, 'date'];
  if (fact.is === undefined) {
    scope.ticks(fact.date, date);
    return [];
  }
  const tick = scope.tick(fact.date, date);
  const is = scope.formula(fact.is, [...path, 'is']);
  checkWindow(scope, fact, tick, path);
  return [{ id: fact.id, is, from: tick - fact.over, to: tick + fact.over, take: fact.take }];
}

/** A window is one of days that are simulated, and of use to what is taken over days. */
function checkWindow(scope: Scope, { over, take }: FactText, tick: number, path: Path): void {
  const room = Math.min(tick, scope.lastTick - tick);
  const found = String(over);
  if (over > 0 && take === 'on') {
    const message = `\`over: ${over}\` says nothing of a figure on one day`;
    const hint = 'say what to `take` over these days: max, mean or sum';
    scope.report([...path, 'over'], { code: 'window-unused', message, found, hint }, { key: true });
  } else if (over > room && room >= 0) {
    const message = `${over} days before and after lie outside the scenario: the figure never has a value`;
    const hint = `at most \`over: ${room}\` fits, or another date`;
    scope.report([...path, 'over'], { code: 'window-outside', message, found, hint });
  }
}
