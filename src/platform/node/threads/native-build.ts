/**
 * Building the native kernel, with whatever C compiler is there.
 *
 * Decision worth knowing: nothing that npm installs builds it. Node-API keeps its interface from version to
 * version, so what is needed beside the compiler are two headers, which lie beside most Nodes; no tool for
 * building addons is asked for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FaultError, refuse } from '../../../foundation/fault.js';
import { systemFault } from '../files/system-fault.js';
import { foreignMachine, planNative, type NativePlan } from './native.js';

const COMPILERS = ['cc', 'gcc', 'clang'];

const FLAGS = ['-std=gnu17', '-O3', '-Wall', '-Wextra', '-fPIC', '-fvisibility=hidden'];

/** The parts it is compiled in, each with the flag of its vectors. */
const PARTS = [
  { source: 'kernel.c', object: 'avx2.o', flags: ['-mavx2'] },
  { source: 'kernel.c', object: 'sse41.o', flags: ['-msse4.1'] },
  { source: 'addon.c', object: 'addon.o', flags: [] },
];

/** What a build has made. */
export interface NativeBuild {
  readonly file: string;
  /** The compiler's command, and the first line of what it says of itself. */
  readonly compiler: string;
  readonly version: string;
}

const NAME = 'the native kernel';

/** The first compiler that answers, or that which CC names. */
function findCompiler(): { readonly compiler: string; readonly version: string } {
  const named = process.env.CC;
  for (const compiler of named ? [named] : COMPILERS) {
    const { status, stdout } = spawnSync(compiler, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { compiler, version: stdout.split('\n')[0] };
  }
  const missing = named
    ? `the compiler that CC names (${named}) does not answer`
    : 'there is no C compiler here';
  const hint = 'install gcc or clang (Debian: `apt install gcc libc6-dev`), or name one by CC';
  return refuse(
    'no-compiler',
    NAME,
    missing,
    `${hint}; without it, \`auto\` and \`simd\` give the same results`,
  );
}

/** The folder of Node's headers: that which npm was told of, beside this Node, or that of the system. */
function findHeaders(): string {
  const told = process.env.npm_config_nodedir;
  const folders = [
    ...(told ? [join(told, 'include/node')] : []),
    join(dirname(process.execPath), '../include/node'),
    '/usr/include/node',
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'node_api.h')));
  if (found !== undefined) return found;
  const missing = `the headers of Node are missing: node_api.h is not in ${folders.join(', nor in ')}`;
  const hint =
    'install them (Debian: `apt install libnode-dev`), or take a Node from nodejs.org, which has them';
  return refuse('no-headers', NAME, missing, hint);
}

/** Runs the compiler; throws a FaultError with what it says first if it fails. */
function compile(compiler: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(compiler, words, { encoding: 'utf8' });
  if (status === 0) return;
  const said = stderr.split('\n').find((line) => /error|cannot|not found/i.test(line));
  const reason = said ?? error?.message ?? `exit code ${status}`;
  refuse(
    'compiler-failed',
    NAME,
    `${compiler} failed: ${reason.trim()}`,
    'try another compiler, by CC=clang',
  );
}

/** Compiles and links all parts in a folder; the file that is made. */
function buildIn(
  folder: string,
  compiler: string,
  headers: string,
  { sources, constants }: NativePlan,
): string {
  writeFileSync(join(folder, 'constants.h'), constants);
  const places = ['-I', folder, '-I', headers];
  for (const { source, object, flags } of PARTS)
    compile(compiler, [
      ...FLAGS,
      ...flags,
      ...places,
      '-c',
      join(sources, source),
      '-o',
      join(folder, object),
    ]);
  const file = join(folder, 'kernel.node');
  compile(compiler, ['-shared', '-o', file, ...PARTS.map(({ object }) => join(folder, object))]);
  return file;
}

/**
 * Builds the native kernel into a folder, by default that of the installation, whole or not at all; those
 * built from other sources are removed from it. Throws a FaultError where the machine is none for it, where
 * compiler or headers are missing, and where the folder cannot be written to.
 */
export function buildNative(folder?: string): NativeBuild {
  const foreign = foreignMachine();
  if (foreign !== undefined)
    refuse('foreign-machine', NAME, foreign, '`auto` and `simd` give the same results');
  const { compiler, version } = findCompiler();
  const headers = findHeaders();
  const plan = planNative(folder);
  const place = dirname(plan.file);
  const aside = openAside(place);
  try {
    renameSync(buildIn(aside, compiler, headers, plan), plan.file);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  const others = readdirSync(place).map((name) => join(place, name));
  for (const other of others) if (other !== plan.file) rmSync(other, { recursive: true });
  return { file: plan.file, compiler, version };
}

/** A new folder to build in, where the file is to lie. */
function openAside(place: string): string {
  try {
    mkdirSync(place, { recursive: true });
    return mkdtempSync(join(place, 'build-'));
  } catch (error) {
    const hint = 'install tauride where you may write, or build as whoever has installed it';
    throw new FaultError([{ ...systemFault(error, place), hint }]);
  }
}
