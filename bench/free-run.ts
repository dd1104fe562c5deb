/**
 * A free run of the whole year, everything included, against the kernel alone on the inputs that were recorded in that run.
 *
 * Decision worth knowing: both begin with a loaded scenario and people who are not yet born, and end in the same people,
 * which is checked. Reading the scenario's files is left out: it is done once, however many runs follow. The package is
 * taken as it is built, because what runs sources as they are adds a call to every function they make.
 */
import { spreadOf } from '../src/experiment/spread.js';
import type { Kernel } from '../src/kernel/kernel.js';
import { nanosecondsOf } from '../src/platform/node/machine.js';
import { packageVersion } from '../src/platform/node/package.js';
import type { Population } from '../src/population/population.js';

/** A module of the package, as built. */
const built = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);

const { runScenario } = (await built('experiment/run.js')) as typeof import('../src/experiment/run.js');
const { Digest } = (await built('foundation/digest.js')) as typeof import('../src/foundation/digest.js');
const { createModel } = (await built('model/model.js')) as typeof import('../src/model/model.js');
const { findScenario } = (await built(
  'platform/node/bundled.js',
)) as typeof import('../src/platform/node/bundled.js');
const { readScenarioFolder } = (await built(
  'platform/node/extended-folder.js',
)) as typeof import('../src/platform/node/extended-folder.js');
const { nodeKernel } = (await built(
  'platform/node/kernel.js',
)) as typeof import('../src/platform/node/kernel.js');
const { digestAgents } = (await built(
  'population/digest.js',
)) as typeof import('../src/population/digest.js');
const { loadScenario } = (await built('scenario/load.js')) as typeof import('../src/scenario/load.js');

const SCENARIO = 'russia-1917';
const AGENTS = 100_000;

/** The kernel, with somebody who looks at it before and after each day. */
const watched = (kernel: Kernel, step: Kernel['step']): Kernel => ({
  name: kernel.name,
  threads: kernel.threads,
  shards: kernel.shards,
  allocate: kernel.allocate,
  settle: kernel.settle,
  step,
});

const digestOf = (population: Population): string => digestAgents(new Digest(), population).hex();

const load = () => loadScenario(readScenarioFolder(findScenario(SCENARIO)));

type Loaded = ReturnType<typeof load>;

const runWith = (loaded: Loaded, kernel: Kernel) =>
  runScenario({ loaded, population: AGENTS, kernel, mode: 'run', version: packageVersion() });

/** Runs once and keeps the inputs of every day, and the people at the end. */
function record(loaded: Loaded, kernel: Kernel): { rows: readonly Int32Array[]; digest: string } {
  const rows: Int32Array[] = [];
  let people: Population | undefined;
  const recorder = watched(kernel, (population, inputs, tick, keys, tally) => {
    rows.push(inputs.rows.slice());
    people = population;
    kernel.step(population, inputs, tick, keys, tally);
  });
  runWith(loaded, recorder);
  if (people === undefined) throw new Error('the run moved nobody');
  return { rows, digest: digestOf(people) };
}

/** What some work took, in seconds: by the clock, and of all processors, which a busy machine disturbs less. */
interface Cost {
  readonly seconds: number;
  readonly processorSeconds: number;
}

function costOf(work: () => void): Cost {
  const before = process.cpuUsage();
  const seconds = nanosecondsOf(work) / 1e9;
  const { user, system } = process.cpuUsage(before);
  return { seconds, processorSeconds: (user + system) / 1e6 };
}

/** Gives the kernel recorded days; returns what they cost. Throws unless it ends in the recorded people. */
function replayKernel(loaded: Loaded, kernel: Kernel, rows: readonly Int32Array[], digest: string): Cost {
  const { state } = createModel(loaded.definition, { agents: AGENTS, kernel, ledger: false });
  const { population, inputs, keys, tally } = state;
  const cost = costOf(() => {
    rows.forEach((day, tick) => {
      inputs.rows.set(day);
      kernel.step(population, inputs, tick, keys, tally);
    });
  });
  if (digestOf(population) !== digest) throw new Error('the kernel alone ends in other people');
  return cost;
}

/** Lets whole runs and the kernel alone take turns; seconds of each, and the ratio of their medians. */
export function freeRun(rounds: number) {
  const loaded = load();
  const kernel = nodeKernel('simd');
  const { rows, digest } = record(loaded, kernel);
  const [whole, alone]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    whole.push(costOf(() => void runWith(loaded, kernel)));
    alone.push(replayKernel(loaded, kernel, rows, digest));
  }
  const spreads = (unit: keyof Cost) => ({
    whole: spreadOf(whole.map((cost) => cost[unit])),
    kernel: spreadOf(alone.map((cost) => cost[unit])),
  });
  const [seconds, processorSeconds] = [spreads('seconds'), spreads('processorSeconds')];
  return {
    scenario: SCENARIO,
    agents: AGENTS,
    days: rows.length,
    seconds,
    processorSeconds,
    ratio: seconds.whole.median / seconds.kernel.median,
    leastRatio: seconds.whole.least / seconds.kernel.least,
    processorRatio: processorSeconds.whole.median / processorSeconds.kernel.median,
  };
}
