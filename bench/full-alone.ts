/**
 * Days of Russia 1917 with an agent for every inhabitant, in a process of its own: what they take, and the most memory that it ever had.
 * Prints one line of JSON: `npx tsx bench/full-alone.ts DAYS`, the most days that are timed.
 *
 * Decision worth knowing: a process knows the most it had, not what it had when; so nobody else may live in it.
 */
import { spreadOf } from '../src/experiment/bench/spread.js';
import { machine } from '../src/platform/node/threads/machine.js';
import {
  createModel,
  findScenario,
  loadScenario,
  nodeKernel,
  readScenarioFolder,
  stateBytesPerAgent,
} from './built.js';
import { FULL_SECONDS, timed } from './full-day.js';
import { costOf, type Cost } from './kernel-alone.js';
import { roundsWithin } from './parts.js';
import { say } from './studies/laboratory.js';

/** Days that pass before any is timed. */
const WARM_DAYS = 2;

const { cores } = machine();
const { definition } = loadScenario(readScenarioFolder(findScenario('russia-1917')));
const watch = timed(nodeKernel('simd', cores));
const start = process.hrtime.bigint();
const model = createModel(definition, { agents: 'full', kernel: watch.kernel, ledger: false });
const birthSeconds = Number(process.hrtime.bigint() - start) / 1e9;
model.run(WARM_DAYS);
const isWanted = roundsWithin(FULL_SECONDS, Number(process.argv[2]));
const costs: Cost[] = [];
while (isWanted(costs.length)) costs.push(costOf(() => void model.step()));
const kernel = watch.days.slice(WARM_DAYS);
const whole = spreadOf(costs.map(({ seconds }) => seconds));
say(
  JSON.stringify({
    agents: model.state.population.agentCount,
    bytesOfPeople: stateBytesPerAgent(model.state.population) * model.state.population.agentCount,
    threads: cores,
    birthSeconds,
    whole,
    kernel: spreadOf(kernel.map(({ seconds }) => seconds)),
    processorSeconds: {
      whole: spreadOf(costs.map(({ processorSeconds }) => processorSeconds)),
      kernel: spreadOf(kernel.map(({ processorSeconds }) => processorSeconds)),
    },
    yearSecondsComputed: birthSeconds + whole.median * definition.dayCount,
    // The standard gives kilobytes of 1024 bytes.
    bytesMax: process.resourceUsage().maxRSS * 1024,
  }),
);
process.exit(0);
