import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../../.config/redis.mjs';
import { begin, contents, scratch, tauride } from './command-line.js';

let redis: TestRedis;
beforeAll(async () => void (redis = await startRedis()));
afterAll(() => redis.stop());

/** Twelve batches, in each of which the run of the fourth point fails: a cell would be larger than its stratum, which neither value makes it alone. */
const WORDS = [
  ...['sweep', 'two-powers', '--population', '2292', '--runs', '12', '--until', '1848-07-20'],
  ...['--vary', 'strata.watch.persons=400,100', '--vary', 'strata.watch.cells.0.cell=40,200'],
];

const worker = (...more: string[]) => begin(['worker', '--redis', redis.url, '--threads', '1', ...more]);
const sweep = (folder: string, ...more: string[]) =>
  begin([...WORDS, '--out', folder, '--redis', redis.url, ...more]);

/** Waits for something to be so; the test's own limit of time ends a wait in vain. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

/** Workers that wait for batches: begun later than the sweep, one of them might find none left. */
async function waiting(count: number): Promise<readonly ReturnType<typeof begin>[]> {
  const workers = Array.from({ length: count }, () => worker());
  await until(() => workers.every(({ said }) => said.stderr.includes('for batches')));
  return workers;
}

describe('a sweep at a queue', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  let days = '';
  beforeAll(() => {
    const { code, stdout } = tauride([...WORDS, '--out', whole]);
    expect(code).toBe(1);
    days = /^ {2}\S+ days computed for \S+ asked: .+$/m.exec(stdout)?.[0] ?? 'nothing is said of days';
  });
  afterAll(() => rmSync(parent, { recursive: true }));

  test('gives what one process gives, though workers and server are killed and one comes late', async () => {
    const folder = join(scratch(), 'shared');
    const [first, second] = await waiting(2);
    const following = sweep(folder);
    await until(() => first.said.stderr.includes('batch ') && second.said.stderr.includes('batch '));
    await first.kill('SIGKILL');
    await redis.kill();
    await redis.start();
    expect((await second.kill('SIGTERM')).code).toBe(130);
    const alias = join(scratch(), 'alias');
    symlinkSync(dirname(folder), alias);
    const late = worker('--mount', `${dirname(folder)}=${alias}`);
    const { code, stdout, stderr } = await following.ended;
    expect(stderr).toContain('12 batches wait');
    expect(stderr).toContain('12 runs failed');
    expect(code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    for (const said of [stdout, tauride(['merge', folder]).stdout]) expect(said).toContain(days);
    expect(await late.kill('SIGTERM')).toMatchObject({
      code: 130,
      stderr: expect.stringContaining('batch ') as string,
    });
  });

  test('stops by itself at the same seed, and keeps no more', async () => {
    const words = [
      ...['sweep', 'two-powers', '--population', '2292', '--runs', '12', '--until', '1848-04-20'],
      ...['--vary', 'ship-lost=1848-03-10,1848-03-20', '--outcome', 'held_council', '--until-width', '0.5'],
    ];
    const [alone, shared] = ['alone', 'shared'].map((name) => join(scratch(), name));
    const helper = worker();
    const following = begin([...words, '--out', shared, '--redis', redis.url, '--quiet']);
    expect(tauride([...words, '--out', alone, '--quiet']).code).toBe(0);
    expect(await following.ended).toMatchObject({ code: 0, stderr: '' });
    expect(contents(shared)).toEqual(contents(alone));
    await helper.kill('SIGTERM');
  });

  test('is interrupted on both sides, and completed', async () => {
    const folder = join(scratch(), 'shared');
    const [helper] = await waiting(1);
    const following = sweep(folder);
    await until(() => helper.said.stderr.includes('batch '));
    following.signal('SIGINT');
    const stopped = await helper.kill('SIGINT');
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(/done with \d+ batch/);
    const { code, stderr } = await following.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('--resume completes it');
    const lost = worker('--mount', `${dirname(folder)}=${join(folder, 'nowhere')}`);
    const again = sweep(folder, '--resume', '--quiet');
    expect(await lost.ended).toMatchObject({ code: 2, stderr: expect.stringContaining('nowhere') as string });
    const other = worker('--idle', '1');
    expect((await again.ended).code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    expect(await other.ended).toMatchObject({ code: 0 });
  });
});

describe('what is wrong with a queue', () => {
  test.each([[[...WORDS, '--out', join(tmpdir(), 'never-begun')]], [['worker']]])(
    'is said without the password, before anything is begun',
    (words) => {
      const { code, stdout, stderr } = tauride([...words, '--redis', 'redis://me:xyzzy@127.0.0.1:1']);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('redis://127.0.0.1:1: nothing listens there');
      expect(stderr).not.toMatch(/me:|xyzzy/);
      expect(existsSync(join(tmpdir(), 'never-begun'))).toBe(false);
    },
  );

  test('is said of options that a queue has no use for', () => {
    const { code, stderr } = tauride([
      ...[...WORDS, '--out', join(scratch(), 'new'), '--redis', redis.url],
      ...['--threads', '2', '--shard', '1/2'],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('give --threads to `tauride worker`');
    expect(stderr).toContain('leave out --shard or --redis');
  });
});
