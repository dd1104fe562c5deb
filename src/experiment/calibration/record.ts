/** What a calibration says, as data: the file `posterior.json`. Its names are a contract. */
import type { Setting } from '../design/setting.js';
import { headOf } from '../design/manifest.js';
import type { ResultHead } from '../design/result-head.js';
import { round12 } from '../../foundation/math.js';
import { identify, weightedQuantile } from './identified.js';
import { valuesAt, writtenAt, type Calibrating } from './plan.js';
import type { Generation, SamplingEnd } from './sampler.js';
import { unscaled } from './targets.js';

/** One parameter: where it was looked for, and where it was found. */
export interface CalibratedParameter {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  /** As the scenario has it. */
  readonly written: number | null;
  readonly mean: number;
  /** Standard error of the mean, by the effective sample size. */
  readonly error: number;
  /** Ends of the middle 90 % of the particles, and their median. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Variance over that of the prior; identified where it is less by more than chance gives. */
  readonly width: number;
  readonly identified: boolean;
}

/** One fact that was fitted, and its figures in the particles. */
export interface FittedFact {
  readonly id: string;
  readonly quantity: string;
  readonly unit: string;
  readonly event: string;
  readonly recorded: number;
  /** Null where the particles have none. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether it took part: all runs had one figure, or half of them none, where it did not. */
  readonly used: boolean;
}

/** The document of a calibration. */
export interface PosteriorRecord extends ResultHead {
  readonly method: 'ABC-SMC with adaptive distances';
  /** Digest of a replay of the scenario as it is written: it moves when the engine does. */
  readonly engineDigest: string;
  readonly end: string;
  readonly ended: SamplingEnd;
  readonly generations: readonly Omit<Generation, 'particles' | 'scales'>[];
  readonly parameters: readonly CalibratedParameter[];
  readonly correlations: readonly (readonly number[])[];
  /** Sums of parameters that the facts know, in shares of their ranges, the narrowest first. */
  readonly directions: readonly {
    readonly width: number;
    readonly loadings: Readonly<Record<string, number>>;
  }[];
  readonly facts: readonly FittedFact[];
  readonly particles: readonly {
    /** In the order of `parameters`. */
    readonly values: readonly number[];
    readonly weight: number;
    readonly distance: number;
    /** Its number in the last generation. */
    readonly number: number;
  }[];
}

/** What a record needs beside what was sampled. */
export interface Provenanced {
  readonly setting: Setting;
  readonly engineDigest: string;
}

function fittedFacts({ targets }: Calibrating, { particles, scales }: Generation): FittedFact[] {
  const weights = particles.map(({ weight }) => weight);
  return targets.map((target, t) => {
    const { id, quantity, unit, event, recorded } = target;
    const values = particles.map(({ figures }) => figures[t]).filter((value) => value !== null);
    const at = (share: number): number | null =>
      values.length < particles.length
        ? null
        : Number(unscaled(weightedQuantile(values, weights, share), target).toPrecision(9));
    return {
      ...{ id, quantity, unit, event, recorded },
      ...{ median: at(0.5), low: at(0.05), high: at(0.95), used: scales[t] !== null },
    };
  });
}

/** The document of generations of which there is at least one. */
export function posteriorRecord(
  calibrating: Calibrating,
  { setting, engineDigest }: Provenanced,
  { generations, end: ended }: { readonly generations: readonly Generation[]; readonly end: SamplingEnd },
): PosteriorRecord {
  const { factors } = calibrating;
  const last = generations[generations.length - 1];
  const { marginals, correlations, directions } = identify(last.particles, last.effective);
  const names = factors.map(({ name }) => name);
  const at = (f: number, share: number): number => valuesAt([factors[f]], [share])[0];
  const parameters = marginals.map((each, f): CalibratedParameter => {
    const [from, to] = [at(f, 0), at(f, 1)];
    const own = (share: number) => round12(from + share * (to - from));
    return {
      ...{ parameter: names[f], from, to: round12(to), written: writtenAt(names[f], setting) },
      ...{ mean: own(each.mean), error: round12(each.error * (to - from)) },
      ...{ low: own(each.low), median: own(each.median), high: own(each.high) },
      ...{ width: round12(each.width), identified: each.identified },
    };
  });
  return {
    ...headOf(setting),
    ...{ method: 'ABC-SMC with adaptive distances', engineDigest, ended },
    generations: generations.map(({ particles: _particles, scales: _scales, ...rest }) => rest),
    ...{ parameters, correlations: correlations.map((row) => row.map(round12)) },
    directions: directions.map(({ width, loadings }) => ({
      width: round12(width),
      loadings: Object.fromEntries(names.map((name, f) => [name, round12(loadings[f])])),
    })),
    facts: fittedFacts(calibrating, last),
    particles: last.particles.map(({ shares, weight, distance, number }) => ({
      ...{ values: valuesAt(factors, shares), weight, distance, number },
    })),
  };
}
