/**
 * The work of `tauride bench`: kernels on people of several sizes, small runs, memory.
 *
 * Decision worth knowing: every size is measured on its own, one thread and several by turns, so that
 * whatever else the machine does falls on both. `npm run bench` holds the same people against a native
 * kernel.
 */
import { benchmarkPeople, stateBytesPerAgent, trafficPerAgent } from '../../experiment/bench/people.js';
import type { BenchFigures, RunFigures, SizeFigures } from '../../experiment/bench/figures.js';
import { runScenario } from '../../experiment/run/run.js';
import { spreadOf } from '../../experiment/bench/spread.js';
import { FaultError, type Fault } from '../../foundation/fault.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import { parseScenarioFolder } from '../../platform/node/files/shipped.js';
import { nodeKernel } from '../../platform/node/threads/kernel.js';
import { machine, memoryBandwidth, nanosecondsOf } from '../../platform/node/threads/machine.js';
import { benchReport } from '../../report/bench-report.js';
import { compileScenario } from '../../scenario/load.js';
import { printJson, printReport } from '../shell/output.js';
import { readCount } from '../shell/settings.js';
import type { BenchFlags } from './command.js';

const SIZES = [100_000, 1_000_000, 10_000_000];
const WARM_DAYS = 3;
const ROUNDS = 9;

/** Agents that one round moves at least, so that it lasts long enough to be timed. */
const ROUND_AGENTS = 2_000_000;

const SMALL_SCENARIO = 'russia-1917';
const SMALL_AGENTS = 50_000;
const SMALL_RUNS = 5;

function measureSize(agents: number, threadCounts: readonly number[], bandwidth: number): SizeFigures[] {
  const all = threadCounts.map((threads) => {
    const people = benchmarkPeople(nodeKernel('auto', threads), agents);
    for (let tick = 0; tick < WARM_DAYS; tick++) people.step(tick);
    return { threads, people, times: [] as number[] };
  });
  const days = Math.ceil(ROUND_AGENTS / agents);
  for (let round = 0, tick = WARM_DAYS; round < ROUNDS; round++, tick += days)
    for (const { people, times } of all) {
      const time = nanosecondsOf(() => {
        for (let day = 0; day < days; day++) people.step(tick + day);
      });
      times.push(time / (days * agents));
    }
  return all.map(({ threads, people, times }) => {
    const nanoseconds = spreadOf(times);
    return {
      agents,
      threads,
      nanoseconds,
      updatesPerSecond: 1e9 / nanoseconds.median,
      bytesPerAgent: stateBytesPerAgent(people.population),
      bandwidthShare: (trafficPerAgent(people.population) * 1e9) / nanoseconds.median / bandwidth,
    };
  });
}

function measureRuns(): RunFigures {
  const loaded = compileScenario(parseScenarioFolder(findScenario(SMALL_SCENARIO)));
  const kernel = nodeKernel('auto');
  const { tauride: version } = machine();
  const run = (seed: string) =>
    runScenario({ loaded, seed, population: SMALL_AGENTS, kernel, mode: 'run', version });
  run('warm');
  const times = Array.from({ length: SMALL_RUNS }, (_, i) => nanosecondsOf(() => run(`bench ${i}`)) / 1e9);
  const seconds = spreadOf(times);
  return {
    scenario: SMALL_SCENARIO,
    agents: SMALL_AGENTS,
    days: loaded.definition.dayCount,
    seconds,
    runsPerSecond: 1 / seconds.median,
  };
}

function threadCountsOf(threads: string | undefined): readonly number[] {
  const faults: Fault[] = [];
  const count = threads === undefined ? machine().cores : readCount('--threads', threads, faults);
  if (faults.length > 0) throw new FaultError(faults);
  return count > 1 ? [1, count] : [1];
}

/** Measures, and prints what was measured. */
export function benchWork(flags: BenchFlags): void {
  const threadCounts = threadCountsOf(flags.threads);
  const bandwidth = memoryBandwidth();
  const figures: BenchFigures = {
    machine: machine(),
    kernel: nodeKernel('auto').name,
    bandwidth,
    sizes: SIZES.flatMap((agents) => measureSize(agents, threadCounts, bandwidth)),
    runs: measureRuns(),
    memoryBytes: process.resourceUsage().maxRSS * 1024,
  };
  if (flags.json) printJson(figures);
  else printReport(benchReport, figures);
}
