/** What all runs of an experiment have in common, whoever asks for them. */
import type { EnsemblePlan } from '../many/ensemble.js';
import type { MeasureSpec } from '../run/own-measures.js';
import type { PointSource } from './design.js';
import { plainChanges } from './factor.js';
import type { LoadedCounterfactual } from '../../scenario/counterfactual.js';
import type { Interventions } from '../../scenario/intervene.js';
import type { LoadedScenario, ParsedScenario } from '../../scenario/load.js';
import { commonChanges, type ParameterSource } from '../parameters/draw.js';

/** A scenario as many runs will have it, and the settings they share. */
export interface Setting {
  /** Version of Tauride, for the record. */
  readonly tauride: string;
  /** A counterfactual by its id, or another word of whoever asks. Throws a FaultError. */
  readonly twinOf: (word: string) => LoadedCounterfactual;
  readonly parsed: ParsedScenario;
  /** The baseline. */
  readonly loaded: LoadedScenario;
  /** What is changed in all runs. */
  readonly base: Interventions;
  /** Where parameters come from (default: as they are written). */
  readonly parameters?: ParameterSource | undefined;
  /** Whether decisions are taken as recorded. */
  readonly replay: boolean;
  readonly runs: number;
  readonly sharing: boolean;
  readonly seed: string;
  readonly agents: number | 'full' | undefined;
  readonly tickCount: number;
  /** Measures of one's own. */
  readonly measures: readonly MeasureSpec[];
}

/** The changes that all runs have: values of parameters first, since what is asked for has the last word. */
export const baseOf = ({ parsed, parameters, base }: Pick<Setting, 'parsed' | 'parameters' | 'base'>) => [
  ...commonChanges(parameters, parsed.scenario),
  ...base,
];

export const planOf = (
  setting: Setting,
  points: PointSource,
  wanted: Pick<EnsemblePlan, 'comparesDays' | 'bands'>,
): EnsemblePlan => ({
  scenario: setting.parsed.scenario,
  base: plainChanges(setting.base),
  ...(setting.parameters && { parameters: setting.parameters }),
  points,
  replay: setting.replay,
  seed: setting.seed,
  agents: setting.agents,
  tickCount: setting.tickCount,
  measures: setting.measures,
  ...wanted,
  sharing: setting.sharing,
});
