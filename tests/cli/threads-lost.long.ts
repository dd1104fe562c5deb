/** Threads that cannot begin: a command that waits for them ends and says why, and what was finished before is kept. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { begin, contents, scratch, tauride } from './command-line.js';
import { COMPARE, ENDS, plain, spoilt, SWEEP, THROWS, TIRES } from './threads-fixture.js';

test.each([
  ['throws', THROWS, 'out of order', SWEEP],
  ['ends', ENDS, 'it ended at once', COMPARE],
])('a thread that %s before it is ready is told in a line: %s (%s) %#', async (_, text, reason, words) => {
  const out = join(scratch(), 'out');
  const { code, stdout, stderr } = await begin([...words, '--out', out], spoilt(text)).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(plain);
  expect(stderr).toContain(`failed: no thread can begin to compute: ${reason}`);
  expect(existsSync(join(out, 'shards'))).toBe(false);
});

test('a sweep keeps what was finished before, and is completed', async () => {
  const [whole, cut] = ['whole', 'cut'].map((name) => join(scratch(), name));
  const main = spoilt(TIRES(join(scratch(), 'flag')));
  const { code, stderr } = await begin([...SWEEP, '--threads', '1', '--out', cut], main).ended;
  expect({ code, shards: readdirSync(join(cut, 'shards')).length }).toEqual({ code: 1, shards: 6 });
  expect(stderr).toMatch(plain);
  expect(stderr).toContain(`${cut} keeps what was finished, --resume completes it`);
  expect(tauride([...SWEEP, '--resume', '--out', cut]).code).toBe(0);
  expect(tauride([...SWEEP, '--out', whole]).code).toBe(0);
  expect(contents(cut)).toEqual(contents(whole));
});

test('a comparison tells of the seeds that were done', async () => {
  const main = spoilt(TIRES(join(scratch(), 'flag')));
  const { code, stdout, stderr } = await begin([...COMPARE, '--threads', '1', '--json'], main).ended;
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ twins: [{ pairs: 2 }] });
  expect(stderr).toMatch(plain);
  expect(stderr).toContain('out of order; 2 of 4 seeds are done, and the figures are theirs');
});
