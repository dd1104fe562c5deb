/**
 * Tauride as a library: its table of contents.
 *
 * Decision worth knowing: nothing here touches files, clocks or threads, so that a page can use it as Node
 * does. A scenario is given as texts; a kernel is chosen by name, or built from the bytes of
 * `dist/kernel/kernel.wasm`.
 */
export { isoOf, parseDate } from './foundation/calendar.js';
export { FaultError, printFault, type Fault } from './foundation/fault.js';

export { loadScenario, parseScenario, compileScenario, scenarioRead } from './scenario/load.js';
export type { ScenarioRead } from './scenario/check.js';
export type { LoadedScenario, LoadOptions, ParsedScenario } from './scenario/load.js';
export { loadCounterfactual, type LoadedCounterfactual } from './scenario/counterfactual.js';
export type { Change, Intervention, Interventions } from './scenario/intervene.js';
export type { WrittenEffect, WrittenEvent } from './scenario/schema/scenario.js';
export {
  counterfactualJsonSchema,
  extensionJsonSchema,
  fileJsonSchema,
  jsonSchema,
} from './scenario/jsonSchema.js';
export { quantityNames } from './scenario/compile/quantities.js';
export type { SourceFile } from './scenario/yaml.js';

export { createLiveModel as createModel, type LiveModel as Model } from './experiment/live/model.js';
export type { DailySeries } from './experiment/live/daily.js';
export type { ModelOptions, Observer } from './model/model.js';
export { SnapshotError } from './model/state/snapshot.js';
export type { Definition, State } from './model/definition.js';
export type { CellIds } from './model/columns/columns.js';
export type { ColumnName } from './model/columns/table.js';
export type { Ledger } from './model/ledger.js';
export type { JournalEntry } from './model/state/entry.js';
export type { Agents } from './population/sampling.js';

export { chooseKernel, type Kernel, type KernelChoice } from './kernel/kernel.js';
export { SimdKernel } from './kernel/simd.js';

export { runScenario, type RunOptions } from './experiment/run/run.js';
export {
  chooseParameters,
  type ChosenParameters,
  type ParameterQuestion,
} from './experiment/parameters/choose.js';
export {
  parameterChanges,
  runParameters,
  type ParameterSource,
  type RunParameters,
} from './experiment/parameters/draw.js';
export type { ParameterWord } from './experiment/parameters/words.js';
export {
  runComparison as compare,
  runEnsemble as ensemble,
  runSweep as sweep,
  type ManyRuns,
  type SweepOptions,
  type ManyResults,
} from './experiment/laboratory/laboratory.js';
export { inThisThread } from './experiment/laboratory/here.js';
export { inMemory } from './experiment/laboratory/memory.js';
export {
  conclude,
  manyPlan,
  runMany,
  type ManyPlan,
  type RunWatch,
} from './experiment/laboratory/run-many.js';
export type {
  Dispatch,
  DispatchOf,
  Listener,
  OpenStore,
  Store,
  StoreOf,
  RowTable,
  Tables,
} from './experiment/laboratory/ports.js';
export type { CompareRecord } from './experiment/many/compare.js';
export type { SweepRecord } from './experiment/many/sweep-record.js';
export {
  interval,
  pairedProportions,
  proportion,
  type Estimate,
  type PairCounts,
} from './experiment/many/interval.js';
export { sobolIndices, type SobolIndices } from './experiment/sensitivity/sobol-indices.js';
export {
  elementaryEffects,
  type ElementaryEffect,
  type Screening,
} from './experiment/sensitivity/elementary-effects.js';
export type { SeedNoise, Values } from './experiment/sensitivity/seeds.js';
export {
  saltelliShares,
  trajectoryOf,
  morrisShares,
  type SharesOf,
  type Trajectory,
} from './experiment/design/sensitivity-points.js';
export { measuresOf as measures } from './experiment/design/measures.js';
export type { MeasureSpec } from './experiment/run/own-measures.js';
export { kaplanMeier, type CurveStep, type Watched } from './experiment/many/survival.js';
export type { RunRecord } from './experiment/run/record.js';
export type { Collector } from './experiment/run/collect.js';
export { sharesOf } from './experiment/run/support.js';
export { takePoll, type Poll, type PollQuestion, type GroupVote } from './experiment/poll/poll.js';
export { voteOf, type ListVote, type PartyVote, type Vote } from './experiment/poll/vote.js';
export { groupsBy, type Grouping } from './experiment/poll/groups.js';
export { accountOf, retell, type Account, type Retold } from './experiment/why/account.js';
export { butFor, seedsOf, type ButFor } from './experiment/why/but-for.js';
export type { Moved, Question } from './experiment/why/moved.js';
export type { Obeyed, ObeyedAccount, ObeyedQuestion, Turn } from './experiment/why/obeyed.js';
export type { Course, CourseQuestion } from './experiment/why/course.js';
export { compileAsked } from './scenario/ask.js';
