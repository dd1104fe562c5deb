/**
 * The posterior of a calibration as a scenario ships it: the section `posterior` as a file of YAML, a line
 * for each particle.
 */
import { round12 } from '../../foundation/math.js';
import type { PosteriorText } from '../../scenario/schema/posterior.js';
import { valuesAt, type Calibrating, type CalibrationWords } from '../calibration/plan.js';
import type { RangeShares } from '../calibration/proposal.js';
import type { Generation } from '../calibration/sampler.js';
import type { Factor } from '../design/factor.js';
import type { Setting } from '../design/setting.js';
import { calibratedDigest } from './calibrated-digest.js';
import { ENGINE_DIGEST } from './engine.js';

/** What a calibration was asked, as far as its command says it. */
type AskedWords = Pick<CalibrationWords, 'over' | 'facts'>;

/** The range in which a parameter was moved. */
function rangeOf({ name: path, spec }: Factor): PosteriorText['parameters'][number] {
  if (spec.kind !== 'range' && spec.kind !== 'whole') throw new Error(`${path} is moved within no range`);
  return { path, from: spec.from, to: spec.to };
}

/**
 * The posterior of the last of some generations.
 *
 * @param generations at least one
 * @param best the shares of the ranges that were chosen (calibration/choice.ts)
 */
export function posteriorOf(
  { factors, sampling: { seed } }: Calibrating,
  { parsed: { scenario }, loaded: { definition }, agents }: Pick<Setting, 'parsed' | 'loaded' | 'agents'>,
  { over, facts }: AskedWords,
  { generations, best }: { readonly generations: readonly Generation[]; readonly best: RangeShares },
): PosteriorText {
  const { particles } = generations[generations.length - 1];
  const paths = factors.map(({ name }) => name);
  return {
    scenario: calibratedDigest(scenario, paths),
    engine: ENGINE_DIGEST,
    seed,
    population: agents ?? definition.population,
    generations: generations.length,
    over: [...over],
    fitted: [...facts],
    parameters: factors.map(rangeOf),
    best: valuesAt(factors, best),
    particles: particles.map(({ shares, weight, distance }) => ({
      values: valuesAt(factors, shares),
      weight: round12(weight),
      distance: round12(distance),
    })),
  };
}

/** Every text of JSON is one of YAML; blanks keep a line readable. */
const flow = (value: unknown): string => JSON.stringify(value).replaceAll(',', ', ').replaceAll('":', '": ');

const rows = (name: string, values: readonly unknown[]): string[] => [
  `  ${name}:`,
  ...values.map((value) => `    - ${flow(value)}`),
];

/** The file that holds a posterior. */
export function posteriorText({ parameters, particles, ...rest }: PosteriorText): string {
  const lines = [
    '# What `tauride calibrate --ship` found. It is of this scenario and engine alone: when they move, it is',
    '# refused, with the command that makes it again. Do not write here by hand.',
    'posterior:',
    ...Object.entries(rest).map(([name, value]) => `  ${name}: ${flow(value)}`),
    ...rows('parameters', parameters),
    ...rows('particles', particles),
  ];
  return `${lines.join('\n')}\n`;
}
