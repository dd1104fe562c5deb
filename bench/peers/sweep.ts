/**
 * A sweep of a small model in Tauride beside what its users would otherwise take, numba in one process for each core, in one session:
 * `npm run bench:sweep`.
 *
 * Decision worth knowing: the two sweep the same model, and whoever misses what theory says of an average stops the study. Whole runs of
 * Russia 1917 are timed in the same rounds and kept apart, for they are another model: they do politics, ledger and digests besides, and
 * their clock includes the start of the process and the writing of tables.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spreadOf, type Spread } from '../../src/experiment/bench/spread.js';
import { machine, nanosecondsOf } from '../../src/platform/node/threads/machine.js';
import { commit, keep, option, say } from '../studies/laboratory.js';
import { model } from './measure.mjs';
import { ONE_THREAD, PYTHON, requirePython } from './python.js';

const ROUNDS = option('rounds', 5);
const SEEDS = option('seeds', 6);
const WORKERS = option('workers', availableParallelism());

/** As many whole cells as fit into the smallest population of Russia 1917 (43 099), and its days. */
const AGENTS = 43_000;
const DAYS = 299;

/** The values that are swept over. */
const RHOS = [0.015, 0.02, 0.025];

/** Whole runs: the smallest population, three levels of a factor that acts from the first day, so that no two runs share a past. */
const WHOLE = {
  scenario: 'russia-1917',
  population: 48_000,
  vary: 'parties.bolshevik.growth=0.02,0.025,0.03',
  levels: 3,
};

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

interface Task {
  readonly seed: number;
  readonly rho: number;
}

/** What a program prints: of every task, in order, each party's average and deviation. */
interface Answer {
  readonly name: string;
  readonly version: string;
  readonly seconds: number;
  readonly runs: readonly (readonly { readonly mean: number; readonly deviation: number }[])[];
}

const tasksOf = (round: number): Task[] =>
  Array.from({ length: SEEDS }, (_, i) => RHOS.map((rho) => ({ seed: round * SEEDS + i + 1, rho }))).flat();

function sweep([command, file]: readonly [string, string], tasks: readonly Task[]): Answer {
  const asked = JSON.stringify({ agents: AGENTS, days: DAYS, workers: WORKERS, tasks });
  const output = execFileSync(command, [file, asked], {
    cwd: FOLDER,
    encoding: 'utf8',
    env: { ...process.env, ...ONE_THREAD },
  });
  return JSON.parse(output) as Answer;
}

/** What theory says of a party's average on the last day: encounters keep it, the noise of the days behind fades as it does. */
function expected(appeal: number, rho: number): { readonly mean: number; readonly deviation: number } {
  const kept = (1 - rho) ** 2;
  const variance = (model.noise ** 2 / 3) * ((1 - kept ** DAYS) / (1 - kept));
  return { mean: appeal * (1 - (1 - rho) ** DAYS), deviation: Math.sqrt(variance / AGENTS) };
}

/** Five standard deviations of an average, and what four units of 16-bit numbers may add. */
const MISS_MAX = 5;
const ROUNDING = 4 * 2 ** -15;

/** The greatest miss of any average, in standard deviations. Throws an Error where it is more than chance allows. */
function worstMiss({ name, runs }: Answer, tasks: readonly Task[]): number {
  const misses = runs.flatMap((parties, t) =>
    parties.map(({ mean }, p) => {
      const theory = expected(model.appeal[p], tasks[t].rho);
      const miss = Math.abs(mean - theory.mean);
      if (miss > MISS_MAX * theory.deviation + ROUNDING)
        throw new Error(`${name}: the average of party ${p} is off by ${miss} in run ${t}`);
      return miss / theory.deviation;
    }),
  );
  return Math.max(...misses);
}

/** How far the deviations of people may be apart between two programs: those of so many agents scatter by half a percent. */
const DEVIATION_TOLERANCE = 0.03;

function assertSameDeviations(a: Answer, b: Answer): void {
  a.runs.forEach((parties, t) => {
    parties.forEach(({ deviation }, p) => {
      const ratio = deviation / b.runs[t][p].deviation;
      if (Math.abs(ratio - 1) > DEVIATION_TOLERANCE)
        throw new Error(`${a.name}: the deviation of party ${p} is ${ratio} times that of ${b.name}`);
    });
  });
}

/** Seconds of a whole sweep by the command line, from the start of its process to the end. */
function sweepWhole(): number {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-bench-'));
  const { scenario, population, vary } = WHOLE;
  const words = ['sweep', scenario, '--population', String(population), '--vary', vary];
  const settings = ['--runs', String(SEEDS), '--threads', String(WORKERS), '--no-sharing', '--quiet'];
  try {
    const out = join(parent, 'sweep');
    return (
      nanosecondsOf(() => void execFileSync(process.execPath, [CLI, ...words, ...settings, '--out', out])) /
      1e9
    );
  } finally {
    rmSync(parent, { recursive: true });
  }
}

const PROGRAMS = [
  [process.execPath, 'tauride-sweep.mjs'],
  [PYTHON, 'numba_sweep.py'],
] as const;

const inWords = ({ median, quartiles: [low, high] }: Spread): string =>
  `${median.toFixed(2)} runs a second (quartiles ${low.toFixed(2)} and ${high.toFixed(2)})`;

function study(): void {
  requirePython();
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const tasks = tasksOf(round);
    const [tauride, numba] = PROGRAMS.map((program) => {
      const answer = sweep(program, tasks);
      const { name, version, seconds } = answer;
      return { answer, name, version, miss: worstMiss(answer, tasks), rate: tasks.length / seconds };
    });
    assertSameDeviations(tauride.answer, numba.answer);
    return { tauride, numba, whole: (WHOLE.levels * SEEDS) / sweepWhole() };
  });
  const sweeps = (['tauride', 'numba'] as const).map((side) => ({
    name: rounds[0][side].name,
    version: rounds[0][side].version,
    runsPerSecond: spreadOf(rounds.map((round) => round[side].rate)),
    worstMissOfAnAverage: Math.max(...rounds.map((round) => round[side].miss)),
  }));
  const ratio = spreadOf(rounds.map(({ tauride, numba }) => tauride.rate / numba.rate));
  const whole = { ...WHOLE, runsPerSecond: spreadOf(rounds.map((round) => round.whole)) };
  for (const { name, runsPerSecond } of sweeps) say(`${name.padEnd(26)} ${inWords(runsPerSecond)}`);
  say(`Tauride to numba, by round  ${ratio.median.toFixed(2)}`);
  say(`Russia 1917, another model ${inWords(whole.runsPerSecond)}`);
  const design = { agents: AGENTS, days: DAYS, rhos: RHOS, seeds: SEEDS, workers: WORKERS };
  const head = { commit: commit(), machine: machine(), model, design, rounds: ROUNDS };
  keep('sweep-peers', { ...head, sweeps, taurideToNumba: ratio, whole });
}

study();
