/**
 * What a short command takes before it begins, and what a point of a design takes before its first day: `npm run bench:start -- --rounds 7`.
 *
 * Decision worth knowing: everything is processor time, and bare node is started beside each command in the same round, since only their ratio
 * means anything on another machine, or on this one while it is busy. The least of all rounds is told: whatever disturbs only adds.
 * Home and temporary folder are empty ones.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from '../src/platform/node/threads/machine.js';
import type { Interventions } from '../src/scenario/intervene.js';
import { compileScenario, findScenario, nodeKernel, parseScenarioFolder, runScenario } from './built.js';
import { familyOf } from './processor.js';
import { commit, keep, option, say } from './studies/laboratory.js';

const ROUNDS = option('rounds', 5);
const POINTS = option('points', 100);

const SCENARIO = 'russia-1917';
const AGENTS = 48_000;

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const USAGE = new URL('usage.mjs', import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), 'tauride-start-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A copy of the scenario in which one number differs: one that no posterior was fitted under, or it would be stale. */
function copyOf(id: string): string {
  const copy = join(folder, 'copy');
  cpSync(findScenario(id), copy, { recursive: true });
  const file = join(copy, 'scenario.yaml');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(/^population: \d+/m, 'population: 100001');
  if (changed === text) throw new Error('no number of the copy was changed');
  writeFileSync(file, changed);
  return copy;
}

/** Processor seconds of a process of Node, of all its threads. */
function secondsOf(words: readonly string[]): number {
  const { status, output } = spawnSync(process.execPath, ['--import', USAGE, ...words], {
    cwd: folder,
    env: { ...process.env, HOME: folder, TMPDIR: folder },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`${words.join(' ')} failed`);
  const { user, system } = JSON.parse(String(output[3])) as NodeJS.CpuUsage;
  return (user + system) / 1e6;
}

const bare = join(folder, 'bare.mjs');
writeFileSync(bare, '');
const copy = copyOf(SCENARIO);

/** Two days, so that what is left is start-up and the birth of these people. */
const replayed = (scenario: string) =>
  [MAIN, 'replay', scenario, '--until', '1917-03-09', '--population', '100000', '--quiet'] as const;

const COMMANDS = {
  bareNode: [bare],
  version: [MAIN, '--version'],
  check: [MAIN, 'check', SCENARIO],
  checkOfChangedCopy: [MAIN, 'check', copy],
  replayOfTwoDays: replayed(SCENARIO),
  replayOfTwoDaysOfChangedCopy: replayed(copy),
};

const least = (values: readonly number[]): number => Math.min(...values);

function processSeconds(): Record<string, number> {
  const entries = Object.entries(COMMANDS);
  const rounds = Array.from({ length: ROUNDS }, () => entries.map(([, words]) => secondsOf(words)));
  return Object.fromEntries(entries.map(([name], i) => [name, least(rounds.map((round) => round[i]))]));
}

/** Processor seconds of some work in this thread. */
function secondsHere(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Changes of the points of a Latin hypercube over five numbers, as a design makes them. */
const changesOf = (point: number): Interventions => [
  { kind: 'set', path: 'laws.carriers.wordOfMouth', value: 0.02 + point * 1e-5 },
  { kind: 'set', path: 'mechanisms.blame.rate', value: 0.05 + point * 1e-5 },
  { kind: 'set', path: 'behaviour.encounter', value: 0.01 + point * 1e-6 },
  { kind: 'set', path: 'policies.supply', value: 0.5 + point * 1e-4 },
  { kind: 'set', path: 'mechanisms.blame.max', value: 0.1 + point * 1e-5 },
];

/** What a point takes before its first day, beside what its run takes, in turns. */
function pointSeconds() {
  const parsed = parseScenarioFolder(findScenario(SCENARIO));
  const kernel = nodeKernel('auto');
  const compiled: number[] = [];
  const ran: number[] = [];
  const compilePoint = (point: number) => compileScenario(parsed, { interventions: changesOf(point) });
  const loaded = compilePoint(0);
  const run = { loaded, population: AGENTS, kernel, mode: 'run' as const, version: 'bench' };
  for (let point = 1; point <= POINTS; point++) {
    compiled.push(secondsHere(() => compilePoint(point)));
    if (point % 10 === 0) ran.push(secondsHere(() => runScenario({ ...run, seed: `start ${point}` })));
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];
  return { beforeFirstDay: median(compiled), run: median(ran), share: median(compiled) / median(ran) };
}

const seconds = processSeconds();
const point = pointSeconds();
const { bareNode } = seconds;
const result = {
  commit: commit(),
  machine: { ...machine(), family: familyOf() },
  rounds: ROUNDS,
  processorSeconds: seconds,
  goals: { check: 4 * bareNode + 0.4, startOfReplay: 4 * bareNode + 0.6 },
  pointOfDesign: point,
};

keep('start', result);
say(JSON.stringify(result, null, 2));
