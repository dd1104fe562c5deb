/**
 * Free runs of whole years, everything included, on the SIMD and the native kernel, against each kernel alone on the inputs that were
 * recorded in that same run.
 *
 * Decision worth knowing: all begin with a loaded scenario, and end in the same people, which is checked. Reading the scenario's files is
 * left out: it is done once, however many runs follow.
 */
import { spreadOf } from '../src/experiment/bench/spread.js';
import type { Kernel } from '../src/kernel/kernel.js';
import { packageVersion } from '../src/platform/node/files/package.js';
import {
  findScenario,
  loadScenario,
  nativeKernel,
  nodeKernel,
  readScenarioFolder,
  runScenario,
} from './built.js';
import { costOf, play, record, type Cost } from './kernel-alone.js';
import { roundsWithin } from './parts.js';
import { profileOf } from './profile.js';

/** Seconds after which a course begins no further round, above the least number of them. */
const SECONDS = 80;

/** The smallest Russia, one of a size that studies take, and a year of 20 000. */
export const COURSES = [
  { scenario: 'russia-1917', agents: 48_000 },
  { scenario: 'russia-1917', agents: 100_000 },
  { scenario: 'portugal-1975', agents: 20_000 },
] as const;

type Course = (typeof COURSES)[number];
type Costs = Record<'whole' | 'kernel', Cost[]>;

const spreadsOf = ({ whole, kernel }: Costs, unit: keyof Cost) => ({
  whole: spreadOf(whole.map((cost) => cost[unit])),
  kernel: spreadOf(kernel.map((cost) => cost[unit])),
});

function figuresOf(costs: Costs) {
  const [seconds, processorSeconds] = [spreadsOf(costs, 'seconds'), spreadsOf(costs, 'processorSeconds')];
  return {
    seconds,
    processorSeconds,
    runsPerSecond: 1 / seconds.whole.median,
    runsPerLeastSecond: 1 / seconds.whole.least,
    /** What a core does that nobody else has: of the least processor time, whichever threads it was spent on. */
    runsPerProcessorSecond: 1 / processorSeconds.whole.least,
    ratio: seconds.whole.median / seconds.kernel.median,
    leastRatio: seconds.whole.least / seconds.kernel.least,
    processorRatio: processorSeconds.whole.median / processorSeconds.kernel.median,
  };
}

function courseFigures({ scenario, agents }: Course, kernels: readonly Kernel[], rounds: number) {
  const loaded = loadScenario(readScenarioFolder(findScenario(scenario)));
  const recording = record({ definition: loaded.definition, agents }, kernels[0]);
  const options = { loaded, population: agents, mode: 'run', version: packageVersion() } as const;
  const costs = kernels.map((): Costs => ({ whole: [], kernel: [] }));
  const digests = new Set<string>();
  const isWanted = roundsWithin(SECONDS, rounds);
  for (let round = 0; round === 0 || isWanted(round - 1); round++)
    kernels.forEach((kernel, i) => {
      const whole = costOf(() => void digests.add(runScenario({ ...options, kernel }).digest));
      const alone = play(recording, kernel);
      if (round === 0) return; // what is hot is compiled in this one
      costs[i].whole.push(whole);
      costs[i].kernel.push(alone);
    });
  if (digests.size > 1) throw new Error(`kernels end ${scenario} on several digests`);
  const [simd, native] = costs.map(figuresOf);
  const profile = profileOf(() => void runScenario({ ...options, kernel: kernels[0] }));
  return {
    scenario,
    agents,
    days: recording.days.length,
    rounds: costs[0].whole.length,
    simd,
    native,
    profile,
    simdToNative: {
      whole: simd.seconds.whole.median / native.seconds.whole.median,
      leastWhole: simd.seconds.whole.least / native.seconds.whole.least,
      kernel: simd.seconds.kernel.median / native.seconds.kernel.median,
      leastKernel: simd.seconds.kernel.least / native.seconds.kernel.least,
    },
  };
}

/** Lets whole runs and kernels alone take turns, all on one thread; what they cost. */
export const freeRun = (course: Course, native: string, rounds: number) =>
  courseFigures(course, [nodeKernel('simd'), nativeKernel(native)], rounds);
