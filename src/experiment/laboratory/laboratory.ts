/**
 * The laboratory as a library: an ensemble, a comparison, a sweep, asked as `tauride compare` and `tauride
 * sweep` are asked.
 *
 * Decision worth knowing: the same plan goes through the same `runMany` as from the command line, so a
 * notebook, a page and a terminal that ask the same have the same tables, row by row. Faults are placed at
 * the option of the command line that says the same, as `--vary seizure=...`.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { FaultError, faultOf, refuse, type Fault } from '../../foundation/fault.js';
import { chooseKernel, type Kernel } from '../../kernel/kernel.js';
import { planPopulation } from '../../population/plan.js';
import type { Agents } from '../../population/sampling.js';
import type { LoadedCounterfactual } from '../../scenario/counterfactual.js';
import type { Interventions } from '../../scenario/intervene.js';
import { compileScenario, type ParsedScenario } from '../../scenario/load.js';
import { runsIn } from '../design/design.js';
import { manifestOf, toldColumns, type ExperimentManifest } from '../design/manifest.js';
import { readMeasures } from '../design/measures.js';
import { readOutcomes } from '../design/outcomes.js';
import { baseOf, type Setting } from '../design/setting.js';
import { chooseParameters } from '../parameters/choose.js';
import type { ParameterWord } from '../parameters/words.js';
import type { CompareRecord } from '../many/compare.js';
import type { SweepRecord } from '../many/sweep-record.js';
import { comparisonOf } from './comparison.js';
import { inThisThread } from './here.js';
import { inMemory } from './memory.js';
import { Pairs } from './pairs.js';
import type { DispatchOf, StoreOf, Tables, Teller } from './ports.js';
import { conclude, manyPlan, missingIn, runMany } from './run-many.js';
import { sweepOf, SweepTeller } from './sweep-task.js';

/** What all runs have in common, and who computes them. */
export interface ManyRuns {
  /** The scenario, as `parseScenario` gives it. */
  readonly scenario: ParsedScenario;
  /** Number of seeds, each run once for every point; at least 1 (default 20). */
  readonly runs?: number;
  /** Any text; the seeds of the runs derive from it (default: the seed of the scenario). */
  readonly seed?: string;
  /** Number of agents, or `full` for one per person (default: that of the scenario). */
  readonly agents?: Agents;
  /** Last day to compute, as 1917-07-17 (default: the last of the scenario). */
  readonly until?: string;
  /** Whether decisions are taken as recorded, but for those that are changed (default false). */
  readonly replay?: boolean;
  /**
   * Which parameters the runs have (default: the best of the posterior that ships with the scenario, if one
   * does that is of this scenario and engine).
   */
  readonly parameters?: ParameterWord;
  /** Changes in all runs (default none). */
  readonly changes?: Interventions;
  /**
   * Measures of one's own (default none). `land=support.sr.peasantry@1917-09-01` is a column of the table of
   * runs, its value on a day; so is `armed=first control.soviet.capital > 0.5`, the day on which it becomes
   * true. `land=support.sr.peasantry@weekly`, or `@daily`, are rows of the table of series.
   */
  readonly measures?: readonly string[];
  /** Whether runs share the days on which they agree; the rows are the same (default true). */
  readonly sharing?: boolean;
  /**
   * What moves people in this thread (default: the reference kernel, which is slow). A dispatch has its own.
   */
  readonly kernel?: Kernel;
  /** Who computes (default: this thread, which does nothing else meanwhile). */
  readonly dispatch?: DispatchOf;
  /** Where batches are kept; those that are there are not computed again (default: memory, for this call). */
  readonly store?: StoreOf;
  /** Ends the work. */
  readonly signal?: AbortSignal;
  /** Called as runs are done, with their number and that of all. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Version of Tauride, for the record (default none). */
  readonly version?: string;
}

/**
 * What many runs came to: the document that the command prints with `--json`, and the tables that it keeps.
 */
export type ManyResults<Document> = Tables & { readonly record: Document };

/** The number of days to a date, which is one of the scenario. */
function ticksUntil(until: string | undefined, startDay: number, dayCount: number): number {
  const ticks = until === undefined ? dayCount : (parseDate(until) ?? NaN) - startDay + 1;
  if (ticks >= 1 && ticks <= dayCount) return ticks;
  const hint = `name a day from ${isoOf(startDay)} to ${isoOf(startDay + dayCount - 1)}`;
  return refuse('date-outside', `--until ${until}`, `\`${until}\` is not a day of the scenario`, hint);
}

/** Throws a FaultError with everything that is wrong with the scenario and its changes. */
function settingOf(asked: ManyRuns, twins: readonly LoadedCounterfactual[] = []): Setting {
  const { scenario: parsed, changes: base = [], replay = false, runs = 20, agents, sharing = true } = asked;
  const { id: name } = parsed.scenario;
  const question = { word: asked.parameters, parsed, name, replay, agents, changes: base };
  const { source: parameters } = chooseParameters(question);
  const interventions = baseOf({ parsed, parameters, base });
  const loaded = compileScenario(parsed, { interventions, pinDecisions: replay });
  const { definition } = loaded;
  const specs = definition.strata.map(({ spec }) => spec);
  planPopulation(specs, agents ?? definition.population);
  if (!Number.isSafeInteger(runs) || runs < 1)
    refuse('count', `--runs ${runs}`, `\`${runs}\` is not a whole number above 0`, 'write 100');
  const twinOf = (word: string): LoadedCounterfactual =>
    twins.find(({ id }) => id === word) ??
    refuse('unknown-counterfactual', word, 'it is not among the counterfactuals that were given');
  const seed = (asked.seed ?? definition.seed).normalize();
  const tickCount = ticksUntil(asked.until, definition.startDay, definition.dayCount);
  const tauride = asked.version ?? '';
  const faults: Fault[] = [];
  const measures = readMeasures(asked.measures ?? [], { loaded, days: tickCount }, faults);
  if (faults.length > 0) throw new FaultError(faults);
  return {
    ...{ parsed, loaded, base, parameters, replay, runs, agents, sharing, seed, tickCount },
    ...{ tauride, twinOf, measures },
  };
}

