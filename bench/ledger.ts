/**
 * What a ledger costs, and what keeping a run costs: `npm run bench:ledger -- --rounds 5`.
 *
 * Decision worth knowing: everything is processor time, and the two sides of a ratio take turns in one round. Days are timed without births; of
 * commands what the same command takes for one day is taken off, which is start-up and birth.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spreadOf } from '../src/experiment/bench/spread.js';
import { machine } from '../src/platform/node/threads/machine.js';
import { createModel, findScenario, loadScenario, nodeKernel, readScenarioFolder } from './built.js';
import { costOf } from './kernel-alone.js';
import { commit, keep, option, say } from './studies/laboratory.js';

const ROUNDS = option('rounds', 5);
const AGENTS = option('agents', 48_000);
const SCENARIO = 'russia-1917';
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const USAGE = new URL('usage.mjs', import.meta.url).href;

const { definition } = loadScenario(readScenarioFolder(findScenario(SCENARIO)));
const kernel = nodeKernel('simd');
const folder = mkdtempSync(join(tmpdir(), 'tauride-ledger-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Processor seconds of all days of a run. */
function daysOf(ledger: boolean, seed: string): number {
  const model = createModel(definition, { agents: AGENTS, kernel, ledger, seed });
  const { processorSeconds } = costOf(() => model.run(definition.dayCount));
  model.release();
  return processorSeconds;
}

/** Processor seconds of a command. */
function secondsOf(words: readonly string[]): number {
  const { status, output } = spawnSync(process.execPath, ['--import', USAGE, MAIN, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`${words.join(' ')} failed`);
  const { user, system } = JSON.parse(String(output[3])) as NodeJS.CpuUsage;
  return (user + system) / 1e6;
}

let kept = 0;
const run = ['run', SCENARIO, '--population', String(AGENTS), '--threads', '1', '--quiet'];
const keeping = () => ['--out', join(folder, String(kept++))];
const oneDay = ['--until', '1917-03-08'];

/** The days of a command that keeps its run, by those of one that does not. */
function commandRatio(seed: string): number {
  const words = [...run, '--seed', seed];
  const days = (more: () => readonly string[]) =>
    secondsOf([...words, ...more()]) - secondsOf([...words, ...oneDay, ...more()]);
  return days(keeping) / days(() => []);
}

daysOf(true, 'warm');
const rounds = Array.from({ length: ROUNDS }, (_, i) => {
  const without = daysOf(false, `ledger ${i}`);
  const days = { without, ratio: daysOf(true, `ledger ${i}`) / without };
  const command = commandRatio(`ledger ${i}`);
  say(`days ${days.ratio.toFixed(2)}, run --out ${command.toFixed(2)}`);
  return { days, command };
});
const result = {
  commit: commit(),
  machine: machine(),
  scenario: SCENARIO,
  agents: AGENTS,
  secondsWithoutLedger: spreadOf(rounds.map(({ days }) => days.without)),
  daysWithLedger: spreadOf(rounds.map(({ days }) => days.ratio)),
  runKept: spreadOf(rounds.map(({ command }) => command)),
};
keep('ledger', result);
say(JSON.stringify(result, null, 2));
