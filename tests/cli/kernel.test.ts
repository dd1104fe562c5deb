/**
 * The kernel of an installation: one that is missing or damaged is told, and slow runs are left to engines that cannot do better.
 *
 * Decision worth knowing: the file is spoiled in a copy of the program, and the engine is Node without WebAssembly, or on a processor whose
 * vectors it may not use; so what is tested is what a user would meet.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../.config/redis.mjs';
import { begin, installation, scratch, taurideUnder } from './command-line.js';

const UNTIL = ['--until', '1848-03-05', '--quiet'];
const MANY = ['two-powers', '--population', '2292', '--runs', '2', ...UNTIL];
const SWEEP = ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-03,1848-03-04'];

/** What takes the place of the file of a kernel, if anything does. */
const DAMAGES: Readonly<Record<string, (whole: Buffer) => Buffer | undefined>> = {
  missing: () => undefined,
  empty: () => Buffer.of(),
  'cut short': (whole) => whole.subarray(0, 2000),
  'another file': () => Buffer.from('<!doctype html>'),
};

/** A copy of the program with a damaged kernel. */
function damaged(how: string, name = 'kernel.wasm') {
  const { folder, main } = installation();
  const file = join(folder, 'dist/kernel', name);
  const left = DAMAGES[how](readFileSync(file));
  rmSync(file);
  if (left !== undefined) writeFileSync(file, left);
  return { main, file };
}

/** One sentence: the file, the reason, and what to do. */
const told = (stderr: string, file: string, reason: string): void => {
  expect(stderr).toContain(`${file}: ${reason}`);
  expect(stderr).toMatch(/^tauride: failed: .*kernel.* of the simd kernel .*`npm run build`.*\n$/m);
  expect(stderr).not.toMatch(/ENOENT|CompileError|^ +at /m);
};

describe('a kernel that is there but cannot be used is told, whatever becomes of it', () => {
  test.each([
    ['missing', 'the file of the simd kernel cannot be read (there is no such file or folder)'],
    ['empty', 'the file of the simd kernel is damaged'],
    ['cut short', 'the file of the simd kernel is damaged'],
    ['another file', 'the file of the simd kernel is damaged'],
  ])('%s', async (how, reason) => {
    const { main, file } = damaged(how);
    const { code, stdout, stderr } = await begin(['run', 'two-powers', ...UNTIL], main).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    told(stderr, file, reason);
  });

  test('that of threads which share a memory', async () => {
    const { main, file } = damaged('cut short', 'kernel-shared.wasm');
    const { code, stderr } = await begin(['run', 'two-powers', '--threads', '2', ...UNTIL], main).ended;
    expect(code).toBe(1);
    told(stderr, file, 'the file of the simd kernel is damaged');
  });
});

test.each([
  ['replay', ['replay', 'two-powers', ...UNTIL]],
  ['compare', ['compare', ...MANY, '--with', 'bread-arrives']],
  ['sweep', SWEEP],
])('no slow kernel takes its place in silence: %s', async (command, words) => {
  const { main, file } = damaged('cut short');
  const out = command === 'sweep' ? ['--out', join(scratch(), 'out')] : [];
  const { code, stdout, stderr } = await begin([...words, ...out], main).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  told(stderr, file, 'the file of the simd kernel is damaged');
});

test('a worker with a damaged kernel leaves the queue and says why', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const following = begin([...SWEEP, '--redis', redis.url, '--out', join(scratch(), 'out')]);
  const worker = ['worker', '--redis', redis.url, '--threads', '1', '--quiet'];
  const { main, file } = damaged('cut short');
  const { code, stderr } = await begin(worker, main).ended;
  expect(code).toBe(1);
  told(stderr, file, 'the file of the simd kernel is damaged');
  const helper = begin([...worker, '--idle', '1']);
  expect((await following.ended).code).toBe(0);
  expect((await helper.ended).code).toBe(0);
});

/** Engines without vectors: one without any WebAssembly, and where it can be had one on an old processor. */
const ENGINES = ['--jitless', ...(process.arch === 'x64' ? ['--no-enable-sse4-1'] : [])];

describe.each(ENGINES)('an engine without vectors (%s)', (flag) => {
  test('takes the reference kernel and names it, and the file of the other is not looked at', () => {
    const words = ['run', 'two-powers', '--population', 'full', ...UNTIL, '--json'];
    const { code, stdout } = taurideUnder([flag], words, damaged('missing').main);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kernel: 'reference', threads: 1 });
  });

  test('refuses the simd kernel where it is asked for', () => {
    const { code, stderr } = taurideUnder([flag], ['run', 'two-powers', ...UNTIL, '--kernel', 'simd']);
    expect(code).toBe(2);
    expect(stderr).toContain('the simd kernel cannot be had here');
  });
});
