/**
 * From written to compiled: the only bridge. Names become indices, dates ticks, expressions closures.
 *
 * Decision worth knowing: this is where references are checked, because who resolves a name knows whether it
 * is there. What a scenario must be beyond that (sums, bounds, honesty) is in check.ts.
 */
import type { Definition } from '../../model/definition.js';
import { compileLaws } from '../../model/laws/laws.js';
import type { ScenarioText } from '../schema/scenario.js';
import { Stock } from './stock.js';
import { compileMeasure } from './facts.js';
import type { Faults, Path } from './faults.js';
import { compileDecision, compileEvent, compileForm, compileRegime, Origins } from './happenings.js';
import { compileBody, compileOrgan, compileOutsider, compileUnit, unitOfStratum } from './institutions.js';
import { compileCondition, compileFlow, compileStock, compileStratum } from './people.js';
import { compileAuthority, compileIssue, compileParty } from './powers.js';
import { OWN } from './quantities.js';
import { Scope } from './scope.js';

/** What a compilation gives: the definition, and what the checks that follow need besides. */
export interface Compiled {
  readonly definition: Definition;
  readonly scope: Scope;
  /**
   * Every name that an expression reads, of own quantities only those that something uses; with those that
   * earlier compilations from the same stock have read.
   */
  readonly asked: ReadonlySet<string>;
}

/**
 * Compiles a scenario, taking over from the stock what is the same. The definition is only sound if `faults`
 * stays empty; `digest` is asked for its digest when somebody reads that.
 */
export function compile(
  scenario: ScenarioText,
  digest: () => string,
  faults: Faults,
  stock = new Stock(),
): Compiled {
  const scope = new Scope(scenario, faults);
  stock.open(scope);
  const parts = {
    ...whole(scope, stock),
    ...people(scope, stock),
    ...polity(scope, stock),
    ...course(scope, stock),
  };
  const definition = withDigest(parts, digest);
  referDisplay(scope);
  checkLesson(scope);
  const asked = stock.asked(scope.asked);
  stock.take(scope, ['quantities'], [], () => {
    for (const id of scope.names.own.ids) scope.formula(`${OWN}.${id}`, ['quantities', id]);
  });
  return { definition, scope, asked };
}

/** The text of a scenario takes longer to digest than a change to compile, and few ask for it. */
function withDigest<T extends object>(parts: T, digest: () => string): T & { readonly digest: string } {
  let known: string | undefined;
  const get = () => (known ??= digest());
  return Object.defineProperty(parts, 'digest', { get, enumerable: true }) as T & { readonly digest: string };
}

/** What is shown first must exist, though only pictures use it. */
function referDisplay(scope: Scope): void {
  const { parties, groups, authorities } = scope.scenario.display;
  scope.referAll('party', parties, ['display', 'parties']);
  scope.referAll('group', groups, ['display', 'groups']);
  scope.referAll('authority', authorities, ['display', 'authorities']);
}

const whole = (scope: Scope, stock: Stock) => {
  const { id, title, seed, population, mechanisms, capital } = scope.scenario;
  const days = { startDay: scope.startDay, dayCount: scope.lastTick + 1 };
  // The place where power is taken: the first one where nothing is said.
  const place = capital === undefined ? 0 : scope.refer('place', capital, ['capital']);
  const written = scope.scenario.laws;
  const laws = stock.recall('laws', [written], () => compileLaws(written));
  return { id, title, seed, population, mechanisms, laws, capital: place, ...days };
};

/**
 * Compiles the records of a section, each from what it reads: its own text, and what `more` names. Where all
 * of them stay, so does the list.
 */
function each<Text, Def>(
  scope: Scope,
  stock: Stock,
  section: string,
  records: readonly Text[],
  make: (scope: Scope, record: Text, index: number) => Def,
  more: (record: Text) => readonly unknown[] = () => [],
): Def[] {
  const reads = records.map((record) => [record, ...more(record)]);
  return stock.take(scope, ['all', section], reads.flat(), () =>
    records.map((record, index) =>
      stock.take(scope, [section, index], reads[index], () => make(scope, record, index)),
    ),
  );
}

