/**
 * A free run of the whole year, everything included, against the kernel alone on the inputs that were recorded in that run.
 *
 * Decision worth knowing: both begin with a loaded scenario, and end in the same people, which is checked. Reading the scenario's files is
 * left out: it is done once, however many runs follow.
 */
import { spreadOf } from '../src/experiment/bench/spread.js';
import { packageVersion } from '../src/platform/node/files/package.js';
import { findScenario, loadScenario, nodeKernel, readScenarioFolder, runScenario } from './built.js';
import { costOf, play, record, type Cost } from './kernel-alone.js';

const SCENARIO = 'russia-1917';
const AGENTS = 100_000;

/** Lets whole runs and the kernel alone take turns; seconds of each, and the ratio of their medians. */
export function freeRun(rounds: number) {
  const loaded = loadScenario(readScenarioFolder(findScenario(SCENARIO)));
  const kernel = nodeKernel('simd');
  const recording = record({ definition: loaded.definition, agents: AGENTS }, kernel);
  const [whole, alone]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const options = { loaded, population: AGENTS, kernel, mode: 'run', version: packageVersion() } as const;
    whole.push(costOf(() => void runScenario(options)));
    alone.push(play(recording, kernel));
  }
  const spreads = (unit: keyof Cost) => ({
    whole: spreadOf(whole.map((cost) => cost[unit])),
    kernel: spreadOf(alone.map((cost) => cost[unit])),
  });
  const [seconds, processorSeconds] = [spreads('seconds'), spreads('processorSeconds')];
  return {
    scenario: SCENARIO,
    agents: AGENTS,
    days: recording.days.length,
    seconds,
    processorSeconds,
    ratio: seconds.whole.median / seconds.kernel.median,
    leastRatio: seconds.whole.least / seconds.kernel.least,
    processorRatio: processorSeconds.whole.median / processorSeconds.kernel.median,
  };
}
