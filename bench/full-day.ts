/**
 * A day of Russia 1917 with an agent for every inhabitant, everything included, against the native kernel on as many threads.
 *
 * Decision worth knowing: the native kernel's threads are processes with an equal part of the people each. They do not wait for one
 * another between the halves of a day, and there is no politics and no digest: it is the limit to chase, not a rival.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchmarkPeople } from '../src/experiment/bench/people.js';
import { spreadOf } from '../src/experiment/bench/spread.js';
import type { Definition } from '../src/model/definition.js';
import { machine, nanosecondsOf } from '../src/platform/node/threads/machine.js';
import { createModel, findScenario, loadScenario, nodeKernel, readScenarioFolder } from './built.js';
import { NativeKernel, writeImage } from './native.js';

const SCENARIO = 'russia-1917';

/** Days that pass before any is timed. */
const WARM_DAYS = 2;

/** People of the scenario in one memory, with the inputs of a day of theirs. */
function partOf(definition: Definition, agents: number): BenchmarkPeople {
  const kernel = nodeKernel('simd', 1);
  const model = createModel(definition, { agents, kernel, ledger: false });
  model.run(WARM_DAYS);
  const { population, inputs, keys, tally } = model.state;
  return {
    population,
    inputs,
    keys,
    tally,
    step: (tick) => {
      kernel.step(population, inputs, tick, keys, tally);
    },
  };
}

/** Starts the native kernel on as many copies of a part of the people; throws unless it moves them as ours does. */
async function startNatives(
  program: string,
  people: BenchmarkPeople,
  folder: string,
  count: number,
): Promise<NativeKernel[]> {
  const image = join(folder, 'image');
  writeImage(image, people);
  const natives = await Promise.all(Array.from({ length: count }, () => NativeKernel.start(program, image)));
  rmSync(image);
  people.step(WARM_DAYS);
  for (const native of natives) await native.run(WARM_DAYS, 1);
  await natives[0].expectEqual(people, join(folder, 'people'));
  return natives;
}

/** Lets whole days, such as those of `run`, and days of the native kernel take turns; seconds of each, and the ratio of their medians. */
export async function fullDay(program: string, folder: string, days: number) {
  const { cores } = machine();
  const { definition } = loadScenario(readScenarioFolder(findScenario(SCENARIO)));
  const model = createModel(definition, { agents: 'full', kernel: nodeKernel('simd', cores), ledger: false });
  model.run(WARM_DAYS);
  const agents = model.state.population.agentCount;
  const natives = await startNatives(program, partOf(definition, Math.floor(agents / cores)), folder, cores);
  const [whole, native]: [number[], number[]] = [[], []];
  for (let day = 0; day < days; day++) {
    whole.push(nanosecondsOf(() => void model.step()) / 1e9);
    const parts = await Promise.all(natives.map((part) => part.run(WARM_DAYS + 1 + day, 1)));
    native.push(Math.max(...parts.flat()) / 1e9);
  }
  for (const part of natives) part.stop();
  const seconds = { whole: spreadOf(whole), native: spreadOf(native) };
  return {
    scenario: SCENARIO,
    agents,
    threads: cores,
    days,
    seconds,
    ratio: seconds.whole.median / seconds.native.median,
    leastRatio: seconds.whole.least / seconds.native.least,
  };
}