const people = (scope: Scope, stock: Stock) => {
  const { places, classes, strata, conditions, stocks = [], flows = [], behaviour } = scope.scenario;
  const inherited = (stratum: ScenarioText['strata'][number]) => [
    behaviour,
    scope.scenario.flows,
    classes[scope.names.class.indexOf(stratum.class)],
  ];
  return {
    places: places.map(({ id, name, weight, railway }, index) => ({
      id,
      name,
      weight,
      railway: scope.referIf('unit', railway, ['places', index, 'railway']),
    })),
    classes: classes.map(({ id, name, habit }) => ({ id, name, habit })),
    groups: scope.groups,
    strata: each(scope, stock, 'strata', strata, compileStratum, inherited),
    conditions: each(scope, stock, 'conditions', conditions, compileCondition),
    stocks: each(scope, stock, 'stocks', stocks, compileStock),
    flows: each(scope, stock, 'flows', flows, compileFlow),
  };
};

/** Strata that operate organs without being written as units. */
function impliedUnits({ scenario, names }: Scope): ScenarioText['strata'] {
  const { strata, units } = scenario;
  return names.unit.ids.slice(units.length).map((id) => strata[names.stratum.indexOf(id)]);
}

const polity = (scope: Scope, stock: Stock) => {
  const { issues, policies, parties, authorities, units, organs, outside = [], bodies } = scope.scenario;
  return {
    issues: each(scope, stock, 'issues', issues, compileIssue),
    emergency: scope.referIf('policy', scope.scenario.emergency, ['emergency']),
    policies: Object.entries(policies).map(([id, start]) => ({ id, start })),
    parties: each(scope, stock, 'parties', parties, compileParty, ({ within }) => [
      within === undefined ? undefined : parties[scope.names.party.indexOf(within)]?.within,
    ]),
    authorities: each(scope, stock, 'authorities', authorities, compileAuthority),
    units: [
      ...each(scope, stock, 'units', units, compileUnit),
      ...each(scope, stock, 'implied', impliedUnits(scope), unitOfStratum),
    ],
    organs: each(scope, stock, 'organs', organs, compileOrgan),
    outside: each(scope, stock, 'outside', outside, compileOutsider, ({ recognises }) => [
      organs[scope.names.organ.indexOf(recognises)]?.granted,
    ]),
    bodies: each(scope, stock, 'bodies', bodies, compileBody),
  };
};

/**
 * Events come last among what has effects, so that one more of them, which an intervention may add, gives no
 * other another number.
 */
const course = (scope: Scope, stock: Stock) => {
  const { forms = [], events, decisions, regimes, initialRegime, facts } = scope.scenario;
  const origins = new Origins(scope);
  const record = <Text, Def>(
    section: string,
    records: readonly Text[],
    make: (scope: Scope, origins: Origins, text: Text, index: number) => Def,
  ): Def[] =>
    records.map((text, index) => {
      const path: Path = [section, index];
      const { def, added } = stock.take(scope, path, [text, ...origins.counts()], () =>
        origins.during(() => make(scope, origins, text, index)),
      );
      origins.takeOver(added);
      return def;
    });
  const before = {
    forms: record('forms', forms, compileForm),
    decisions: record('decisions', decisions, compileDecision),
    regimes: record('regimes', regimes, compileRegime),
  };
  return {
    ...before,
    events: record('events', events, compileEvent),
    initialRegime: scope.refer('regime', initialRegime, ['initialRegime']),
    opening: openingOf(scope),
    affairs: affairsOf(scope),
    origins: origins.list,
    standings: origins.standings,
    measures: each(scope, stock, 'facts', facts, compileMeasure).flat(),
  };
};

/** Affairs, whose members are events and decisions of the scenario. */
function affairsOf(scope: Scope): Definition['affairs'] {
  const { affairs = [] } = scope.scenario;
  const ids = affairs.map(({ id }) => id);
  affairs.forEach(({ of }, index) =>
    of.forEach((id, i) => {
      const path = ['affairs', index, 'of', i];
      const hint = 'name its events and decisions here, one by one';
      if (ids.includes(id))
        scope.report(path, { code: 'nested-affair', message: 'an affair holds no affair', found: id, hint });
      else scope.refer('moment', id, path);
    }),
  );
  return affairs;
}

/** The lesson asks a run for figures, on days of the scenario, and is no part of what runs. */
function checkLesson(scope: Scope): void {
  const { lesson } = scope.scenario;
  lesson?.figures.forEach(({ is }, i) => scope.formula(is, ['lesson', 'figures', i, 'is']));
  if (lesson?.day !== undefined) scope.tick(lesson.day, ['lesson', 'day']);
}

/** The change of power that opens the story, if one does. */
function openingOf(scope: Scope): Definition['opening'] {
  const { opening } = scope.scenario;
  if (opening === undefined) return null;
  const authority = (end: 'from' | 'to') => scope.refer('authority', opening[end], ['opening', end]);
  return { from: authority('from'), to: authority('to') };
}
