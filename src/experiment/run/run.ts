/**
 * One run from start to end, and its record.
 */
import { isoOf } from '../../foundation/calendar.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Agents } from '../../population/sampling.js';
import type { Definition, State } from '../../model/definition.js';
import { createModel, type Model } from '../../model/model.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { actsOf } from './acts.js';
import { againstRecord } from './against-record.js';
import { blanksOf, blanksOfFacts, placed } from './blanks.js';
import {
  contestsOf,
  holdingsOf,
  decisionsOf,
  electionsOf,
  eventsOf,
  hingesOf,
  impossibleOf,
  nearestOf,
  regimesOf,
} from './chronicle.js';
import { resume, type Checkpoint, type Unfinished } from './checkpoint.js';
import { endingOf } from './ending.js';
import { measureCollector, type LastingCollector } from './collect.js';
import { outcomeColumns, outcomeRow } from './outcome.js';
import {
  columnMeasures,
  measureColumn,
  OwnMeasures,
  ownCollector,
  type MeasureSpec,
  type Measurements,
  type OwnFigures,
} from './own-measures.js';
import type { RunParameters } from '../parameters/draw.js';
import type { OutsideRange } from '../parameters/outside.js';
import type { RunRecord } from './record.js';
import { seriesCollector } from './series.js';
import type { Row } from '../tables/table.js';
import { standingCollector } from './standings.js';
import { turnoutWatcher } from './turnout.js';
import { supportCollector } from './support.js';

export interface RunOptions {
  readonly loaded: LoadedScenario;
  /** Any text; default: the scenario's own. */
  readonly seed?: string;
  readonly population?: Agents;
  /** Ticks to run; default: the whole scenario. */
  readonly ticks?: number;
  readonly kernel: Kernel;
  readonly mode: 'run' | 'replay';
  /** Version of Tauride, for the record. */
  readonly version: string;
  /** The package that the scenario was installed as, for the record (default none). */
  readonly package?: RunRecord['package'];
  /** Collectors beside those of the record. With any, the run keeps a ledger. */
  readonly further?: readonly LastingCollector<unknown>[];
  /** Measures of one's own (default none). */
  readonly measures?: readonly MeasureSpec[] | undefined;
  /** The parameters that the scenario was loaded with, for the record (default: as written). */
  readonly usedParameters?: RunParameters | undefined;
  /** Values outside the ranges of the calibration, for the record (default none). */
  readonly outsideCalibration?: readonly OutsideRange[];
  /** Interventions in words, for the record. */
  readonly interventions?: readonly string[];
  /** Called after each day with the number of days done and in all, and the date in words. */
  readonly onProgress?: (done: number, all: number, at: string) => void;
  /** An earlier checkpoint of this run, to go on from. */
  readonly resume?: Checkpoint;
  /** Called with the run before its first day, and again each time so many days have passed. */
  readonly checkpoints?: {
    readonly every: number;
    readonly begin: (run: Pick<Unfinished, 'model' | 'collectors'>) => void;
    readonly keep: (run: Pick<Unfinished, 'model' | 'collectors'>) => void;
  };
  /** Called after each day with the digest of all days so far. */
  readonly onDay?: (chain: string) => void;
  /** Called with the run before its last day, where the scenario has further days. */
  readonly beforeLast?: (run: Pick<Unfinished, 'model' | 'collectors'>) => void;
}

/** Collectors of a whole run. */
const collectorsOf = ({ loaded, measures = [] }: RunOptions, lastTick: number) => {
  const { definition, scenario } = loaded;
  const display = scenario.display;
  const shown = {
    parties: display.parties.length > 0 ? display.parties : definition.parties.map((party) => party.id),
    groups: display.groups.length > 0 ? display.groups : ['all'],
    authorities:
      display.authorities.length > 0 ? display.authorities : definition.authorities.map((a) => a.id),
  };
  return {
    shown,
    measures: measureCollector(definition.measures),
    support: supportCollector(definition, lastTick),
    series: seriesCollector(definition, shown, lastTick),
    standings: standingCollector(definition),
    turnout: turnoutWatcher(),
    own: ownCollector(ownMeasures(loaded, measures), definition),
  };
};

/** Measures of one's own, compiled for the one scenario of a run. */
function ownMeasures(loaded: LoadedScenario, specs: readonly MeasureSpec[]): OwnMeasures {
  const measures = new OwnMeasures(specs);
  measures.compile(loaded);
  return measures;
}

/** What a run came to, with measures of one's own. */
const outcomeOf = (state: State, { measures = [], loaded }: RunOptions, own: Row): RunRecord['outcome'] => ({
  columns: [
    ...outcomeColumns(state.definition),
    ...columnMeasures(measures).map((measure) => measureColumn(measure, loaded.definition.startDay)),
  ],
  row: { ...outcomeRow(state, state.definition), ...own },
});

