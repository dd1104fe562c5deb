/** What a result of many runs says of itself: its head, and the manifest of its folder. */
import { levelColumns } from '../../experiment/many/factor.js';
import { bandPlan } from '../../experiment/many/bands.js';
import { batchesOf, type Point } from '../../experiment/many/design.js';
import { RUN_COLUMNS } from '../../experiment/many/ensemble.js';
import type { ResultHead } from '../../experiment/many/manifest.js';
import { outcomeColumns } from '../../experiment/run/outcome.js';
import type { ColumnDef } from '../../experiment/tables/table.js';
import type { OutcomeSpec } from '../../experiment/many/sweep.js';
import { isoOf } from '../../foundation/calendar.js';
import { packageVersion } from '../../platform/node/files/package.js';
import type { Manifest } from '../../platform/node/results/results.js';
import type { Setting } from './ensemble.js';
import { changeInWords } from '../shell/settings.js';

/** Names by kind and id, for reports. */
const namesOf = ({ loaded }: Setting): ResultHead['names'] => {
  const { authorities, decisions, regimes } = loaded.definition;
  return Object.fromEntries([
    ...authorities.map(({ id, name }) => [`authority.${id}`, name]),
    ...regimes.map(({ id, name }) => [`regime.${id}`, name]),
    ...decisions.flatMap((decision) =>
      decision.options.map(({ id, title }) => [`option.${decision.id}.${id}`, title]),
    ),
  ]) as Record<string, string>;
};

export function headOf(setting: Setting): ResultHead {
  const { definition, source } = setting.loaded;
  return {
    tauride: packageVersion(),
    scenario: definition.id,
    title: definition.title,
    oldStyle: setting.loaded.scenario.display.oldStyle ?? false,
    scenarioDigest: definition.digest,
    sourceDigest: source,
    mode: setting.replay ? 'replay' : 'run',
    seed: setting.seed,
    runs: setting.runs,
    agents: setting.agents ?? definition.population,
    start: isoOf(definition.startDay),
    end: isoOf(definition.startDay + setting.tickCount - 1),
    changes: setting.base.map(changeInWords),
    names: namesOf(setting),
  };
}

/** The columns of the table of runs. */
export const columnsOf = ({ loaded }: Setting, factors: readonly ColumnDef[]): ColumnDef[] => [
  ...RUN_COLUMNS,
  ...levelColumns(factors),
  ...outcomeColumns(loaded.definition),
];

/** What sets an experiment apart from others on the same scenario. */
export interface Experiment {
  /** How points are chosen: all combinations of levels, or a Latin hypercube. */
  readonly design?: 'grid' | 'lhs';
  readonly factors: readonly ColumnDef[];
  readonly points: readonly Point[];
  readonly outcomes: readonly OutcomeSpec[];
  /** Width of interval at which it is to stop; null for one that runs all its seeds. */
  readonly untilWidth: number | null;
  /** Of a comparison its counterfactuals: every run was compared with the first of its seed, day by day. */
  readonly twins?: readonly { readonly id: string; readonly title: string; readonly question: string }[];
}

/** A folder's manifest: what its rows depend on, and how they are told. */
export interface ExperimentManifest extends Manifest {
  readonly settings: ResultHead & Experiment;
}

export const manifestOf = (setting: Setting, experiment: Experiment): ExperimentManifest => ({
  settings: { ...headOf(setting), ...experiment },
  columns: columnsOf(setting, experiment.factors),
  bands: bandPlan(setting.loaded, setting.tickCount),
  batches: batchesOf(experiment.points.length, setting.runs).length,
});
