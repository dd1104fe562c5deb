/**
 * The values that the parameters of a run have: those of the best particle, of one that is drawn by its
 * weight, or drawn from the ranges of the prior.
 *
 * Decision worth knowing: a draw is addressed by the seed of the run, and one of the prior by the path of the
 * parameter, too. So runs of one seed have one draw, on any threads and in any order, whatever else differs
 * between them; and a further parameter moves no other.
 */
import { Digest } from '../../foundation/digest.js';
import { entityOf, keysFromSeed, PURPOSE, uniform } from '../../foundation/random.js';
import type { Change } from '../../scenario/intervene.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import type { PosteriorText } from '../../scenario/schema/posterior.js';
import { factorOf, type FactorSpec } from '../design/factor.js';
import { column, columnName, type ColumnDef } from '../tables/table.js';

/**
 * Where the parameters of runs come from; nothing of the kind for the numbers as they are written. Those that
 * are set to something else in all runs are left out (`except`, paths). Plain data.
 */
export type ParameterSource = { readonly except?: readonly string[] } & (
  | { readonly which: 'best' | 'posterior' }
  | { readonly which: 'prior'; readonly ranges: readonly FactorSpec[] }
);

/** Values of parameters by their paths. */
export type ParameterValues = Readonly<Record<string, number>>;

/** Which parameters a run had, for its record. Its names are a contract. */
export interface RunParameters {
  readonly which: ParameterSource['which'];
  /** Digest of the posterior that they are from; none of the prior. */
  readonly posterior?: string;
  readonly values: ParameterValues;
}

/** Which parameters many runs had. Each run's own follow from its seed, where they are drawn. */
export type ManyParameters = Omit<RunParameters, 'values'> & {
  /** Values that all runs have. */
  readonly values?: ParameterValues;
  readonly ranges?: readonly FactorSpec[];
};

/** Names a posterior by its content. */
const digestOf = (posterior: PosteriorText): string => new Digest().text(JSON.stringify(posterior)).hex();

const shipped = ({ posterior }: ScenarioText): PosteriorText => {
  if (posterior === undefined) throw new Error('the scenario ships no posterior');
  return posterior;
};

const byPath = ({ parameters }: PosteriorText, values: readonly number[]): [string, number][] =>
  parameters.map(({ path }, p) => [path, values[p]]);

/** A particle by its weight: one draw for all parameters, which hang together. */
function drawnParticle({ particles }: PosteriorText, seed: string): readonly number[] {
  const all = particles.reduce((sum, { weight }) => sum + weight, 0);
  let left = all * uniform(keysFromSeed(seed), PURPOSE.parameter, 0, entityOf('posterior'));
  const found = particles.find(({ weight }) => (left -= weight) < 0);
  return (found ?? particles[particles.length - 1]).values;
}

function drawnFromPrior(ranges: readonly FactorSpec[], seed: string): [string, number][] {
  const keys = keysFromSeed(seed);
  return ranges.map(factorOf).map((factor) => {
    const share = uniform(keys, PURPOSE.parameter, 0, entityOf('prior', factor.name));
    return [factor.name, Number(factor.within(share).value)];
  });
}

function allValues(source: ParameterSource, scenario: ScenarioText, seed: string): [string, number][] {
  if (source.which === 'prior') return drawnFromPrior(source.ranges, seed);
  const posterior = shipped(scenario);
  return byPath(posterior, source.which === 'best' ? posterior.best : drawnParticle(posterior, seed));
}

/**
 * The values of parameters in a run of a scenario.
 *
 * @param seed of the run
 */
export function drawParameters(
  source: ParameterSource | undefined,
  scenario: ScenarioText,
  seed: string,
): ParameterValues {
  if (source === undefined) return {};
  const { except = [] } = source;
  return Object.fromEntries(allValues(source, scenario, seed).filter(([path]) => !except.includes(path)));
}

/** Such values as changes, which others may change in turn. */
export const parameterChanges = (values: ParameterValues): Change[] =>
  Object.entries(values).map(([path, value]) => ({ kind: 'set', path, value }));

/** The parameters of many runs, for their record. */
export function manyParameters(source: ParameterSource, scenario: ScenarioText): ManyParameters {
  const { which } = source;
  if (which === 'prior') return { which, ranges: source.ranges };
  const posterior = digestOf(shipped(scenario));
  return which === 'posterior'
    ? { which, posterior }
    : { which, posterior, values: drawParameters(source, scenario, '') };
}

/** The parameters of one run, for its record; nothing where they are as written. */
export function runParameters(
  source: ParameterSource | undefined,
  scenario: ScenarioText,
  seed: string,
): RunParameters | undefined {
  if (source === undefined) return undefined;
  const { which, posterior } = manyParameters(source, scenario);
  const values = drawParameters(source, scenario, seed);
  return { which, ...(posterior === undefined ? {} : { posterior }), values };
}

/** Values that all runs have, as changes. */
export const commonChanges = (source: ParameterSource | undefined, scenario: ScenarioText): Change[] =>
  source?.which === 'best' ? parameterChanges(drawParameters(source, scenario, '')) : [];

/** Columns of the parameters of which each run has its own value, with their paths. */
export function drawnColumns(
  source: ParameterSource | undefined,
  scenario: ScenarioText,
): { readonly path: string; readonly column: ColumnDef }[] {
  if (source === undefined || source.which === 'best') return [];
  return Object.keys(drawParameters(source, scenario, '')).map((path) => ({
    path,
    column: column(
      columnName('parameter', path.replaceAll('.', '_')),
      'number',
      `drawn from the ${source.which}: ${path}`,
    ),
  }));
}
