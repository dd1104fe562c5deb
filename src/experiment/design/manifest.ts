/** What a result of many runs says of itself: its head, what was asked, and how it has grown. */
import { levelColumns } from './factor.js';
import { bandPlan, type BandPlan } from '../many/bands.js';
import { batchesOf, type Block, type PointSource, type SensitivityDesign } from './design.js';
import { RUN_COLUMNS } from '../many/ensemble.js';
import type { ResultHead } from './result-head.js';
import { outcomeColumns } from '../run/outcome.js';
import { columnMeasures, isSeries, measureColumn, type MeasureSpec } from '../run/own-measures.js';
import type { ColumnDef } from '../tables/table.js';
import type { OutcomeSpec } from '../many/outcome-spec.js';
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { drawnColumns, manyParameters } from '../parameters/draw.js';
import { changesOfDesign, outsideRanges } from '../parameters/outside.js';
import type { Setting } from './setting.js';
import { changeInWords } from '../../scenario/change-words.js';
import type { Change } from '../../scenario/intervene.js';

/** Names by kind and id, for reports. */
const namesOf = ({ loaded }: Setting): ResultHead['names'] => {
  const { authorities, decisions, parties, regimes } = loaded.definition;
  return Object.fromEntries([
    ...authorities.map(({ id, name }) => [`authority.${id}`, name]),
    ...parties.map(({ id, name }) => [`party.${id}`, name]),
    ...regimes.map(({ id, name }) => [`regime.${id}`, name]),
    ...decisions.flatMap((decision) =>
      decision.options.map(({ id, title }) => [`option.${decision.id}.${id}`, title]),
    ),
  ]) as Record<string, string>;
};

export function headOf(setting: Setting): ResultHead {
  const { parsed, parameters } = setting;
  const { definition, source } = setting.loaded;
  return {
    tauride: setting.tauride,
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
    ...(parameters && { usedParameters: manyParameters(parameters, parsed.scenario) }),
    changes: setting.base.map(changeInWords),
    names: namesOf(setting),
  };
}

/** Measures, where there are any: what has none is named as it was before there were any. */
const measuresIn = ({ measures }: Setting): Pick<Experiment, 'measures'> =>
  measures.length > 0 ? { measures } : {};

/** The columns of the table of runs. */
export const columnsOf = (setting: Setting, factors: readonly ColumnDef[]): ColumnDef[] => [
  ...RUN_COLUMNS,
  ...levelColumns(factors),
  ...drawnColumns(setting.parameters, setting.parsed.scenario).map(({ column }) => column),
  ...toldColumns(setting),
];

/** The columns of measures of one's own, in an experiment that may have any. */
export const measuredColumns = ({
  measures = [],
  start,
}: Pick<Experiment, 'measures'> & { readonly start: string }): ColumnDef[] =>
  columnMeasures(measures).map((measure) => measureColumn(measure, parseDate(start) ?? 0));

/** Whether runs have a table of series beside the others. */
export const hasSeries = ({ settings }: Manifest): boolean => settings.measures?.some(isSeries) ?? false;

/** What is told of a run: its outcome, and measures of one's own. */
export const toldColumns = ({ loaded, measures }: Pick<Setting, 'loaded' | 'measures'>): ColumnDef[] => [
  ...outcomeColumns(loaded.definition),
  ...columnMeasures(measures).map((measure) => measureColumn(measure, loaded.definition.startDay)),
];

/** What sets an experiment apart from others on the same scenario. */
export interface Experiment {
  /** How points are chosen: all combinations of levels, or a Latin hypercube. */
  readonly design?: 'grid' | 'lhs';
  /** Of a sensitivity analysis what it does: indices, a screening, or laws that are switched one by one. */
  readonly analysis?: SensitivityDesign | 'switches';
  readonly factors: readonly ColumnDef[];
  readonly points: PointSource;
  readonly outcomes: readonly OutcomeSpec[];
  /** Width of interval at which it is to stop; null for one that runs all its seeds. */
  readonly untilWidth: number | null;
  /** Measures of one's own, if any. */
  readonly measures?: readonly MeasureSpec[];
  /** Of a comparison its counterfactuals: every run was compared with the first of its seed, day by day. */
  readonly twins?: readonly { readonly id: string; readonly title: string; readonly question: string }[];
}

/** What was asked for at one time. */
export interface GrowthPart extends Block {
  /** Of which experiment its shards are. */
  readonly experiment: string;
}

/** How an experiment came to what is asked now. Plain data. */
export interface Growth {
  /** [point, in the order in which they came] Its number in the design; none where that is the same. */
  readonly order?: readonly number[];
  /** Blocks that together are all runs, in the order in which they were asked for. */
  readonly parts: readonly GrowthPart[];
}

/**
 * What a folder is the result of. Every setting takes part in deciding whether two sweeps are one; all else
 * follows from them.
 */
export interface Manifest {
  readonly settings: {
    readonly tauride: string;
    /** Seeds asked for. */
    readonly runs: number;
    readonly points: PointSource;
    readonly factors: readonly ColumnDef[];
    readonly measures?: readonly MeasureSpec[];
  };
  /** Columns of the table of runs. */
  readonly columns: readonly ColumnDef[];
  readonly bands: BandPlan;
  /** Number of batches. */
  readonly batches: number;
  /** How it came to what is asked, where it was begun with less. */
  readonly growth?: Growth;
}

/** The manifest of an experiment: what its rows depend on, and how they are told. */
export interface ExperimentManifest extends Manifest {
  readonly settings: ResultHead & Experiment;
}

/** Values outside the ranges of the calibration, where changes beside those of all runs lead there. */
export function outsideIn(
  { base, parsed }: Setting,
  changes: readonly Change[],
): Pick<ResultHead, 'outsideCalibration'> {
  const outside = outsideRanges([...base, ...changes], parsed.scenario);
  return outside.length > 0 ? { outsideCalibration: outside } : {};
}

export const manifestOf = (setting: Setting, experiment: Experiment): ExperimentManifest => ({
  settings: {
    ...headOf(setting),
    ...outsideIn(setting, changesOfDesign(experiment.points)),
    ...experiment,
    ...measuresIn(setting),
  },
  columns: columnsOf(setting, experiment.factors),
  bands: bandPlan(setting.loaded, setting.tickCount, experiment.twins !== undefined),
  batches: batchesOf(experiment.points, setting.runs).length,
});
