import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis, type TestRedis } from '../../.config/redis.mjs';
import { begin, contents, installation, scratch, tauride } from './command-line.js';

let redis: TestRedis;
beforeAll(async () => void (redis = await startRedis()));
afterAll(() => redis.stop());

/** Twelve batches, in each of which the run of the fourth point fails: a cell would be larger than its stratum, which neither value makes it alone. */
const WORDS = [
  ...['sweep', 'two-powers', '--population', '2292', '--runs', '12', '--until', '1848-05-05'],
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
    expect((await second.kill('SIGTERM')).code).toBe(143);
    const alias = join(scratch(), 'alias');
    symlinkSync(dirname(folder), alias);
    const late = worker('--mount', `${dirname(folder)}=${alias}`);
    const { code, stdout, stderr } = await following.ended;
    expect(stderr).toContain('12 batches wait');
    expect(stderr).toContain('12 runs failed');
    expect(code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    for (const said of [stdout, tauride(['merge', folder]).stdout]) expect(said).toContain(days);
    expect(await late.kill('SIGHUP')).toMatchObject({
      code: 129,
      stderr: expect.stringContaining('batch ') as string,
    });
  });

  test('is completed by a worker that comes late and has little patience, after the only other was killed', async () => {
    const folder = join(scratch(), 'shared');
    const [first] = await waiting(1);
    const following = sweep(folder);
    await until(() => first.said.stderr.includes('batch '));
    await first.kill('SIGKILL');
    const late = worker('--idle', '1');
    expect((await following.ended).code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    expect(await late.ended).toMatchObject({ code: 0 });
  });

  test('says within seconds that the last worker is gone without a word', async () => {
    const [lost] = await waiting(1);
    const following = sweep(join(scratch(), 'shared'));
    await until(
      () => following.said.stderr.includes('1 worker is there') && lost.said.stderr.includes('batch '),
    );
    await lost.kill('SIGKILL');
    const began = performance.now();
    await until(() => following.said.stderr.includes('no worker is there'));
    expect(performance.now() - began).toBeLessThan(10_000);
    await following.kill('SIGINT');
  });

  test('is not helped by a worker of another version, and both are told', async () => {
    const folder = join(scratch(), 'shared');
    const copy = installation();
    const described = readFileSync(join(copy.folder, 'package.json'), 'utf8');
    writeFileSync(
      join(copy.folder, 'package.json'),
      described.replace(/"version": "[^"]+"/, '"version": "99.0.0"'),
    );
    const stranger = begin(['worker', '--redis', redis.url, '--threads', '1'], copy.main);
    await until(() => stranger.said.stderr.includes('for batches of Tauride 99.0.0'));
    const following = sweep(folder);
    await until(() => following.said.stderr.includes('a worker of Tauride 99.0.0 is there'));
    await until(() => stranger.said.stderr.includes('this worker is of 99.0.0'));
    expect(following.said.stderr).toContain('no worker is there');
    const helper = worker('--idle', '1');
    expect((await following.ended).code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    expect(await stranger.kill('SIGINT')).toMatchObject({
      stderr: expect.stringContaining('done with 0 batches') as string,
    });
    await helper.ended;
  });

  test('waits for a server that answers nobody for a while, and nobody prints its password', async () => {
    const secret = 'xyzzy';
    const guarded = await startRedis(['--requirepass', secret]);
    onTestFinished(() => guarded.stop());
    const url = guarded.url.replace('//', `//:${secret}@`);
    const folder = join(scratch(), 'shared');
    const helper = begin(['worker', '--redis', url, '--threads', '1']);
    await until(() => helper.said.stderr.includes('for batches'));
    const following = begin([...WORDS, '--out', folder, '--redis', url]);
    await until(() => helper.said.stderr.includes('batch '));
    guarded.freeze();
    const parties = [following, helper];
    await until(() =>
      parties.every(({ said }) => said.stderr.includes('does not answer in time; waiting for it')),
    );
    guarded.thaw();
    expect((await following.ended).code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    await until(() => helper.said.stderr.includes(`${guarded.url} is back`));
    expect((await helper.kill('SIGINT')).code).toBe(130);
    for (const { said } of parties) expect(said.stdout + said.stderr).not.toContain(secret);
    expect(readdirSync(folder)).toEqual(readdirSync(whole));
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

test('a worker ends when it is told to, though the server has gone', async () => {
  const helper = begin(['worker', '--redis', redis.url, '--threads', '2']);
  await until(() => helper.said.stderr.includes('for batches'));
  await sleep(1000);
  await redis.kill();
  await until(() => helper.said.stderr.includes('waiting for it'));
  // Closing a connection that was lost long ago takes for ever; one that was lost just now is closed.
  await sleep(4000);
  helper.signal('SIGINT');
  const { code, stderr } = await helper.ended;
  await redis.start();
  expect(code).toBe(130);
  expect(stderr).toContain('done with 0 batches');
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
