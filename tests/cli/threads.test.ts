/**
 * Threads that cannot begin: a command that waits for them ends and says why, and what was finished before is kept.
 *
 * Decision worth knowing: the threads fail as they would for a user, in a copy of the program in which their module is spoiled. One that
 * ends without an error matters as much as one that throws, since nobody hears of it but by its absence.
 */
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../.config/redis.mjs';
import { begin, contents, installation, scratch, tauride } from './command-line.js';

const SMALL = ['two-powers', '--population', '2292', '--runs', '4', '--until', '1848-04-20', '--quiet'];
const SWEEP = ['sweep', ...SMALL, '--vary', 'ship-lost=1848-03-10,1848-03-20'];
const COMPARE = ['compare', ...SMALL, '--with', 'bread-arrives'];

const THROWS = "throw new Error('out of order');";
const ENDS = 'process.exit(3);';

/** Computes two batches, then dies over the third; whoever takes its place cannot begin. */
const TIRES = (flag: string) => `
  import { existsSync, writeFileSync } from 'node:fs';
  import { compute as well } from './well.js';
  if (existsSync(${JSON.stringify(flag)})) throw new Error('out of order');
  export function compute(batch) {
    if (batch.index < 2) return well(batch);
    writeFileSync(${JSON.stringify(flag)}, '');
    process.exit(3);
  }`;

/** A copy of the program whose threads run this text. */
function spoilt(text: string) {
  const { folder, main } = installation();
  const file = join(folder, 'dist/platform/node/threads/ensemble-worker.js');
  const well = join(folder, 'dist/platform/node/threads/well.js');
  renameSync(file, well);
  writeFileSync(file, text);
  return { main, mend: () => copyFileSync(well, file) };
}

/** A copy of the program without the kernel that its threads need. */
function incomplete() {
  const { folder, main } = installation();
  rmSync(join(folder, 'dist/kernel/kernel.wasm'));
  return main;
}

const plain = /^(tauride: .+\n)+$/;

test.each([
  ['throws', THROWS, 'out of order', SWEEP],
  ['throws', THROWS, 'out of order', COMPARE],
  ['ends', ENDS, 'it ended at once', SWEEP],
  ['ends', ENDS, 'it ended at once', COMPARE],
])('a thread that %s before it is ready is told in a line: %s (%s) %#', async (_, text, reason, words) => {
  const out = join(scratch(), 'out');
  const { code, stdout, stderr } = await begin([...words, '--out', out], spoilt(text).main).ended;
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

test('a sweep keeps what was finished before, and is completed', async () => {
  const [whole, cut] = ['whole', 'cut'].map((name) => join(scratch(), name));
  const { main, mend } = spoilt(TIRES(join(scratch(), 'flag')));
  const { code, stderr } = await begin([...SWEEP, '--threads', '1', '--out', cut], main).ended;
  expect({ code, shards: readdirSync(join(cut, 'shards')).length }).toEqual({ code: 1, shards: 6 });
  expect(stderr).toMatch(plain);
  expect(stderr).toContain(`${cut} keeps what was finished, --resume completes it`);
  mend();
  expect((await begin([...SWEEP, '--resume', '--out', cut], main).ended).code).toBe(0);
  expect(tauride([...SWEEP, '--out', whole]).code).toBe(0);
  expect(contents(cut)).toEqual(contents(whole));
});

test('a comparison tells of the seeds that were done', async () => {
  const { main } = spoilt(TIRES(join(scratch(), 'flag')));
  const { code, stdout, stderr } = await begin([...COMPARE, '--threads', '1', '--json'], main).ended;
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ twins: [{ pairs: 2 }] });
  expect(stderr).toMatch(plain);
  expect(stderr).toContain('out of order; 2 of 4 seeds are done, and the figures are theirs');
});

test('a worker at a queue gives its batches back to others, and ends', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const out = join(scratch(), 'shared');
  const worker = ['worker', '--redis', redis.url, '--threads', '1'];
  const following = begin([...SWEEP, '--redis', redis.url, '--out', out]);
  const { code, stderr } = await begin(worker, spoilt(THROWS).main).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(plain);
  expect(stderr).toContain('failed: no thread can begin to compute: out of order');
  const helper = begin([...worker, '--idle', '1']);
  expect((await following.ended).code).toBe(0);
  expect((await helper.ended).code).toBe(0);
});
