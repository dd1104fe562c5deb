/**
 * The native kernel (bench/native) as a partner in measurements: compiled here, given the same people, called by turns.
 */
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BenchmarkPeople } from '../src/experiment/bench/people.js';
import { ALIGNMENT, PEOPLE_COLUMNS } from '../src/population/layout.js';

const FOLDER = fileURLToPath(new URL('native', import.meta.url));

/** How each build is compiled; everything else is the same source. */
const COMPILER = 'gcc';
const FLAGS = ['-std=gnu17', '-O3', '-Wall', '-Wextra', '-Werror'];
export const BUILDS = {
  avx2: [...FLAGS, '-mavx2', '-mtune=native'],
  sse: [...FLAGS, '-msse4.1', '-mtune=native'],
} as const;

export type Build = keyof typeof BUILDS;

/** The compiler in words, for the record. */
export const compilerVersion = (): string =>
  execFileSync(COMPILER, ['--version'], { encoding: 'utf8' }).split('\n')[0];

/** Compiles a build into a folder; returns the program's path. */
export function compileNative(build: Build, folder: string): string {
  const program = join(folder, `kernel-${build}`);
  const sources = ['kernel.c', 'main.c'].map((name) => join(FOLDER, name));
  execFileSync(COMPILER, [...BUILDS[build], '-o', program, ...sources], { stdio: 'inherit' });
  return program;
}

/** The words of an image's header: bench/native/main.c. */
const HEADER_WORDS = 24;

/** A write of more bytes than this may be cut short by the system. */
const WRITE_BYTES_MAX = 2 ** 30;

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;)
    at += writeSync(file, bytes, at, Math.min(WRITE_BYTES_MAX, bytes.length - at));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** All columns of people who live in one memory. */
function bytesOfPeople({ population }: BenchmarkPeople): Uint8Array {
  const [{ columns, layout }, ...others] = population.shards;
  if (others.length > 0) throw new RangeError('the native kernel has one memory');
  return new Uint8Array(
    columns.agents.buffer,
    columns.agents.byteOffset - layout.offsets.agents,
    layout.bytes,
  );
}

/** Writes the people, their inputs and their keys as bench/native/main.c reads them. */
export function writeImage(path: string, people: BenchmarkPeople): void {
  const { population, inputs, keys } = people;
  const [{ layout, pieces }] = population.shards;
  const bytes = bytesOfPeople(people);
  const header = new Uint32Array(HEADER_WORDS);
  const words = ({ a, b, c, d }: typeof keys): number[] => [a, b, c, d];
  const offsets = PEOPLE_COLUMNS.map((name) => layout.offsets[name] / ALIGNMENT);
  header.set([
    pieces.length,
    bytes.length / ALIGNMENT,
    ...words(keys),
    ...words(population.keys),
    ...offsets,
  ]);
  const table = pieces.flatMap((s) => [s.cellBegin, s.cellEnd, s.tieBegin, s.tiesPerCell, s.entity]);
  const file = openSync(path, 'w');
  for (const part of [header, Uint32Array.from(table), inputs.rows, bytes]) writeWhole(file, bytesOf(part));
  closeSync(file);
}

/** A native kernel at work on a copy of some people. */
export class NativeKernel {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  private constructor(program: string, image: string) {
    this.#child = spawn(program, [image]);
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts a program on an image, which may be removed thereafter. */
  static async start(program: string, image: string): Promise<NativeKernel> {
    const kernel = new NativeKernel(program, image);
    await kernel.#line();
    return kernel;
  }

  async #line(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done === true) throw new Error('the native kernel has ended');
    return line.value;
  }

  async #ask(command: string): Promise<string> {
    this.#child.stdin.write(`${command}\n`);
    return this.#line();
  }

  /** Moves its people by so many days; nanoseconds of each. */
  async run(tick: number, days: number): Promise<number[]> {
    return (await this.#ask(`run ${tick} ${days}`)).trim().split(' ').map(Number);
  }

  /** Bytes a second that are read and written in place in a buffer of that size. */
  async bandwidth(bytes: number): Promise<number> {
    return Number(await this.#ask(`bandwidth ${bytes}`));
  }

  /** Throws unless its people, tally and sums are, byte for byte, those given. `file` is for their exchange. */
  async expectEqual(people: BenchmarkPeople, file: string): Promise<void> {
    await this.#ask(`write ${file}`);
    const written = readFileSync(file);
    rmSync(file);
    const expected = Buffer.concat([
      bytesOfPeople(people),
      bytesOf(people.tally.strata),
      bytesOf(people.tally.sums),
    ]);
    if (Buffer.compare(written, expected) === 0) return;
    const at = written.findIndex((byte, i) => byte !== expected[i]);
    const [{ layout }] = people.population.shards;
    const names = PEOPLE_COLUMNS.filter((name) => layout.offsets[name] <= at);
    throw new Error(`the native kernel differs from byte ${at} on (column ${names.at(-1) ?? 'none'})`);
  }

  stop(): void {
    this.#child.stdin.end();
  }
}
