/** What commands of many runs share: their settings, with all faults at once, and the computing with progress and Ctrl-C. */
import type { Batch, Point } from '../../experiment/many/design.js';
import type { BatchResult, EnsemblePlan } from '../../experiment/many/ensemble.js';
import { FaultError, type Fault } from '../../foundation/fault.js';
import type { KernelChoice } from '../../kernel/kernel.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import type { Dispatch } from '../../platform/node/results/dispatch.js';
import { poolDispatch, threadsDefault } from '../../platform/node/threads/pool.js';
import { createCountdown } from '../../platform/node/terminal/countdown.js';
import { planPopulation } from '../../population/plan.js';
import { readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import type { Change, Interventions } from '../../scenario/intervene.js';
import {
  compileScenario,
  parseScenario,
  type LoadedScenario,
  type ParsedScenario,
} from '../../scenario/load.js';
import type { EnsembleFlags } from './options.js';
import { gather } from '../shell/gather.js';
import { onceAsked, type EndSignal } from '../shell/signals.js';
import {
  OptionFaults,
  readChanges,
  readCount,
  readPopulation,
  readSeed,
  readUntil,
} from '../shell/settings.js';
import { printWarnings } from '../shell/output.js';
import { unreadOf } from '../shell/unread.js';

/** A scenario as many runs will have it, and the settings they share. */
export interface Setting {
  readonly folder: string;
  readonly parsed: ParsedScenario;
  /** The baseline. */
  readonly loaded: LoadedScenario;
  readonly base: Interventions;
  /** Whether decisions are taken as recorded. */
  readonly replay: boolean;
  readonly runs: number;
  readonly threads: number;
  readonly kernel: KernelChoice;
  readonly sharing: boolean;
  readonly seed: string;
  readonly agents: number | 'full' | undefined;
  readonly tickCount: number;
}

/** Reads scenario and flags. Faults are added to the list; undefined where nothing further can be checked. */
export function readSetting(scenario: string, flags: EnsembleFlags, faults: Fault[]): Setting | undefined {
  const optionFaults = new OptionFaults();
  const folder = gather(faults, () => findScenario(scenario));
  const files = folder === undefined ? undefined : gather(faults, () => readScenarioFolder(folder));
  const base = readChanges(flags, optionFaults);
  const replay = flags.replay === true;
  const parsed = files && gather(faults, () => parseScenario(files));
  const loaded =
    parsed && gather(faults, () => compileScenario(parsed, { interventions: base, pinDecisions: replay }));
  const settings = {
    runs: readCount('--runs', flags.runs, optionFaults),
    threads:
      flags.threads === undefined ? threadsDefault() : readCount('--threads', flags.threads, optionFaults),
    seed: readSeed(flags.seed, optionFaults),
    agents: readPopulation(flags.population, optionFaults),
    ticks: loaded && readUntil(flags.until, loaded.definition, optionFaults),
  };
  faults.push(...optionFaults.list);
  if (folder === undefined || parsed === undefined || loaded === undefined) return undefined;
  printWarnings(unreadOf(scenario));
  const { definition } = loaded;
  const specs = definition.strata.map((stratum) => stratum.spec);
  gather(faults, () => planPopulation(specs, settings.agents ?? definition.population));
  const { ticks = definition.dayCount, seed = definition.seed, ...rest } = settings;
  const { kernel, sharing } = flags;
  return { ...rest, folder, parsed, loaded, base, replay, kernel, sharing, seed, tickCount: ticks };
}

/** Interventions as plain data. */
export const plainChanges = (interventions: Interventions): Change[] =>
  interventions.map(({ locate: _locate, ...change }) => change);

export const planOf = (
  setting: Setting,
  points: readonly Point[],
  wanted: Pick<EnsemblePlan, 'comparesDays' | 'bands'>,
): EnsemblePlan => ({
  scenario: setting.parsed.scenario,
  base: plainChanges(setting.base),
  points,
  replay: setting.replay,
  seed: setting.seed,
  agents: setting.agents,
  tickCount: setting.tickCount,
  ...wanted,
  sharing: setting.sharing,
});

/** Throws all faults there are. */
export function throwFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new FaultError(faults);
}

/** Threads of this machine, as many as were asked for. */
export const threadsOf = (plan: EnsemblePlan, { kernel, threads }: Setting): Dispatch<BatchResult> =>
  poolDispatch({ plan, kernel }, threads);

export interface Work<Result> {
  readonly title: string;
  readonly batches: readonly Batch[];
  /** Runs that are done already (default none). */
  readonly done?: number;
  /** Who computes them. */
  readonly dispatch: Dispatch<Result>;
  readonly onResult: (batch: Batch, result: Result) => boolean | Promise<boolean>;
  readonly onFailure: (batch: Batch, error: unknown, say: (text: string) => void) => void | Promise<void>;
  /** A running estimate for the line of progress. */
  readonly estimate?: () => string;
}

/** How many runs a batch has. */
export const runsIn = ({ points, replicates }: Batch): number =>
  (points[1] - points[0]) * (replicates[1] - replicates[0]);

/** Computes batches with progress; returns the signal that cut the work short, if one did. */
export async function computeWork<Result>(
  { title, batches, done = 0, dispatch, onResult, onFailure, estimate }: Work<Result>,
  quiet: boolean,
): Promise<EndSignal | undefined> {
  const interrupt = new AbortController();
  let heard: EndSignal | undefined;
  const forget = onceAsked((signal) => {
    heard ??= signal;
    interrupt.abort();
  });
  const all = done + batches.reduce((sum, batch) => sum + runsIn(batch), 0);
  const stream = quiet ? undefined : process.stderr;
  const progress = createCountdown(title, { all, done }, stream, estimate?.());
  try {
    await dispatch(batches, {
      signal: interrupt.signal,
      onFailure: (batch, error) => onFailure(batch, error, progress.say),
      onNotice: (text) => progress.say(`tauride: ${text}`),
      onResult: async (batch, result) => {
        const goesOn = await onResult(batch, result);
        progress.add(runsIn(batch), estimate?.() ?? '');
        return goesOn;
      },
    });
  } finally {
    progress.stop();
    forget();
  }
  return heard;
}
