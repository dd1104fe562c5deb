/**
 * Changes that lead out of the range of the calibration: what the model says there rests on its form alone,
 * since no value so far out was ever compared with the record.
 *
 * Decision worth knowing: the range is what was looked at and not where particles lie. Within it the record
 * has spoken, if only by turning a value down.
 */
import type { Change } from '../../scenario/intervene.js';
import { findPath, isUnknown } from '../../scenario/path.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import { factorOf } from '../design/factor.js';
import type { PointSource } from '../design/design.js';
import type { RunParameters } from './draw.js';

/** Values of a parameter outside its range, each once. */
export interface OutsideRange {
  readonly path: string;
  readonly values: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** What the record of a run says of parameters. Its names are a contract. */
export interface ParametersTold {
  /** Which parameters it had, and their values; nothing where they are as written. */
  readonly usedParameters?: RunParameters;
  /** Values outside the ranges of the calibration, where any are. */
  readonly outsideCalibration?: readonly OutsideRange[];
}

const placeOf = (scenario: ScenarioText, path: string): string => {
  const found = findPath(scenario, path);
  return isUnknown(found) ? path : found.join('.');
};

/** Values that changes set parameters to, where they lie outside the ranges of the calibration. */
export function outsideRanges(changes: readonly Change[], scenario: ScenarioText): OutsideRange[] {
  const ranges = [...scenario.calibration, ...(scenario.posterior?.parameters ?? [])];
  const byPlace = new Map(ranges.map((range) => [placeOf(scenario, range.path), range]));
  if (byPlace.size === 0) return [];
  const found = new Map<string, OutsideRange>();
  for (const change of changes) {
    if (change.kind !== 'set' || typeof change.value !== 'number') continue;
    const place = placeOf(scenario, change.path);
    const range = byPlace.get(place);
    const { value } = change;
    if (range === undefined || (value >= range.from && value <= range.to)) continue;
    const values = new Set([...(found.get(place)?.values ?? []), value]);
    found.set(place, { path: range.path, values: [...values], from: range.from, to: range.to });
  }
  return [...found.values()];
}

/** All changes that a design makes: of a range of numbers those at its ends. */
export function changesOfDesign(points: PointSource): Change[] {
  if (!('kind' in points)) return points.flatMap(({ changes }) => changes);
  return points.factors.map(factorOf).flatMap((factor) => {
    const levels =
      factor.size === Infinity
        ? [factor.within(0), factor.within(1 - 2 ** -40)]
        : Array.from({ length: factor.size }, (_, i) => factor.at(i));
    return levels.flatMap(({ interventions }) => interventions);
  });
}

/** More values than these are not told one by one. */
const VALUES_TOLD = 4;

/** The same in a sentence without its full stop. */
export function outsideWords({ path, values, from, to }: OutsideRange): string {
  const told = values.length > VALUES_TOLD ? `${String(values.length)} values` : values.join(', ');
  return `\`${path}\` at ${told} is outside the range of the calibration, ${String(from)} to ${String(to)}: there the model was never compared with the record`;
}
