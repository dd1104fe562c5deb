/** A damaged kernel, in all ways and to all who meet it, and engines without vectors (`npm run test:long`). */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../.config/redis.mjs';
import { begin, scratch, taurideUnder } from './command-line.js';
import { damaged, MANY, SWEEP, told, UNTIL } from './kernel-fixture.js';

test.each(['empty', 'another file'])('a kernel that is damaged is told: %s', async (how) => {
  const { main, file } = damaged(how);
  const { code, stdout, stderr } = await begin(['run', 'two-powers', ...UNTIL], main).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  told(stderr, file, 'the file of the simd kernel is damaged');
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
