/** Threads that cannot begin, where other commands wait for them (`npm run test:long`). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../.config/redis.mjs';
import { begin, scratch } from './command-line.js';
import { COMPARE, ENDS, incomplete, plain, spoilt, SWEEP, THROWS } from './threads-fixture.js';

test.each([
  ['throws', THROWS, 'out of order', COMPARE],
  ['ends', ENDS, 'it ended at once', SWEEP],
])('a thread that %s before it is ready is told in a line: %s (%s) %#', async (_, text, reason, words) => {
  const out = join(scratch(), 'out');
  const { code, stdout, stderr } = await begin([...words, '--out', out], spoilt(text)).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(plain);
  expect(stderr).toContain(`failed: no thread can begin to compute: ${reason}`);
  expect(existsSync(join(out, 'shards'))).toBe(false);
});

test('threads without their kernel are told once, and not for every batch', async () => {
  const { code, stdout, stderr } = await begin(COMPARE, incomplete()).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^tauride: failed: no thread can begin to compute: .*kernel\.wasm.*\n$/);
});

test('a worker at a queue gives its batches back to others, and ends', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const out = join(scratch(), 'shared');
  const worker = ['worker', '--redis', redis.url, '--threads', '1'];
  const following = begin([...SWEEP, '--redis', redis.url, '--out', out]);
  const { code, stderr } = await begin(worker, spoilt(THROWS)).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(plain);
  expect(stderr).toContain('failed: no thread can begin to compute: out of order');
  const helper = begin([...worker, '--idle', '1']);
  expect((await following.ended).code).toBe(0);
  expect((await helper.ended).code).toBe(0);
});
