/**
 * From written to compiled: the only bridge. Names become indices, dates ticks, expressions closures.
 *
 * Decision worth knowing: this is where references are checked, because who resolves a name knows whether it
 * is there. What a scenario must be beyond that (sums, bounds, honesty) is in check.ts.
 */
import type { Definition } from '../../model/definition.js';
import { compileLaws } from '../../model/laws/laws.js';
import type { ScenarioText } from '../schema/scenario.js';
import { compileMeasure } from './facts.js';
import type { Faults } from './faults.js';
import { compileDecision, compileEvent, compileRegime, Origins } from './happenings.js';
import { compileBody, compileOrgan, compileUnits } from './institutions.js';
import { compileCondition, compileStratum } from './people.js';
import { compileAuthority, compileIssue, compileParty } from './powers.js';
import { OWN } from './quantities.js';
import { Scope } from './scope.js';

/** What a compilation gives: the definition, and what the checks that follow need besides. */
export interface Compiled {
  readonly definition: Definition;
  readonly scope: Scope;
  /** Every name that an expression reads; of own quantities only those that something uses. */
  readonly asked: ReadonlySet<string>;
}

/** Compiles a scenario. The definition is only sound if `faults` stays empty. */
export function compile(scenario: ScenarioText, digest: string, faults: Faults): Compiled {
  const scope = new Scope(scenario, faults);
  const definition = { ...whole(scope, digest), ...people(scope), ...polity(scope), ...course(scope) };
  referDisplay(scope);
  const asked = new Set(scope.asked);
  for (const id of scope.names.own.ids) scope.formula(`${OWN}.${id}`, ['quantities', id]);
  return { definition, scope, asked };
}

/** What is shown first must exist, though only pictures use it. */
function referDisplay(scope: Scope): void {
  const { parties, groups, authorities } = scope.scenario.display;
  scope.referAll('party', parties, ['display', 'parties']);
  scope.referAll('group', groups, ['display', 'groups']);
  scope.referAll('authority', authorities, ['display', 'authorities']);
}

const whole = (scope: Scope, digest: string) => {
  const { id, title, seed, population, mechanisms, capital } = scope.scenario;
  const days = { startDay: scope.startDay, dayCount: scope.lastTick + 1 };
  // The place where power is taken: the first one where nothing is said.
  const place = capital === undefined ? 0 : scope.refer('place', capital, ['capital']);
  const laws = compileLaws(scope.scenario.laws);
  return { id, title, seed, population, mechanisms, laws, capital: place, digest, ...days };
};

const people = (scope: Scope) => {
  const { places, classes, strata, conditions } = scope.scenario;
  return {
    places: places.map(({ id, name, weight, railway }, index) => ({
      id,
      name,
      weight,
      railway: scope.referIf('unit', railway, ['places', index, 'railway']),
    })),
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
    emergency: scope.referIf('policy', scope.scenario.emergency, ['emergency']),
    policies: Object.entries(policies).map(([id, start]) => ({ id, start })),
    parties: parties.map((party, index) => compileParty(scope, party, index)),
    authorities: authorities.map((authority, index) => compileAuthority(scope, authority, index)),
    units: compileUnits(scope),
    organs: organs.map((organ, index) => compileOrgan(scope, organ, index)),
    bodies: bodies.map((body, index) => compileBody(scope, body, index)),
  };
};

/**
 * Events come last among what has effects, so that one more of them, which an intervention may add, gives no
 * other another number.
 */
const course = (scope: Scope) => {
  const { events, decisions, regimes, initialRegime, facts } = scope.scenario;
  const origins = new Origins(scope);
  const before = {
    decisions: decisions.map((decision, index) => compileDecision(scope, origins, decision, index)),
    regimes: regimes.map((regime, index) => compileRegime(scope, origins, regime, index)),
  };
  return {
    ...before,
    events: events.map((event, index) => compileEvent(scope, origins, event, index)),
    initialRegime: scope.refer('regime', initialRegime, ['initialRegime']),
    opening: openingOf(scope),
    origins: origins.list,
    standings: origins.standings,
    measures: facts.flatMap((fact, index) => compileMeasure(scope, fact, index)),
  };
};

/** The change of power that opens the story, if one does. */
function openingOf(scope: Scope): Definition['opening'] {
  const { opening } = scope.scenario;
  if (opening === undefined) return null;
  const authority = (end: 'from' | 'to') => scope.refer('authority', opening[end], ['opening', end]);
  return { from: authority('from'), to: authority('to') };
}
