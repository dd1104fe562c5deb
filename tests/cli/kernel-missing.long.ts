/**
 * The kernel of an installation: one that is missing or damaged is told, and slow runs are left to engines that cannot do better. All ways of
 * damage, and all who meet it: `kernel.long.ts`.
 *
 * Decision worth knowing: the engine is Node without WebAssembly, or on a processor whose vectors it may not use.
 */
import { describe, expect, test } from 'vitest';
import { begin, taurideUnder } from './command-line.js';
import { damaged, MANY, told, UNTIL } from './kernel-fixture.js';

describe('a kernel that is there but cannot be used is told, whatever becomes of it', () => {
  test.each([
    ['missing', 'the file of the simd kernel cannot be read (there is no such file or folder)'],
    ['cut short', 'the file of the simd kernel is damaged'],
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

test('no slow kernel takes its place in silence', async () => {
  const { main, file } = damaged('cut short');
  const words = ['compare', ...MANY, '--threads', '1', '--with', 'bread-arrives'];
  const { code, stdout, stderr } = await begin(words, main).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  told(stderr, file, 'the file of the simd kernel is damaged');
});

test('an engine without WebAssembly takes the reference kernel and names it, and the file of the other is not looked at', () => {
  const words = ['run', 'two-powers', '--population', '2292', ...UNTIL, '--json'];
  const { code, stdout } = taurideUnder(['--jitless'], words, damaged('missing').main);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kernel: 'reference', threads: 1 });
});

test.runIf(process.arch === 'x64')(
  'an engine without vectors refuses the simd kernel where it is asked for',
  () => {
    const { code, stderr } = taurideUnder(
      ['--no-enable-sse4-1'],
      ['run', 'two-powers', ...UNTIL, '--kernel', 'simd'],
    );
    expect(code).toBe(2);
    expect(stderr).toContain('the simd kernel cannot be had here');
  },
);
