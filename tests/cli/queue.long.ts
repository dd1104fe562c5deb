/** A sweep at a queue whose workers and whose server are killed, stopped, frozen or of another version: `npm run test:long`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis, type TestRedis } from '../../.config/redis.mjs';
import { begin, contents, installation, scratch, tauride } from './command-line.js';
import { QUEUED, takingPart, until } from './queue-fixture.js';

let redis: TestRedis;
beforeAll(async () => void (redis = await startRedis()));
afterAll(() => redis.stop());

const { worker, sweep, waiting } = takingPart(() => redis);

describe('a sweep at a queue', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  let days = '';
  beforeAll(() => {
    const { code, stdout } = tauride([...QUEUED, '--out', whole]);
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
    const following = begin([...QUEUED, '--out', folder, '--redis', url]);
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
