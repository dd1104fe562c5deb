/**
 * Honesty: every number has a source, and what no calibration can reach carries a range.
 *
 * Decision worth knowing: these are checked on the scenario as written, not after interventions: a
 * counterfactual may move an event past the last calibration date, and its numbers stay those of its
 * baseline.
 */
import { CHANGES, SHIFTS } from '../compile/fields.js';
import type { Path } from '../compile/faults.js';
import { hasEstimate } from './expressions.js';
import type { AmountText, Scope } from '../compile/scope.js';
import { entriesOf } from '../compile/tables.js';
import { unknownAmong } from '../compile/unknown.js';
import { findPath, isUnknown, readAt } from '../path.js';
import type { EffectText } from '../schema/scenario.js';

/** Fields of an effect whose numbers are estimates: they want a range after the last calibration date. */
const ESTIMATES = [...SHIFTS, ...CHANGES].filter(({ isEstimate }) => isEstimate);

type Nested = AmountText | { readonly [key: string]: Nested };

/** Amounts of an effect that are single numbers, with their paths. */
function fixedIn(value: Nested | undefined, path: Path): Path[] {
  if (value === undefined) return [];
  if (typeof value === 'number') return [path];
  if (Array.isArray(value)) return value[0] === value[1] ? [path] : [];
  return entriesOf(value as Readonly<Record<string, Nested>>, path).flatMap((entry) =>
    fixedIn(entry.value, entry.path),
  );
}

function checkRanges(scope: Scope, effects: readonly EffectText[], path: Path, until: string): void {
  effects.forEach((effect, i) => {
    const fixed = ESTIMATES.flatMap(({ name }) =>
      fixedIn(effect[name] as Nested | undefined, [...path, 'effects', i, name]),
    );
    for (const at of fixed) {
      const message = `a cause after ${until} carries a range [low, high]: no calibration can reach it`;
      scope.report(at, { code: 'range-needed', message });
    }
  });
}

/** Ranges of the events and options dated after the last calibration date. */
function checkUncalibrated(scope: Scope): void {
  const { calibratedUntil, events, decisions } = scope.scenario;
  if (calibratedUntil === undefined) return;
  const last = scope.ticks(calibratedUntil, ['calibratedUntil']);
  const isAfter = (date: string | undefined, path: Path) =>
    date !== undefined && scope.ticks(date, path) > last;
  events.forEach(({ date, after, recorded, effects }, i) => {
    if (isAfter(date ?? recorded?.date ?? after, ['events', i]))
      checkRanges(scope, effects, ['events', i], calibratedUntil);
  });
  decisions.forEach(({ sits, recorded, options }, d) => {
    if (!isAfter(recorded?.date ?? sits[0], ['decisions', d])) return;
    options.forEach(({ effects }, i) =>
      checkRanges(scope, effects, ['decisions', d, 'options', i], calibratedUntil),
    );
  });
}

/** Records whose source the schema leaves open, because they may hold no numbers. */
function checkSources(scope: Scope): void {
  const { behaviour, classes, regimes } = scope.scenario;
  const check = (what: string, path: Path, source: unknown, numbers: unknown): void => {
    if (source !== undefined || !hasEstimate(numbers)) return;
    const message = `${what} holds numbers without a source`;
    const hint = 'name where its numbers come from under `source`, or write `assumption`';
    scope.report(path, { code: 'no-source', message, hint });
  };
  check('the behaviour of everybody', ['behaviour'], behaviour.source, behaviour);
  classes.forEach(({ id, behaviour: own, source }, i) =>
    check(`the class \`${id}\``, ['classes', i], source ?? own.source, own),
  );
  regimes.forEach(({ id, features, effects, source }, i) => {
    const named = features.every((feature) => feature.source !== undefined);
    const numbers = named ? effects : [features, effects];
    check(`the regime \`${id}\``, ['regimes', i], source, numbers);
  });
}

