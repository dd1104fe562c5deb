/** A calibration as it is asked for: parameters, facts and seeds, and the runs that follow from them. */
import { faultOf, type Fault } from '../../foundation/fault.js';
import { round12 } from '../../foundation/math.js';
import { findPath, isUnknown, readAt } from '../../scenario/path.js';
import { replicateSeed, type Batch } from '../design/design.js';
import { plainChanges, type Factor } from '../design/factor.js';
import { planOf, type Setting } from '../design/setting.js';
import type { EnsemblePlan } from '../many/ensemble.js';
import { readRanges } from '../sensitivity/ranges.js';
import { admit, blindTo, type AdmittedFact } from './admitted.js';
import type { RangeShares } from './proposal.js';
import type { Round, Sampling } from './sampler.js';
import { daysNeeded, measuresFor, scaled, targetsOf, type Target } from './targets.js';

/** What a calibration is asked by. */
export interface CalibrationWords {
  /** Ranges beside those of the scenario's list `calibration`. */
  readonly over: readonly string[];
  /** Ids of facts; none for all that may be fitted. */
  readonly facts: readonly string[];
  readonly particles: number;
  readonly generations: number;
}

/** A calibration that has no faults. */
export interface Calibrating {
  readonly factors: readonly Factor[];
  readonly targets: readonly Target[];
  readonly facts: readonly AdmittedFact[];
  readonly sampling: Sampling;
  /** What whoever asks should know before it runs, a line each. */
  readonly notices: readonly string[];
}

/** Of so many particles the middle 90 % leave out one at each end; of fewer they would be all. */
const PARTICLES_MIN = 20;

/**
 * Reads a calibration; undefined where anything is wrong. Faults are added to the list, each at its
 * option.
 */
export function calibrationOf(
  { over, facts: ids, particles, generations }: CalibrationWords,
  setting: Setting,
  faults: Fault[],
): Calibrating | undefined {
  const { definition, scenario } = setting.loaded;
  const { varied, notices } = readRanges({ over, calibration: true }, setting, faults);
  const facts = admit(ids, scenario, faults);
  if (particles < PARTICLES_MIN)
    faults.push(
      faultOf(
        'few-particles',
        `--particles ${particles}`,
        `of fewer than ${PARTICLES_MIN} the middle 90 % are all`,
        'write --particles 100',
      ),
    );
  const missing = varied.length - facts.length;
  if (faults.length === 0 && missing > 0) {
    const message =
      `there are ${facts.length} facts that the model computes and that may be fitted (role \`calibration\`), ` +
      `and ${varied.length} parameters: as many facts as parameters are needed, ${missing} more`;
    faults.push(
      faultOf('few-facts', setting.loaded.scenario.id, message, 'add facts, or move fewer parameters'),
    );
  }
  if (faults.length > 0) return undefined;
  const targets = targetsOf(facts, { kinds: scenario.kinds, startDay: definition.startDay });
  const factors = varied.map(({ factor }) => factor);
  const observations = targets.map((target) => ({
    value: scaled(target.recorded, target),
    weight: target.weight,
  }));
  const names = factors.map(({ name }) => name);
  const sampling = { names, observations, particles, generations, seed: setting.seed };
  return { factors, targets, facts, sampling, notices };
}

/** A parameter at a share of its range, which ends just short of 1. */
const levelAt = (factor: Factor, share: number) => factor.within(Math.min(share, 1 - 2 ** -40));

/** The values that parameters have at shares of their ranges. */
export const valuesAt = (factors: readonly Factor[], shares: readonly number[]): number[] =>
  factors.map((factor, f) => round12(Number(levelAt(factor, shares[f]).value)));

/** A number as the scenario has it; null where there is none. */
export function writtenAt(path: string, { loaded }: Setting): number | null {
  const place = findPath(loaded.scenario, path);
  const value = isUnknown(place) ? undefined : readAt(loaded.scenario, place);
  return typeof value === 'number' ? value : null;
}

/** Shares of the ranges that numbers have as written; undefined where one lies outside. */
export function writtenShares(factors: readonly Factor[], setting: Setting): RangeShares | undefined {
  const shares = factors.map(({ name, spec }) => {
    const value = writtenAt(name, setting);
    if (value === null || (spec.kind !== 'range' && spec.kind !== 'whole')) return NaN;
    return (value - spec.from) / (spec.to - spec.from);
  });
  return shares.every((share) => share >= 0 && share <= 1) ? shares : undefined;
}

/**
 * The plan of a round's runs: replays up to the last day that is looked at, by whom only admitted facts
 * are known.
 */
export function roundPlan(
  { factors, targets, facts }: Calibrating,
  setting: Setting,
  { generation, stage, particles }: Round,
): EnsemblePlan {
  const points = particles.map((shares) => ({
    levels: {},
    changes: factors.flatMap((factor, f) => plainChanges(levelAt(factor, shares[f]).interventions)),
  }));
  const plan = planOf(setting, points, { comparesDays: false, bands: false });
  return {
    ...plan,
    scenario: blindTo(plan.scenario, facts),
    ...{ replay: true, sharing: false, measures: measuresFor(targets), tickCount: daysNeeded(targets) },
    seed: replicateSeed(stage === undefined ? setting.seed : `${setting.seed} ${stage}`, generation),
  };
}

/**
 * The run of a particle of a round, which has a seed of its own: it follows from its generation and
 * number.
 */
export const batchOf = ({ from }: Pick<Round, 'from'>, place: number): Batch => ({
  index: from + place,
  points: [place, place + 1],
  replicates: [from + place + 1, from + place + 2],
});
