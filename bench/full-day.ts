/**
 * Days of Russia 1917 with an agent for every inhabitant, everything included, on the SIMD and the native kernel.
 *
 * Decision worth knowing: both live side by side and take turns day by day; what of each day is the kernel's is timed within it. They must
 * end on one digest.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { spreadOf, type Spread } from '../src/experiment/bench/spread.js';
import type { Kernel } from '../src/kernel/kernel.js';
import { machine, nanosecondsOf } from '../src/platform/node/threads/machine.js';
import {
  createModel,
  findScenario,
  loadScenario,
  nativeKernel,
  nodeKernel,
  readScenarioFolder,
  stateBytesPerAgent,
} from './built.js';
import { costOf, type Cost } from './kernel-alone.js';
import { roundsWithin } from './parts.js';

const SCENARIO = 'russia-1917';

/** Days that pass before any is timed. */
const WARM_DAYS = 2;

/** Seconds after which no further day begins, above the least number of them. */
export const FULL_SECONDS = 60;

/** A kernel that notes what each day cost. */
export function timed(kernel: Kernel) {
  const days: Cost[] = [];
  const { name, threads, shards, allocate, release, settle, adherents, cast } = kernel;
  const listening: Kernel = {
    ...{ name, threads, shards, allocate, release, settle, adherents, cast },
    step: (...day) => {
      days.push(costOf(() => void kernel.step(...day)));
    },
  };
  return { kernel: listening, days };
}

/** Seconds of whole days and of the kernel in them, on as many threads as there are cores. */
export function fullDay(native: string, most: number) {
  const { cores } = machine();
  const { definition } = loadScenario(readScenarioFolder(findScenario(SCENARIO)));
  const sides = [nodeKernel('simd', cores), nativeKernel(native, cores)].map((kernel) => {
    const watch = timed(kernel);
    const model = createModel(definition, { agents: 'full', kernel: watch.kernel, ledger: false });
    model.run(WARM_DAYS);
    return { model, watch, whole: [] as number[] };
  });
  const isWanted = roundsWithin(FULL_SECONDS, most);
  let days = 0;
  for (; isWanted(days); days++)
    for (const { model, whole } of sides) whole.push(nanosecondsOf(() => void model.step()) / 1e9);
  const [{ model }] = sides;
  if (new Set(sides.map((side) => side.model.digest())).size > 1)
    throw new Error('the kernels end a full population on two digests');
  const [simd, machineCode] = sides.map(({ whole, watch }) => ({
    whole: spreadOf(whole),
    kernel: spreadOf(watch.days.slice(WARM_DAYS).map(({ seconds }) => seconds)),
  }));
  const { population } = model.state;
  return {
    scenario: SCENARIO,
    agents: population.agentCount,
    threads: cores,
    days,
    bytesOfPeople: stateBytesPerAgent(population) * population.agentCount,
    seconds: { simd, native: machineCode },
    simdToNative: {
      whole: simd.whole.median / machineCode.whole.median,
      leastWhole: simd.whole.least / machineCode.whole.least,
      kernel: simd.kernel.median / machineCode.kernel.median,
      leastKernel: simd.kernel.least / machineCode.kernel.least,
    },
  };
}

/** What `full-alone.ts` says. */
interface FullAlone {
  readonly agents: number;
  readonly threads: number;
  readonly bytesOfPeople: number;
  readonly birthSeconds: number;
  readonly whole: Spread;
  readonly kernel: Spread;
  readonly processorSeconds: { readonly whole: Spread; readonly kernel: Spread };
  readonly yearSecondsComputed: number;
  readonly bytesMax: number;
}

/** Days in a process that does nothing else. */
export function fullAlone(days: number): FullAlone {
  const program = fileURLToPath(new URL('full-alone.ts', import.meta.url));
  const text = execFileSync(process.execPath, [...process.execArgv, program, String(days)], {
    encoding: 'utf8',
  });
  return JSON.parse(text) as FullAlone;
}
