/**
 * What a free run costs against another commit: `npm run bench:against -- --other ../tauride-before --rounds 8`, where that is another checkout,
 * built.
 *
 * Decision worth knowing: both are asked by the command line, which hardly changes while the library inside is moved about, and take turns in
 * each round; everything is processor time, of all threads of a process. A run by itself is mostly code that was not compiled yet, so one among
 * many is measured beside it: a day of a comparison, of which each side says how many days it simulated.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spreadOf } from '../src/experiment/bench/spread.js';
import { machine } from '../src/platform/node/threads/machine.js';
import { familyOf } from './processor.js';
import { commit, keep, option, say, word } from './studies/laboratory.js';

const ROUNDS = option('rounds', 8);
const RUNS = option('runs', 12);
const AGENTS = option('agents', 48_000);
const SCENARIO = 'russia-1917';
const TWIN = 'insurrection-in-july';
const USAGE = new URL('usage.mjs', import.meta.url).href;

const OWN = fileURLToPath(new URL('..', import.meta.url));
const OTHER = resolve(word('other', ''));

const mainOf = (checkout: string): string => join(checkout, 'dist', 'cli', 'main.js');

if (OTHER === process.cwd() || !existsSync(mainOf(OTHER)))
  throw new Error('--other is to name another checkout that is built (npm ci && npm run build)');

/** Processor seconds of a command of a checkout, and what it printed. */
function ask(checkout: string, words: readonly string[]): { seconds: number; output: string } {
  const settings = ['--population', String(AGENTS), '--threads', '1'];
  const { status, output } = spawnSync(
    process.execPath,
    ['--import', USAGE, mainOf(checkout), ...words, ...settings],
    { encoding: 'utf8', maxBuffer: 2 ** 27, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} failed in ${checkout}`);
  const [, printed, , usage] = output.map(String);
  const { user, system } = JSON.parse(usage) as NodeJS.CpuUsage;
  return { seconds: (user + system) / 1e6, output: printed };
}

/** Processor seconds of one free run by itself, and of what comes before its second day. */
function single(checkout: string, seed: string) {
  const run = ['run', SCENARIO, '--seed', seed, '--quiet'];
  const command = ask(checkout, run).seconds;
  const start = ask(checkout, [...run, '--until', '1917-03-08']).seconds;
  return { command, start, days: command - start };
}

/** Processor seconds of a simulated day among many runs: those of many, less those of one. */
function dayAmongMany(checkout: string, seed: string): number {
  const compared = (runs: number) => {
    const words = ['compare', SCENARIO, '--with', TWIN, '--seed', seed, '--json', '--runs', String(runs)];
    const { seconds, output } = ask(checkout, words);
    const { days } = JSON.parse(output) as { days: { simulated: number } };
    return { seconds, days: days.simulated };
  };
  const [few, many] = [compared(2), compared(RUNS)];
  return (many.seconds - few.seconds) / (many.days - few.days);
}

const costOf = (checkout: string, seed: string) => ({
  ...single(checkout, seed),
  dayAmongMany: dayAmongMany(checkout, seed),
});

type Costs = ReturnType<typeof costOf>;

interface Round {
  readonly own: Costs;
  readonly other: Costs;
}

const of = (rounds: readonly Round[], figure: (costs: Costs) => number) => ({
  own: spreadOf(rounds.map(({ own }) => figure(own))),
  other: spreadOf(rounds.map(({ other }) => figure(other))),
  ratio: spreadOf(rounds.map(({ own, other }) => figure(own) / figure(other))),
});

const resultOf = (rounds: readonly Round[]) => ({
  commit: commit(),
  other: execFileSync('git', ['-C', OTHER, 'rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim(),
  machine: { ...machine(), family: familyOf() },
  ...{ scenario: SCENARIO, agents: AGENTS, runs: RUNS },
  processorSeconds: {
    command: of(rounds, ({ command }) => command),
    daysOfOneRun: of(rounds, ({ days }) => days),
    dayAmongMany: of(rounds, (costs) => costs.dayAmongMany),
  },
});

const rounds: Round[] = [];
for (let i = 0; i < ROUNDS; i++) {
  const order = i % 2 === 0 ? [OWN, OTHER] : [OTHER, OWN];
  const [first, second] = order.map((checkout) => costOf(checkout, `against ${i}`));
  const [own, other] = order[0] === OWN ? [first, second] : [second, first];
  rounds.push({ own, other });
  const ratio = (figure: (costs: Costs) => number) => (figure(own) / figure(other)).toFixed(2);
  say(`days ${ratio(({ days }) => days)}, among many ${ratio((costs) => costs.dayAmongMany)}`);
  keep('against', resultOf(rounds));
}
say(JSON.stringify(resultOf(rounds).processorSeconds, null, 2));
