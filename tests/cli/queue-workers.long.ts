import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../../.config/redis.mjs';
import { begin, contents, scratch, tauride } from './command-line.js';
import { QUEUED, takingPart, until } from './queue-fixture.js';

let redis: TestRedis;
beforeAll(async () => void (redis = await startRedis()));
afterAll(() => redis.stop());

const { worker, sweep, waiting } = takingPart(() => redis);

describe('a sweep at a queue (servers and workers of every kind of ill: `queue.long.ts`)', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  beforeAll(() => expect(tauride([...QUEUED, '--out', whole]).code).toBe(1));
  afterAll(() => rmSync(parent, { recursive: true }));

  test('says within seconds that the only worker was killed, and gives what one process gives by one that comes late and has little patience', async () => {
    const folder = join(scratch(), 'shared');
    const [lost] = await waiting(1);
    const following = sweep(folder);
    await until(
      () => following.said.stderr.includes('1 worker is there') && lost.said.stderr.includes('batch '),
    );
    await lost.kill('SIGKILL');
    const began = performance.now();
    await until(() => following.said.stderr.includes('no worker is there'));
    expect(performance.now() - began).toBeLessThan(10_000);
    const late = worker('--idle', '1');
    expect((await following.ended).code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    expect(await late.ended).toMatchObject({ code: 0 });
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
});

describe('what is wrong with a queue', () => {
  test.each([[[...QUEUED, '--out', join(tmpdir(), 'never-begun')]], [['worker']]])(
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
      ...[...QUEUED, '--out', join(scratch(), 'new'), '--redis', redis.url],
      ...['--threads', '2', '--shard', '1/2'],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('give --threads to `tauride worker`');
    expect(stderr).toContain('leave out --shard or --redis');
  });
});