/** What was asked to be measured, and what it came to. */
const measuredIn = ({ measures = [], loaded }: RunOptions, { cells, series }: OwnFigures): Measurements => ({
  measured: columnMeasures(measures).map((measure) => {
    const { name, meaning } = measureColumn(measure, loaded.definition.startDay);
    return { name, meaning, value: cells[name] };
  }),
  ...(series && { measuredSeries: series }),
});

const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ id, name }));

/** What everything is called, by id. */
const namesIn = (definition: Definition): RunRecord['names'] => ({
  regimes: named(definition.regimes),
  authorities: named(definition.authorities),
  parties: named(definition.parties),
  groups: named(definition.groups),
  places: named(definition.places),
  bodies: named(definition.bodies),
  options: definition.decisions.flatMap((decision) =>
    decision.options.map((option) => ({ id: `${decision.id}.${option.id}`, name: option.title })),
  ),
});

const recordOf = (
  model: Model,
  options: RunOptions,
  collectors: ReturnType<typeof collectorsOf>,
): RunRecord => {
  const { state } = model;
  const { definition } = state;
  const decisions = decisionsOf(state);
  const events = eventsOf(state);
  const end = isoOf(definition.startDay + state.tick - 1);
  const figures = collectors.measures.result();
  const ofFacts = options.mode === 'replay' ? blanksOfFacts(definition, figures) : [];
  return {
    tauride: options.version,
    mode: options.mode,
    scenario: definition.id,
    ...(options.package && { package: options.package }),
    title: definition.title,
    oldStyle: options.loaded.scenario.display.oldStyle ?? false,
    scenarioDigest: definition.digest,
    sourceDigest: options.loaded.source,
    seed: model.seed,
    population: {
      agents: state.population.agentCount,
      persons: definition.strata.reduce((sum, s) => sum + s.persons, 0),
    },
    kernel: model.kernel.name,
    threads: model.kernel.threads,
    digest: model.digest(),
    start: isoOf(definition.startDay),
    end,
    ...(options.usedParameters && { usedParameters: options.usedParameters }),
    ...(options.outsideCalibration?.length && { outsideCalibration: options.outsideCalibration }),
    interventions: options.interventions ?? [],
    ending: endingOf(state),
    outcome: outcomeOf(state, options, collectors.own.result().cells),
    initialRegime: definition.regimes[definition.initialRegime].id,
    regimes: regimesOf(state),
    nearest: nearestOf(state),
    hinges: hingesOf(state),
    decisions,
    acts: actsOf(state),
    events,
    impossible: impossibleOf(state),
    contests: contestsOf(state, collectors.turnout.result()),
    holdings: holdingsOf(state),
    bodies: electionsOf(state),
    support: collectors.support.result(),
    series: collectors.series.result(),
    standings: collectors.standings.result(),
    ...measuredIn(options, collectors.own.result()),
    noValue: placed([...blanksOf(state), ...ofFacts], options.loaded),
    names: namesIn(definition),
    ...againstRecord(options, figures, { decisions, events, end }),
  };
};

/** Ticks that a run takes. */
export const ticksOf = ({ ticks = Infinity, loaded }: RunOptions): number =>
  Math.min(ticks, loaded.definition.dayCount);

/** Runs a scenario and returns its record. */
export const runScenario = (options: RunOptions): RunRecord => {
  const { definition } = options.loaded;
  const tickCount = ticksOf(options);
  const collectors = collectorsOf(options, tickCount - 1);
  const model = createModel(definition, {
    seed: options.seed,
    agents: options.population,
    kernel: options.kernel,
    ledger: options.further !== undefined,
  });
  const { measures, support, series, standings, turnout, own } = collectors;
  turnout.attach(model.state);
  const always = options.measures?.length ? [own] : [];
  const run = {
    model,
    collectors: [measures, support, series, standings, turnout, ...always, ...(options.further ?? [])],
  };
  if (options.resume) resume(options.resume, run);
  options.checkpoints?.begin(run);
  const { every = Infinity, keep } = options.checkpoints ?? {};
  while (model.tick < tickCount) {
    if (model.tick === tickCount - 1 && tickCount < definition.dayCount) options.beforeLast?.(run);
    model.step((state) => {
      for (const collector of run.collectors) collector.collect(state, model.ledger);
    });
    options.onDay?.(model.chain);
    options.onProgress?.(model.tick, tickCount, `days, to ${isoOf(definition.startDay + model.tick - 1)}`);
    if (model.tick % every === 0 && model.tick < tickCount) keep?.(run);
  }
  const record = recordOf(model, options, collectors);
  model.release();
  return record;
};

/** The digests of all days so far, after each of the first days of a run. */
export const chainsOf = ({ loaded, seed, population, kernel }: RunOptions, ticks: number): string[] => {
  const days: string[] = [];
  if (ticks <= 0) return days;
  const model = createModel(loaded.definition, { seed, agents: population, kernel });
  model.run(ticks, () => days.push(model.chain));
  model.release();
  return days;
};
