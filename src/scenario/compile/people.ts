/**
 * Strata and conditions: who exists, how they learn and act, and what they live through.
 *
 * Decision worth knowing: behaviour is inherited value by value, scenario to class to stratum; mappings
 * (tastes, weights of conditions) are joined in that order, so that a stratum may change one entry and keep
 * the rest.
 */
import type { BehaviourDef, ConditionDef, FlowDef, StockDef, StratumDef } from '../../model/definition.js';
import type { StratumSpec, TieSpec } from '../../population/spec.js';
import { ORDINARY } from '../schema/people.js';
import type { BehaviourText, ScenarioText } from '../schema/scenario.js';
import type { Path } from './faults.js';
import { BASE } from './names.js';
import type { Scope } from './scope.js';
import { entriesOf, referKey, row, spread, type Entry } from './tables.js';

type StratumText = ScenarioText['strata'][number];
type ConditionText = ScenarioText['conditions'][number];
type FlowText = NonNullable<ScenarioText['flows']>[number];
type StockText = NonNullable<ScenarioText['stocks']>[number];

interface Level {
  readonly behaviour: BehaviourText;
  readonly path: Path;
}

/** The levels a stratum inherits behaviour from, the nearest last. */
function levelsOf({ scenario, names }: Scope, stratum: StratumText, index: number): Level[] {
  const own = names.class.indexOf(stratum.class);
  const level = (holder: { readonly behaviour: BehaviourText } | undefined, ...path: Path): Level[] =>
    holder === undefined ? [] : [{ behaviour: holder.behaviour, path: [...path, 'behaviour'] }];
  const ofClass = level(own < 0 ? undefined : scenario.classes[own], 'classes', own);
  return [...level(scenario), ...ofClass, ...level(stratum, 'strata', index)];
}

type Single = keyof typeof ORDINARY;

/** The nearest level that states a behaviour, if one does. */
const statedOn = (levels: readonly Level[], name: Single): Level | undefined =>
  levels.findLast(({ behaviour }) => behaviour[name] !== undefined);

/** A behaviour as the nearest level that states it has it. */
const nearestOf = <N extends Single>(levels: readonly Level[], name: N): NonNullable<BehaviourText[N]> =>
  statedOn(levels, name)?.behaviour[name] ?? ORDINARY[name];

/** Where the behaviour of a stratum is stated: on the nearest level that has it, or at the stratum. */
export function behaviourPath(scope: Scope, index: number, name: Single): Path {
  const level = statedOn(levelsOf(scope, scope.scenario.strata[index], index), name);
  return level === undefined ? ['strata', index] : [...level.path, name];
}

/** The entries of a mapping on all levels, the nearest last. */
const joined = (levels: readonly Level[], name: 'taste' | 'discontent'): Entry<number>[] =>
  levels.flatMap(({ behaviour, path }) => entriesOf(behaviour[name], [...path, name]));

function compileBehaviour(scope: Scope, levels: readonly Level[]): BehaviourDef {
  const weights = joined(levels, 'discontent');
  const conditions = weights.filter((entry) => entry.key !== BASE);
  return {
    learning: nearestOf(levels, 'learning'),
    encounter: nearestOf(levels, 'encounter'),
    contact: nearestOf(levels, 'contact'),
    noise: nearestOf(levels, 'noise'),
    personalTaste: nearestOf(levels, 'personalTaste'),
    abstentionFloor: nearestOf(levels, 'abstentionFloor'),
    grievance: nearestOf(levels, 'grievance'),
    contagion: nearestOf(levels, 'contagion'),
    diffusion: nearestOf(levels, 'diffusion'),
    fear: nearestOf(levels, 'fear'),
    fatigue: nearestOf(levels, 'fatigue'),
    hearing: nearestOf(levels, 'hearing'),
    discontent: spread(scope, 'condition', conditions, 0),
    discontentBase: weights.findLast((entry) => entry.key === BASE)?.value ?? 0,
  };
}

function compileTies(scope: Scope, ties: StratumText['ties'], path: Path): TieSpec[] {
  return entriesOf(ties, path)
    .map((entry) => ({ to: referKey(scope, 'stratum', entry), count: entry.value }))
    .filter(({ to }) => to >= 0);
}

