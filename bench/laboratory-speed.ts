/**
 * How fast the laboratory is: a comparison over many seeds by the command line, on one thread and on two, against the kernel's own time:
 * `npm run bench:laboratory -- --runs 1000`.
 *
 * Decision worth knowing: what is timed is the whole command, from the start of its process to the last byte it prints: reading,
 * compiling, births, politics, sharing of pasts, statistics. The kernel's own time is that of a day, measured in the same round on the recorded
 * inputs of some of the same runs on one thread, times the days that the command says it has simulated. So
 *
 *     overhead on one thread  = seconds of the command / kernel's own time
 *     overhead on two threads = 2 * seconds of the command / kernel's own time
 *     speed-up                = seconds on one thread / seconds on two
 *
 * and the same overheads in processor time, without the 2, which a busy machine disturbs less.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CompareRecord } from '../src/experiment/many/compare.js';
import { replicateSeed } from '../src/experiment/design/design.js';
import { spreadOf } from '../src/experiment/bench/spread.js';
import { machine, nanosecondsOf } from '../src/platform/node/threads/machine.js';
import {
  findCounterfactual,
  findScenario,
  loadCounterfactual,
  loadScenario,
  nodeKernel,
  readScenarioFolder,
  readSource,
} from './built.js';
import { play, record, type Cost, type Recording } from './kernel-alone.js';
import { commit, keep, option, say } from './studies/laboratory.js';

const RUNS = option('runs', 80);
const ROUNDS = option('rounds', 5);

const SCENARIO = 'russia-1917';
/** Parts from its baseline on 17 July, after 131 of 299 days. */
const TWIN = 'insurrection-in-july';
/** The smallest population that the scenario can be run with. */
const AGENTS = 48_000;

/** Seeds of which baseline and twin are recorded, the first of those that are compared. */
const RECORDED = 2;

const CLI = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const USAGE = new URL('usage.mjs', import.meta.url).href;

const MICROSECONDS = 1e6;

/** A command as it was timed, and what it printed. */
interface Timed extends Cost {
  readonly output: string;
}

function compare(threads: number): Timed {
  const words = ['compare', SCENARIO, '--with', TWIN, '--population', String(AGENTS), '--json'];
  const settings = ['--runs', String(RUNS), '--threads', String(threads)];
  let child: ReturnType<typeof spawnSync> | undefined;
  const nanoseconds = nanosecondsOf(() => {
    child = spawnSync(process.execPath, ['--import', USAGE, CLI, ...words, ...settings], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    });
  });
  if (child?.status !== 0) throw new Error('the comparison failed');
  const [, output, , usage] = child.output.map(String);
  const { user, system } = JSON.parse(usage) as NodeJS.CpuUsage;
  return { output, seconds: nanoseconds / 1e9, processorSeconds: (user + system) / MICROSECONDS };
}

function recordings(): Recording[] {
  const files = readScenarioFolder(findScenario(SCENARIO));
  const twin = loadCounterfactual(readSource(findCounterfactual(findScenario(SCENARIO), TWIN)));
  const definitions = [[], twin.interventions].map(
    (interventions) => loadScenario(files, { interventions }).definition,
  );
  return Array.from({ length: RECORDED }, (_, i) =>
    definitions.map((definition) => {
      const seed = replicateSeed(definition.seed, i + 1);
      return record({ definition, agents: AGENTS, seed }, nodeKernel('simd'));
    }),
  ).flat();
}

/** What a day of the kernel costs. */
function kernelDay(recorded: readonly Recording[]): Cost {
  const costs = recorded.map((recording) => play(recording, nodeKernel('simd')));
  const days = recorded.reduce((sum, recording) => sum + recording.days.length, 0);
  const perDay = (unit: keyof Cost) => costs.reduce((sum, cost) => sum + cost[unit], 0) / days;
  return { seconds: perDay('seconds'), processorSeconds: perDay('processorSeconds') };
}

interface Round {
  readonly one: Timed;
  readonly two: Timed;
  readonly day: Cost;
}

/** Everything in turns. Throws unless both numbers of threads print the same. */
function round(recorded: readonly Recording[]): Round {
  const [one, two] = [compare(1), compare(2)];
  if (one.output !== two.output) throw new Error('two threads do not give what one gives');
  return { one, two, day: kernelDay(recorded) };
}

function study(): void {
  const recorded = recordings();
  const rounds = Array.from({ length: ROUNDS }, () => round(recorded));
  const { days } = JSON.parse(rounds[0].one.output) as CompareRecord;
  if (days === null) throw new Error('the comparison does not say how many days it simulated');
  const of = (figure: (round: Round) => number) => spreadOf(rounds.map(figure));
  const own = (unit: keyof Cost) => (round: Round) => round.day[unit] * days.simulated;
  const figures = {
    seconds: {
      oneThread: of(({ one }) => one.seconds),
      twoThreads: of(({ two }) => two.seconds),
      kernel: of(own('seconds')),
    },
    speedup: of(({ one, two }) => one.seconds / two.seconds),
    overhead: {
      oneThread: of((round) => round.one.seconds / own('seconds')(round)),
      twoThreads: of((round) => (2 * round.two.seconds) / own('seconds')(round)),
    },
    processorOverhead: {
      oneThread: of((round) => round.one.processorSeconds / own('processorSeconds')(round)),
      twoThreads: of((round) => round.two.processorSeconds / own('processorSeconds')(round)),
    },
  };
  const { seconds, speedup, overhead, processorOverhead } = figures;
  const pairs = `${RUNS} pairs of ${SCENARIO} and ${TWIN}, ${AGENTS} agents`;
  say(`${pairs}: ${days.simulated} days simulated for ${days.asked} asked`);
  say(
    `seconds on one thread ${seconds.oneThread.median.toFixed(1)}, on two ${seconds.twoThreads.median.toFixed(1)}`,
  );
  say(`two threads to one: ${speedup.median.toFixed(2)} times as fast`);
  for (const [name, { oneThread, twoThreads }] of Object.entries({
    clock: overhead,
    processors: processorOverhead,
  }))
    say(
      `everything to the kernel's own time, by the ${name}: ${oneThread.median.toFixed(2)} on one thread, ${twoThreads.median.toFixed(2)} on two`,
    );
  const design = { scenario: SCENARIO, twin: TWIN, agents: AGENTS, runs: RUNS, days, rounds: ROUNDS };
  keep('laboratory', { commit: commit(), machine: machine(), design, ...figures });
}

study();
