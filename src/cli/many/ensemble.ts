/**
 * What commands of many runs share: their settings, with all faults at once, and the computing with progress
 * and Ctrl-C.
 */
import { pointsOf, runsIn } from '../../experiment/design/design.js';
import { readMeasures } from '../../experiment/design/measures.js';
import { baseOf, type Setting } from '../../experiment/design/setting.js';
import { chooseParameters, type ChosenParameters } from '../../experiment/parameters/choose.js';
import type { Dispatch, KeptBatch, Store } from '../../experiment/laboratory/ports.js';
import { runMany, type ManyPlan } from '../../experiment/laboratory/run-many.js';
import type { SweepProgress } from '../../experiment/laboratory/sweep-progress.js';
import type { BatchResult } from '../../experiment/many/ensemble.js';
import { FaultError, gather, type Fault } from '../../foundation/fault.js';
import type { KernelChoice } from '../../kernel/kernel.js';
import { findCounterfactual, findScenario } from '../../platform/node/files/bundled.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { readSource } from '../../platform/node/files/source-file.js';
import { loadCounterfactual } from '../../scenario/counterfactual.js';
import { onThreads, threadsDefault } from '../../platform/node/threads/pool.js';
import { createCountdown, type Countdown } from '../../platform/node/terminal/countdown.js';
import { agentsOf, type AgentsAsked } from '../../population/sampling.js';
import { planPopulation } from '../../population/plan.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import type { Interventions } from '../../scenario/intervene.js';
import { compileScenario, type LoadedScenario, type ParsedScenario } from '../../scenario/load.js';
import type { EnsembleFlags } from './options.js';
import { onceAsked, type EndSignal } from '../shell/signals.js';
import { readChanges, readCount, readPopulation, readSeed, readUntil } from '../shell/settings.js';
import { percent } from '../../report/words.js';
import { lostWords } from './missing.js';
import { complain, printWarnings } from '../shell/output.js';
import { unreadOf } from '../shell/unread.js';

/** What commands of many runs are asked for: a setting, and who computes it. */
export interface ManySetting extends Setting {
  readonly threads: number;
  readonly kernel: KernelChoice;
}

interface ParametersAsked {
  readonly flags: Pick<EnsembleFlags, 'parameters'>;
  readonly parsed: ParsedScenario;
  readonly scenario: string;
  readonly base: Interventions;
  readonly replay: boolean;
  readonly agents: AgentsAsked | undefined;
}

/** The parameters that are asked for; undefined, and a fault, where they cannot be had. */
const chosenFor = (
  { flags: { parameters: word }, parsed, scenario: name, base: changes, replay, agents }: ParametersAsked,
  faults: Fault[],
): ChosenParameters | undefined =>
  gather(faults, () => chooseParameters({ word, parsed, name, replay, agents, changes }));

const specsOf = ({ definition }: LoadedScenario) => definition.strata.map(({ spec }) => spec);

/** Reads scenario and flags. Faults are added to the list; undefined where nothing further can be checked. */
export function readSetting(
  scenario: string,
  flags: EnsembleFlags,
  faults: Fault[],
): ManySetting | undefined {
  const optionFaults: Fault[] = [];
  const folder = gather(faults, () => findScenario(scenario));
  const base = readChanges(flags, optionFaults);
  const replay = flags.replay === true;
  const parsed = folder === undefined ? undefined : gather(faults, () => parseScenarioFolder(folder));
  const asked = readPopulation(flags.population, optionFaults);
  const chosen = parsed && chosenFor({ flags, parsed, scenario, base, replay, agents: asked }, optionFaults);
  const parameters = chosen?.source;
  const loaded =
    parsed &&
    gather(faults, () => {
      const interventions = baseOf({ parsed, parameters, base });
      return compileScenario(parsed, { interventions, pinDecisions: replay });
    });
  const settings = {
    runs: readCount('--runs', flags.runs, optionFaults),
    threads:
      flags.threads === undefined ? threadsDefault() : readCount('--threads', flags.threads, optionFaults),
    seed: readSeed(flags.seed, optionFaults),
    agents: asked && loaded && agentsOf(specsOf(loaded), asked),
    ticks: loaded && readUntil(flags.until, loaded.definition, optionFaults),
  };
  faults.push(...optionFaults);
  if (folder === undefined || parsed === undefined || loaded === undefined) return undefined;
  printWarnings([...unreadOf(scenario), ...(chosen?.warnings ?? [])]);
  const { definition } = loaded;
  gather(faults, () => planPopulation(specsOf(loaded), settings.agents ?? definition.population));
  const { ticks = definition.dayCount, seed = definition.seed, ...rest } = settings;
  const measures = readMeasures(flags.measure ?? [], { loaded, days: ticks }, faults);
  const { kernel, sharing } = flags;
  const others = { base, parameters, replay, kernel, sharing, seed, tickCount: ticks };
  const twinOf = (word: string) => loadCounterfactual(readSource(findCounterfactual(folder, word)));
  return { ...rest, ...others, measures, tauride: packageVersion(), parsed, loaded, twinOf };
}

/** Throws all faults there are. */
export function throwFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new FaultError(faults);
}

/** Threads of this machine, as many as were asked for. */
export const threadsOf = ({ ensemble }: ManyPlan, { kernel, threads }: ManySetting): Dispatch<BatchResult> =>
  onThreads(threads, kernel)(ensemble);

/**
 * How work on many runs ended: which signal cut it short, if one did, how many batches there are to be, and
 * how many were given up.
 */
export interface WorkEnd {
  readonly cut: EndSignal | undefined;
  readonly end: number;
  readonly lost: number;
}

interface Wait {
  readonly quiet?: true | undefined;
  /** Whether batches that are given up are told one by one. */
  readonly tellsLost: boolean;
}

/** The first outcome so far, in words. */
function estimateIn(progress: SweepProgress, { manifest }: ManyPlan): string {
  const estimate = progress.estimate();
  if (estimate === undefined) return '';
  const { value, low, high } = estimate.share;
  const where = pointsOf(manifest.settings.points).length > 1 ? 'all points: ' : '';
  return `${where}${estimate.outcome} ${percent(value)} (${percent(low)}-${percent(high)})`;
}

/** Computes what a store lacks, with progress, until it is done or a signal cuts the work short. */
export async function computeMany<Result extends KeptBatch>(
  plan: ManyPlan,
  dispatch: Dispatch<Result>,
  store: Store<Result>,
  { quiet, tellsLost }: Wait,
): Promise<WorkEnd> {
  const interrupt = new AbortController();
  let cut: EndSignal | undefined;
  let lost = 0;
  const forget = onceAsked((signal) => {
    cut ??= signal;
    interrupt.abort();
  });
  let shown: { readonly bar: Countdown; readonly estimate: () => string } | undefined;
  const say = (text: string) => shown?.bar.say(text);
  try {
    const end = await runMany(plan, dispatch, store, {
      signal: interrupt.signal,
      onBegin: (runs, progress) => {
        const estimate = () => estimateIn(progress, plan);
        const stream = quiet ? undefined : process.stderr;
        shown = { bar: createCountdown(plan.manifest.settings.scenario, runs, stream, estimate()), estimate };
      },
      onBatch: (batch) => shown?.bar.add(runsIn(batch), shown.estimate()),
      onNotice: (text) => say(`tauride: ${text}`),
      onFailure: ({ index }, error) => {
        lost++;
        if (tellsLost) (quiet ? complain : say)(lostWords(index, error));
      },
    });
    return { cut, end, lost };
  } finally {
    shown?.bar.stop();
    forget();
  }
}