/** The thresholds that the nearest level lists, ascending; undefined where a nearer one has normal ones. */
function listedThresholds(scope: Scope, levels: readonly Level[]): readonly number[] | undefined {
  const level = levels.findLast(
    ({ behaviour }) => behaviour.thresholds !== undefined || behaviour.threshold !== undefined,
  );
  if (level?.behaviour.thresholds === undefined) return undefined;
  const message = '`threshold` and `thresholds` are written beside each other';
  if (level.behaviour.threshold !== undefined)
    scope.report([...level.path, 'thresholds'], {
      ...{ code: 'thresholds-twice', message },
      hint: 'keep the list, or the mean and its spread',
    });
  return [...level.behaviour.thresholds].sort((one, other) => one - other);
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Mean and spread of a list. */
const momentsOf = (list: readonly number[]): { readonly mean: number; readonly sd: number } => {
  const mean = meanOf(list);
  return { mean, sd: Math.sqrt(meanOf(list.map((each) => (each - mean) * (each - mean)))) };
};

/**
 * The most persons there can be in a stratum: what it says, but no more than all who could ever come by
 * flows, over others too; undefined where none lead to it.
 */
function mostOf({ scenario }: Scope, { id, persons, most }: StratumText): number | undefined {
  const { strata, flows = [] } = scenario;
  const reach = new Set([id]);
  for (const before of reach) for (const { from, to } of flows) if (to === before) reach.add(from);
  if (reach.size === 1) return undefined;
  const all = strata.reduce((sum, other) => sum + (reach.has(other.id) ? other.persons : 0), 0);
  return Math.max(persons, Math.min(all, most ?? all));
}

function compileSpec(scope: Scope, stratum: StratumText, levels: readonly Level[], path: Path): StratumSpec {
  const thresholds = listedThresholds(scope, levels);
  const most = mostOf(scope, stratum);
  const threshold = thresholds ? momentsOf(thresholds) : nearestOf(levels, 'threshold');
  return {
    id: stratum.id,
    persons: stratum.persons,
    cellClasses: stratum.cells.map(({ share, cell, workplace }) => ({
      share,
      cellPersons: cell,
      workplacePersons: workplace ?? cell,
    })),
    tasteSpread: spread(scope, 'party', joined(levels, 'taste'), 0),
    receptivitySpread: nearestOf(levels, 'receptivitySpread'),
    thresholdMean: threshold.mean,
    thresholdSd: threshold.sd,
    ...(thresholds && { thresholds }),
    ties: compileTies(scope, stratum.ties, [...path, 'ties']),
    ...(most === undefined ? {} : { most }),
    ...(stratum.sample === undefined ? {} : { sampleWeight: stratum.sample }),
  };
}

/** A stratum with everything it inherits. */
export function compileStratum(scope: Scope, stratum: StratumText, index: number): StratumDef {
  const path: Path = ['strata', index];
  const levels = levelsOf(scope, stratum, index);
  scope.entity(path, stratum.id);
  stratum.groups.forEach((group, i) => void referGroup(scope, group, [...path, 'groups', i]));
  return {
    id: stratum.id,
    name: stratum.name,
    classIndex: scope.refer('class', stratum.class, [...path, 'class']),
    placeIndex: scope.refer('place', stratum.place, [...path, 'place']),
    persons: stratum.persons,
    electorate: stratum.electorate,
    spec: compileSpec(scope, stratum, levels, path),
    tradition: row(scope, 'party', stratum.tradition, [...path, 'tradition'], 0),
    start: row(scope, 'party', stratum.start, [...path, 'start'], NaN),
    behaviour: compileBehaviour(scope, levels),
  };
}

/** A stratum joins groups that are written as groups; classes and places it names elsewhere. */
function referGroup(scope: Scope, id: string, path: Path): void {
  const index = scope.refer('group', id, path);
  if (index < 0 || scope.groups[index].kind === 'group') return;
  const message = `\`${id}\` is a ${scope.groups[index].kind === 'all' ? 'word for everybody' : scope.groups[index].kind}, not a group to join`;
  scope.report(path, { code: 'not-a-group', message, found: id });
}

/** A condition; its curve in ticks, ascending. */
export function compileCondition(scope: Scope, condition: ConditionText, index: number): ConditionDef {
  const path: Path = ['conditions', index];
  return {
    id: condition.id,
    name: condition.name,
    curve: compileCurve(scope, condition.curve, [...path, 'curve']),
    exposure: row(scope, 'group', condition.exposure, [...path, 'exposure'], 0),
    times: scope.formula(condition.times ?? 1, [...path, 'times']),
    expected: condition.expected,
    supply: condition.supply ?? 0,
    scaled: condition.scaled.map((scale, i) => ({
      from: scope.tick(scale.from, [...path, 'scaled', i, 'from']),
      to: scope.tickOr(scale.to, [...path, 'scaled', i, 'to'], scope.lastTick + 1),
      times: scale.times,
    })),
  };
}

function compileCurve(scope: Scope, curve: ConditionText['curve'], path: Path): ConditionDef['curve'] {
  const points = curve.map(([date, value], i) => [scope.ticks(date, [...path, i, 0]), value] as const);
  points.forEach(([tick], i) => {
    if (i > 0 && tick <= points[i - 1][0]) {
      const message = `the points of a curve ascend: ${curve[i][0]} does not come after ${curve[i - 1][0]}`;
      scope.report([...path, i, 0], { code: 'curve-order', message, found: curve[i][0] });
    }
  });
  return points;
}

/** A stock, which begins within its bounds. */
export function compileStock(scope: Scope, stock: StockText, index: number): StockDef {
  const path: Path = ['stocks', index];
  const { id, name, unit = '', start, bounds, change = 0 } = stock;
  const [least, most] = bounds;
  if (least >= most) {
    const message = `the bounds of \`${id}\` are written low to high, and leave room between them`;
    scope.report([...path, 'bounds'], { code: 'range-reversed', message, expected: `[${most}, ${least}]` });
  } else if (start < least || start > most) {
    const message = `\`${id}\` starts at ${start}, outside its bounds`;
    const hint = `start it from ${least} to ${most}, or widen \`bounds\``;
    scope.report([...path, 'start'], { code: 'stock-start', message, found: String(start), hint });
  }
  return { id, name, unit, start, least, most, change: scope.formula(change, [...path, 'change']) };
}

/** A flow of people. */
export function compileFlow(scope: Scope, flow: FlowText, index: number): FlowDef {
  const path: Path = ['flows', index];
  const { id, on, rate } = flow;
  return {
    ...{ id, on },
    from: scope.refer('stratum', flow.from, [...path, 'from']),
    to: scope.refer('stratum', flow.to, [...path, 'to']),
    entity: scope.entity(path, `flow ${id}`),
    rate: scope.formula(rate, [...path, 'rate']),
  };
}
