/** Runs the built command line: in a thread that keeps it loaded, or as a stranger would, as a process of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createSyncFn } from 'synckit';
import { onTestFinished } from 'vitest';
import { TABLES } from '../../src/experiment/tables/tables.js';
import { SUMS_FILE, writeSums } from '../../src/platform/node/files/sums.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const main = join(root, 'dist/cli/main.js');
const program = join(root, 'dist/cli/program.js');

/** What the folder of a run holds that --until has cut, sorted. */
export const RUN_FILES = [
  ...TABLES.map((table) => `${table}.parquet`),
  ...['SHA256SUMS', 'last-day.tauride', 'run.json'],
].sort();

/** Words for some runs of two powers, as small as they come, in one thread, to a day. */
export const fewRuns = (runs: number, until: string): string[] => [
  ...['two-powers', '--population', '2292', '--threads', '1'],
  ...['--runs', String(runs), '--until', until, '--quiet'],
];

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** What the command finds around it: no terminal, no wish for colour. */
const environment = (more: Environment): NodeJS.ProcessEnv => {
  const mine = new Set(['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'TERM']);
  const rest = Object.entries(process.env).filter(([name]) => !mine.has(name));
  return { ...Object.fromEntries(rest), LC_ALL: 'C.UTF-8', ...more };
};

const resident = createSyncFn<(program: string, words: readonly string[], env: NodeJS.ProcessEnv) => Ended>(
  new URL('./resident.mjs', import.meta.url).href,
);

/** `tauride <words>`, to its end. */
export const tauride = (words: readonly string[], more: Environment = {}): Ended =>
  resident(pathToFileURL(program).href, words, environment(more));

/** `tauride <words>` in another folder, to its end. */
export function taurideIn(folder: string, words: readonly string[], more: Environment = {}): Ended {
  const here = process.cwd();
  process.chdir(folder);
  try {
    return tauride(words, more);
  } finally {
    process.chdir(here);
  }
}

/** `tauride <words>` as a process of its own, to its end; what it prints may go to an open file instead. */
export function taurideProcess(words: readonly string[], more: Environment = {}, output?: number): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: root,
    env: environment(more),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 300_000,
    stdio: ['pipe', output ?? 'pipe', 'pipe'],
  });
  return { code: status, stdout, stderr };
}

/** `tauride <words>` in a shell that has done something before, with a limit or in another folder. */
export function taurideAfter(script: string, words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `${script} && exec "$@"`, 'sh', process.execPath, main, ...words],
    { cwd: root, env: environment({}), encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

/** `tauride <words>`, where no file can grow beyond so many blocks of 512 bytes: to a writer, a disk that is full. */
export const taurideWithin = (blocks: number, words: readonly string[]): Ended =>
  taurideAfter(`ulimit -f ${blocks}`, words);

/** `tauride <words>` in an engine with flags of its own, to its end. */
export function taurideUnder(flags: readonly string[], words: readonly string[], installed = main): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, installed, ...words], {
    cwd: root,
    env: environment({}),
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

/** `tauride <words>`, started; the caller ends it. */
export const start = (words: readonly string[], installed = main) =>
  spawn(process.execPath, [installed, ...words], { cwd: root, env: environment({}) });

/** `tauride <words>` beside the test: what it has said so far, its end, and signals to it. It does not outlive the test. */
export function begin(words: readonly string[], installed = main) {
  const child = start(words, installed);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  const kill = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  onTestFinished(() => void child.kill('SIGKILL'));
  return { said, ended, kill, signal: (signal: NodeJS.Signals) => child.kill(signal) };
}

/** The file itself under another name; a copy, where the place of the other is on another disk. */
function linkTo(file: string, other: string): void {
  try {
    linkSync(file, other);
  } catch {
    copyFileSync(file, other);
  }
}

/**
 * The built program once more, for a test to spoil: its folder, and the file that is the program. Its files are those of `dist`, so a test
 * takes one away, or puts another in its place, and never writes into it.
 */
export function installation(): { readonly folder: string; readonly main: string } {
  const folder = scratch();
  for (const entry of readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const place = join(folder, relative(root, entry.parentPath));
    mkdirSync(place, { recursive: true });
    if (entry.isFile()) linkTo(join(entry.parentPath, entry.name), join(place, entry.name));
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'scenarios']) symlinkSync(join(root, name), join(folder, name));
  return { folder, main: join(folder, 'dist/cli/main.js') };
}

/** A folder that is gone when the test is over. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tauride-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a bundled scenario that a test may spoil. */
export function copyOf(scenario: string): string {
  const folder = join(scratch(), scenario);
  cpSync(join(root, 'scenarios', scenario), folder, { recursive: true });
  return folder;
}

/** Lists all files of a folder of results as they are now, as somebody would who means to change them. */
export const listAgain = (folder: string): void => {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== SUMS_FILE)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  writeSums(folder, names);
};

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything in a folder of results: the hash of each file, by its name. */
export const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => [entry.name, hashOf(readFileSync(join(entry.parentPath, entry.name)))]),
  );
