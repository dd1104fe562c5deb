/**
 * Tauride beside what its users would otherwise take, on the same model in one session: `npm run bench:peers`.
 *
 * Decision worth knowing: every peer is a program of its own, written as its own users would, and they take turns, so that all
 * meet the same machine. Whoever does not end in the same averages and deviations stops the study: nothing is drawn of him.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spreadOf, type Spread } from '../../src/experiment/bench/spread.js';
import { machine } from '../../src/platform/node/threads/machine.js';
import { commit, keep, option, say } from '../studies/laboratory.js';
import { speedChart } from './chart.js';
import { model } from './measure.mjs';
import { ONE_THREAD, PYTHON, requirePython } from './python.js';

const ROUNDS = option('rounds', 3);
const DAYS = option('days', 20);

/** Days that pass before speed counts: compilers have done their work by then. */
const WARM_DAYS = 5;

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PROGRAMS: readonly (readonly [command: string, ...args: string[]])[] = [
  [process.execPath, 'tauride.mjs'],
  [PYTHON, 'numba_peer.py'],
  [PYTHON, 'numpy_peer.py'],
  [process.execPath, 'typed-arrays.mjs'],
  [process.execPath, 'objects.mjs'],
  [process.execPath, 'agentscript.mjs'],
  [process.execPath, 'flocc.mjs'],
];

interface Party {
  readonly mean: number;
  readonly deviation: number;
}

/** What a program prints. */
interface Answer {
  readonly name: string;
  readonly version: string;
  readonly nanoseconds: readonly number[];
  readonly parties: readonly Party[];
}

function ask([command, ...args]: (typeof PROGRAMS)[number]): Answer {
  const output = execFileSync(command, [...args, String(model.agents), String(DAYS)], {
    cwd: FOLDER,
    encoding: 'utf8',
    env: { ...process.env, ...ONE_THREAD },
  });
  return JSON.parse(output) as Answer;
}

function installPeers(): void {
  if (!existsSync(`${FOLDER}node_modules`)) execFileSync('npm', ['ci'], { cwd: FOLDER, stdio: 'inherit' });
  requirePython();
}

/** What theory says a party's loyalty is on average after so many days: encounters and noise change no average. */
const expectedMean = (appeal: number): number => appeal * (1 - (1 - model.rho) ** DAYS);

/** Sampling noise of an average is the deviation by the root of the agents; five of them, and a unit of 16-bit numbers. */
const tolerance = ({ deviation }: Party): number => 5 * (deviation / Math.sqrt(model.agents)) + 2 ** -15;

/** How far deviations may be apart: those of 100 000 agents scatter by a fifth of a percent. */
const DEVIATION_TOLERANCE = 0.02;

function assertSameModel(answer: Answer, reference: Answer): void {
  answer.parties.forEach((party, p) => {
    const miss = Math.abs(party.mean - expectedMean(model.appeal[p]));
    if (miss > tolerance(party))
      throw new Error(`${answer.name}: the average of party ${p} is off by ${miss}`);
    const ratio = party.deviation / reference.parties[p].deviation;
    if (Math.abs(ratio - 1) > DEVIATION_TOLERANCE)
      throw new Error(
        `${answer.name}: the deviation of party ${p} is ${ratio} times that of ${reference.name}`,
      );
  });
}

/** A peer as it is kept. */
interface Peer {
  readonly name: string;
  readonly version: string;
  /** Nanoseconds of an agent's day. */
  readonly nanoseconds: Spread;
  readonly updatesPerSecond: number;
  readonly parties: readonly Party[];
}

function peerOf(answers: readonly Answer[]): Peer {
  const [{ name, version, parties }] = answers;
  const nanoseconds = spreadOf(answers.flatMap((answer) => answer.nanoseconds.slice(WARM_DAYS)));
  return { name, version, nanoseconds, updatesPerSecond: 1e9 / nanoseconds.median, parties };
}

function study(): void {
  installPeers();
  const answers: Answer[][] = PROGRAMS.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    PROGRAMS.forEach((program, i) => {
      const answer = ask(program);
      assertSameModel(answer, answers[0][0] ?? answer);
      answers[i].push(answer);
    });
  const peers = answers.map(peerOf).sort((a, b) => b.updatesPerSecond - a.updatesPerSecond);
  for (const { name, updatesPerSecond } of peers)
    say(
      `${name.padEnd(26)} ${(updatesPerSecond / 1e6).toFixed(2).padStart(8)} million agent-updates a second`,
    );
  const figures = { commit: commit(), machine: machine(), model, days: DAYS, rounds: ROUNDS, peers };
  keep('peers', figures);
  writeFileSync(`${ROOT}docs/speed.svg`, speedChart(figures));
}

study();
