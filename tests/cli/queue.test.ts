import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis, type TestRedis } from '../../.config/redis.mjs';
import { build, scratch, start, tauride, type Ended } from './command-line.js';

beforeAll(build);

let redis: TestRedis;
beforeAll(async () => void (redis = await startRedis()));
afterAll(() => redis.stop());

/** Twelve batches, in each of which the run of the second point fails: the value lies outside of what is allowed. */
const WORDS = [
  ...['sweep', 'two-powers', '--population', '2292', '--runs', '12', '--until', '1848-04-20'],
  ...['--vary', 'parties.council.growth=0.02,99,0.03'],
];

/** Everything in a folder of results, by name. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('base64')]),
  );

/** A command that runs beside the test. */
function begin(words: readonly string[]) {
  const child = start(words);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  const kill = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  onTestFinished(() => void child.kill('SIGKILL'));
  return { said, ended, kill, signal: (signal: NodeJS.Signals) => child.kill(signal) };
}

const worker = (...more: string[]) => begin(['worker', '--redis', redis.url, '--threads', '1', ...more]);
const sweep = (folder: string, ...more: string[]) =>
  begin([...WORDS, '--out', folder, '--redis', redis.url, ...more]);

/** Waits for something to be so; the test's own limit of time ends a wait in vain. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

describe('a sweep at a queue', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  beforeAll(() => expect(tauride([...WORDS, '--out', whole, '--quiet']).code).toBe(1));
  afterAll(() => rmSync(parent, { recursive: true }));

  test('gives what one process gives, though workers and server are killed and one comes late', async () => {
    const folder = join(scratch(), 'shared');
    const following = sweep(folder);
    const [first, second] = [worker(), worker()];
    await until(() => first.said.stderr.includes('batch ') && second.said.stderr.includes('batch '));
    await first.kill('SIGKILL');
    await redis.kill();
    await redis.start();
    const late = worker();
    const { code, stderr } = await following.ended;
    expect(stderr).toContain('12 batches wait');
    expect(stderr).toContain('12 runs failed');
    expect(code).toBe(1);
    expect(contents(folder)).toEqual(contents(whole));
    for (const each of [second, late]) expect((await each.kill('SIGTERM')).code).toBe(130);
  });
});
