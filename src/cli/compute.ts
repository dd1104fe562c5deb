/** From a scenario's name and the flags of a command to the record of a run: everything between reading and printing. */
import type { RunRecord } from '../experiment/record.js';
import { runScenario, type RunOptions } from '../experiment/run.js';
import { FaultError, type Fault } from '../foundation/fault.js';
import { nodeKernel } from '../platform/node/kernel.js';
import { findCounterfactual, findScenario } from '../platform/node/bundled.js';
import type { OnProgress } from '../platform/node/background.js';
import { packageVersion } from '../platform/node/package.js';
import { checkRunFolder, prepareRunFolder } from '../platform/node/run-folder.js';
import { readScenarioFolder } from '../platform/node/extended-folder.js';
import { readSource } from '../platform/node/source-file.js';
import { loadCounterfactual, type LoadedCounterfactual } from '../scenario/counterfactual.js';
import type { Interventions } from '../scenario/intervene.js';
import { loadScenario, type LoadedScenario } from '../scenario/load.js';
import { gather } from './gather.js';
import type { RunFlags } from './options.js';
import { changeInWords, OptionFaults, readChanges, readPopulation, readSeed, readUntil } from './settings.js';

/** A run as the command line asks for it. */
export interface Job {
  readonly mode: 'run' | 'replay';
  readonly scenario: string;
  readonly flags: RunFlags;
}

/** The changes of a run, and how its record names them. */
interface Changes {
  readonly interventions: Interventions;
  readonly words: readonly string[];
}

/** Counterfactuals first, in their order, then the options: what is said on the command line has the last word. */
function changesOf(folder: string, flags: RunFlags, faults: Fault[]): Changes {
  const optionFaults = new OptionFaults();
  const options = readChanges(flags, optionFaults);
  faults.push(...optionFaults.list);
  const files = (flags.with ?? []).flatMap((word): LoadedCounterfactual[] => {
    const loaded = gather(faults, () => loadCounterfactual(readSource(findCounterfactual(folder, word))));
    return loaded === undefined ? [] : [loaded];
  });
  return {
    interventions: [...files.flatMap((file) => file.interventions), ...options],
    words: [
      ...files.flatMap(({ title, interventions }) => [title, ...interventions.map(changeInWords)]),
      ...options.map(changeInWords),
    ],
  };
}

/** The settings that need nothing but the flags, and the one that needs the scenario too. */
function settingsOf(flags: RunFlags, loaded: LoadedScenario | undefined, faults: Fault[]) {
  const optionFaults = new OptionFaults();
  const settings = {
    seed: readSeed(flags.seed, optionFaults),
    population: readPopulation(flags.population, optionFaults),
    ticks: loaded && readUntil(flags.until, loaded.definition, optionFaults),
  };
  faults.push(...optionFaults.list);
  return settings;
}

/** Makes the folder for the run ready, unless something is wrong already. */
function checkOut(folder: string, faults: Fault[]): void {
  const step = faults.length > 0 ? checkRunFolder : prepareRunFolder;
  gather(faults, () => step(folder));
}

/** Everything a run needs. Throws a FaultError with everything that is wrong with the scenario, the counterfactuals and the flags. */
export function prepare({ mode, scenario, flags }: Job): RunOptions {
  const folder = findScenario(scenario);
  const faults: Fault[] = [];
  const { interventions, words } = changesOf(folder, flags, faults);
  const loaded = gather(faults, () =>
    loadScenario(readScenarioFolder(folder), { interventions, pinDecisions: mode === 'replay' }),
  );
  const settings = settingsOf(flags, loaded, faults);
  if (flags.out !== undefined) checkOut(flags.out, faults);
  if (loaded === undefined || faults.length > 0) throw new FaultError(faults);
  const kernel = nodeKernel(flags.kernel);
  return { loaded, mode, ...settings, kernel, version: packageVersion(), interventions: words };
}

/** Runs a job. Throws a FaultError as `prepare` does. */
export const compute = (job: Job, onProgress: OnProgress): RunRecord =>
  runScenario({ ...prepare(job), onProgress });