/** Computes, keeps and tells what is asked. */
async function tell<Document extends object>(
  asked: ExperimentManifest,
  setting: Setting,
  teller: Teller<Document>,
  options: ManyRuns & { readonly comparesDays: boolean },
): Promise<ManyResults<Document>> {
  const { comparesDays, dispatch, kernel, store: open = inMemory, signal, onProgress } = options;
  const { manifest, store } = await open(asked);
  const plan = manyPlan(setting, manifest, { comparesDays, bands: true });
  const dispatchOf = dispatch ?? inThisThread(kernel ?? chooseKernel('reference'));
  let counted = { all: 0, done: 0 };
  const end = await runMany(plan, dispatchOf(plan.ensemble), store, {
    ...(signal && { signal }),
    onBegin: (runs) => (counted = { ...runs }),
    onBatch: (batch) => onProgress?.((counted.done += runsIn(batch)), counted.all),
  });
  signal?.throwIfAborted();
  const missing = missingIn(store, end).length;
  if (missing > 0) throw new Error(`${missing} of ${end} batches could not be computed`);
  const record = await conclude(manifest, store, teller, end);
  return { record, ...(await store.tables()) };
}

/** Throws all faults there are. */
function found<T>(value: T | undefined, faults: readonly Fault[]): T {
  if (value === undefined || faults.length > 0) throw new FaultError(faults);
  return value;
}

/**
 * Runs a scenario over many seeds, and counts how often each ending came about.
 *
 * @param options what is run, and `outcomes`: what is counted beside, in the words of `--outcome` (default:
 * every ending)
 * @returns the record, whose one point has the shares with their 95 % intervals; a row for each run; and
 * weekly bands, as shares from 0 to 1
 * @throws FaultError with everything that is wrong with what is asked; whatever the dispatch or store throws
 */
export function runEnsemble(
  options: ManyRuns & { readonly outcomes?: readonly string[] },
): Promise<ManyResults<SweepRecord>> {
  const setting = settingOf(options);
  const faults: Fault[] = [];
  const outcomes = readOutcomes(
    options.outcomes ?? [],
    setting.loaded.definition,
    toldColumns(setting),
    faults,
  );
  const points = [{ levels: {}, changes: [] }];
  const manifest = found(manifestOf(setting, { factors: [], points, outcomes, untilWidth: null }), faults);
  return tell(manifest, setting, new SweepTeller(manifest), { ...options, comparesDays: false });
}

/**
 * Runs a scenario and counterfactuals of it over the same seeds, and says how they differ: `tauride compare`.
 *
 * @param options what is run, and the `counterfactuals`, as `loadCounterfactual` gives them
 * @returns the record of shares, days and figures of both sides with their paired differences and 95 %
 * intervals; a row for each run; weekly bands
 * @throws FaultError with everything that is wrong with what is asked; whatever the dispatch or store throws
 */
export async function runComparison(
  options: ManyRuns & { readonly counterfactuals: readonly LoadedCounterfactual[] },
): Promise<ManyResults<CompareRecord>> {
  const { counterfactuals } = options;
  const setting = settingOf(options, counterfactuals);
  const faults: Fault[] = [];
  const words = counterfactuals.map(({ id }) => id);
  const { manifest, twins } = found(comparisonOf(words, setting, faults), faults);
  return tell(manifest, setting, new Pairs(setting, twins), { ...options, comparesDays: true });
}

/** What a sweep varies, in the words of the options of `tauride sweep`. */
export interface SweepOptions extends ManyRuns {
  /** What is varied, as `seizure=1848-05-01..1848-05-31/10d` or `parties.council.growth=0.02,0.03`. */
  readonly vary: readonly string[];
  /** What is counted, as `ending=takeover:soviet` (default: every ending). */
  readonly outcomes?: readonly string[];
  /** All combinations of levels, or a Latin hypercube of so many `points` (default: a grid). */
  readonly design?: 'grid' | 'lhs';
  readonly points?: number;
  /**
   * Width between 0 and 1 of the 95 % interval of the first outcome at which it stops (default: it runs all
   * its seeds).
   */
  readonly untilWidth?: number;
  /** Counterfactuals that `with=...` names by id (default none). */
  readonly counterfactuals?: readonly LoadedCounterfactual[];
}

/**
 * Runs every combination of what is varied with every seed: `tauride sweep`.
 *
 * @returns the record of how often each outcome came about at every point, with 95 % intervals; a row for
 * each run; weekly bands
 * @throws FaultError with everything that is wrong with what is asked; whatever the dispatch or store throws
 */
export async function runSweep(options: SweepOptions): Promise<ManyResults<SweepRecord>> {
  const { vary, outcomes = [], design = 'grid', points, untilWidth = null, counterfactuals } = options;
  const setting = settingOf(options, counterfactuals);
  const faults: Fault[] = [];
  if (untilWidth !== null && !(untilWidth > 0 && untilWidth < 1))
    faults.push(faultOf('width', `--until-width ${untilWidth}`, 'this is not a width between 0 and 1'));
  const { manifest } = found(
    sweepOf({ vary, outcomes, design, points, untilWidth }, setting, faults),
    faults,
  );
  return tell(manifest, setting, new SweepTeller(manifest), { ...options, comparesDays: false });
}