const LISTS = [
  'strata',
  'conditions',
  'stocks',
  'flows',
  'forms',
  'issues',
  'parties',
  'authorities',
  'organs',
  'units',
  'bodies',
  'events',
  'decisions',
] as const;

/** A date stands in an occasion only where a body has a fixed sitting, and that has a source of its own. */
function checkSittings(scope: Scope): void {
  scope.scenario.decisions.forEach(({ id, sits, source }, d) => {
    if (sits.length === 0 || (typeof source !== 'string' && source.sits !== undefined)) return;
    const message = `the sittings of \`${id}\` have no source`;
    const hint = 'name it under `source.sits`, or write the occasion as a state under `when`';
    scope.report(['decisions', d, 'sits'], { code: 'no-source', message, hint }, { key: true });
  });
}

/** A source by field names fields that the record has. */
function checkSourceFields(scope: Scope): void {
  for (const list of LISTS) {
    (scope.scenario[list] ?? []).forEach((record, index) => {
      if (typeof record.source === 'string') return;
      const fields = Object.keys(record);
      for (const field of Object.keys(record.source).filter((name) => !fields.includes(name))) {
        const complaint = unknownAmong(`there is no field \`${field}\` here to have a source`, field, fields);
        const at = [list, index, 'source', field];
        scope.report(at, { code: 'unknown-field', found: field, ...complaint }, { key: true });
      }
    });
  }
}

/** What a calibration may fit is a number of the scenario, and lies within its own range. */
function checkCalibration(scope: Scope): void {
  scope.scenario.calibration.forEach(({ path: text, from, to }, i) => {
    const at = ['calibration', i];
    const path = findPath(scope.scenario, text);
    if (isUnknown(path)) return scope.report([...at, 'path'], { code: 'unknown-path', found: text, ...path });
    if (from >= to)
      scope.report([...at, 'to'], { code: 'range-reversed', message: 'a range is written low to high' });
    const value = readAt(scope.scenario, path);
    if (typeof value === 'number' && value >= from && value <= to) return;
    const message =
      typeof value === 'number'
        ? `\`${text}\` is ${value}, outside its own range`
        : `\`${text}\` is no number that is written`;
    scope.report([...at, 'path'], { code: 'calibrated-value', message, found: text });
  });
}

/**
 * A posterior has a value of each parameter, within its range, and some weight. Whether its paths are still
 * there is not asked here: one that is of another scenario by now is told as such, and keeps nobody from
 * running the scenario as it is written.
 */
function checkPosterior(scope: Scope): void {
  const { posterior } = scope.scenario;
  if (posterior === undefined) return;
  const { parameters, particles, best } = posterior;
  parameters.forEach(({ from, to }, i) => {
    if (from < to) return;
    const complaint = { code: 'range-reversed', message: 'a range is written low to high' };
    scope.report(['posterior', 'parameters', i, 'to'], complaint);
  });
  const checkValues = (values: readonly number[], at: Path): void => {
    const { length } = parameters;
    const message = `there are ${values.length} values, and ${length} parameters`;
    if (values.length !== length) return scope.report(at, { code: 'particle-length', message });
    parameters.forEach(({ path, from, to }, p) => {
      if (values[p] >= from && values[p] <= to) return;
      const outside = `\`${path}\` is ${values[p]}, outside its range, ${from} to ${to}`;
      scope.report([...at, p], { code: 'particle-outside', message: outside });
    });
  };
  checkValues(best, ['posterior', 'best']);
  particles.forEach(({ values }, i) => checkValues(values, ['posterior', 'particles', i, 'values']));
  if (particles.some(({ weight }) => weight > 0)) return;
  scope.report(['posterior', 'particles'], {
    code: 'particle-weight',
    message: 'no particle has any weight',
  });
}

/** All checks of honesty. */
export function checkHonesty(scope: Scope): void {
  checkSources(scope);
  checkSourceFields(scope);
  checkSittings(scope);
  checkUncalibrated(scope);
  checkCalibration(scope);
  checkPosterior(scope);
}
