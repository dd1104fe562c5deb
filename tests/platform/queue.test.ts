import { fc, test as property } from '../property.js';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis, type TestRedis } from '../../.config/redis.mjs';
import { noteOf } from '../../src/platform/node/results/identity.js';
import type { Manifest } from '../../src/experiment/design/manifest.js';
import type { Batch } from '../../src/experiment/design/design.js';
import { FaultError } from '../../src/foundation/fault.js';
import type { EnsembleSetup } from '../../src/platform/node/threads/ensemble-worker.js';
import { readAddress } from '../../src/platform/node/queue/address.js';
import { packageVersion } from '../../src/platform/node/files/package.js';
import { connect } from '../../src/platform/node/queue/connection.js';
import { queueDispatch } from '../../src/platform/node/queue/follow.js';
import { jobId, openQueue, readJob, type BatchJob } from '../../src/platform/node/queue/jobs.js';
import { prepareResults, writeManifest } from '../../src/platform/node/results/results.js';
import { serveQueue } from '../../src/platform/node/queue/serve.js';
import { pathHere } from '../../src/platform/node/queue/workshop.js';
import { scratch, start } from '../cli/command-line.js';
import type { ScenarioText } from '../../src/scenario/schema/scenario.js';

const SECRET = 'xyzzy';

let redis: TestRedis;
beforeAll(async () => void (redis = await startRedis(['--requirepass', SECRET])));
afterAll(() => redis.stop());

const withSecret = () => readAddress(redis.url.replace('//', `//:${SECRET}@`));

/** What is said where there is no connection. */
async function refusalOf(url: string, patience?: number): Promise<string> {
  try {
    (await connect(readAddress(url), patience)).disconnect();
  } catch (error) {
    if (error instanceof FaultError) return error.message;
    throw error;
  }
  throw new Error('there is a connection');
}

/** A server of the test's own that says this to whoever comes. */
async function serverSaying(text: string): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (text !== '') socket.write(text);
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `//:${SECRET}@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('an address', () => {
  property.prop([fc.string({ minLength: 1 }), fc.string({ minLength: 1 })])(
    'gives back user and password, and shows neither',
    (user, password) => {
      const shownAlone = readAddress('rediss://example.org:7000/2').shown;
      const url = `rediss://${encodeURIComponent(user)}:${encodeURIComponent(password)}@example.org:7000/2`;
      const address = readAddress(url);
      expect(address).toMatchObject({ host: 'example.org', port: 7000, db: 2, tls: true });
      expect(address).toMatchObject({ username: user, password });
      expect(address.shown).toBe(shownAlone);
    },
  );

  test.each([
    ['me:xyzzy@127.0.0.1:6379', 'begins with redis://'],
    ['//me:xyzzy@127.0.0.1', 'this is not a URL'],
    ['http://me:xyzzy@127.0.0.1', 'begins with redis://'],
    ['redis://me:xyzzy@127.0.0.1/first', 'the number of a database'],
    ['redis://me:xyzzy@127.0.0.1?db=1', 'the number of a database'],
    ['redis://me:xyzzy%@127.0.0.1', '%25'],
    ['redis://', 'no host'],
  ])('that is none is refused, and not repeated: %s', (text, message) => {
    expect(() => readAddress(text)).toThrow(message);
    expect(() => readAddress(text)).not.toThrow(SECRET);
  });
});

describe('a Redis', () => {
  test('that asks for a password, or for another, says so', async () => {
    expect(await refusalOf(redis.url)).toContain('it asks for a password');
    const wrong = await refusalOf(redis.url.replace('//', '//:sesame@'));
    expect(wrong).toContain('it refuses the user or the password');
    expect(wrong).not.toContain('sesame');
  });

  test.each([
    ['is silent', 'redis:', '', 'it does not answer in time'],
    ['is something else', 'redis:', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'what answers there is no Redis'],
    ['does not speak TLS', 'rediss:', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'it hung up'],
  ])('that %s is told, without the password', async (_, protocol, text, message) => {
    const said = await refusalOf(`${protocol}${await serverSaying(text)}`, 300);
    expect(said).toContain(message);
    expect(said).not.toContain(SECRET);
  });

  test('that lacks the database says so', async () => {
    expect(await refusalOf(`${redis.url.replace('//', `//:${SECRET}@`)}/99`)).toContain(
      'no database of this number',
    );
  });
});

const batches: Batch[] = [0, 1].map((index) => ({
  index,
  points: [0, 1],
  replicates: [index + 1, index + 2],
}));

/** A plan that cannot be computed: its scenario has nothing in it. */
const setup: EnsembleSetup = {
  plan: { scenario: {} as ScenarioText, base: [], points: [], seed: 's', tickCount: 1, comparesDays: false },
  kernel: 'reference',
};

const settings = { tauride: '0', seed: 's', runs: 2, points: [{ levels: {}, changes: [] }], factors: [] };
const bands = { series: [], days: [] };
const manifest: Manifest = { settings, columns: [], bands, batches: batches.length };

/** A sweep that follows, of some version; it gathers what is told. */
function follow(version: string) {
  const stop = new AbortController();
  const notices: string[] = [];
  const failures: string[] = [];
  const folder = scratch();
  prepareResults(folder, manifest, 'anew');
  const ended = queueDispatch({
    address: withSecret(),
    version,
    folder,
    manifest,
    setup,
  })(batches, {
    signal: stop.signal,
    onResult: () => true,
    onFailure: ({ index }, error) => void failures.push(`${index} ${String(error)}`),
    onNotice: (text) => notices.push(text),
  });
  return { folder, ended, notices, failures, stop: () => stop.abort() };
}

/** A worker that serves. */
function serve(version: string) {
  const [finish, giveBack] = [new AbortController(), new AbortController()];
  const notices: string[] = [];
  const ended = serveQueue({
    ...{ address: withSecret(), version, threads: 1, mounts: [], idleMax: Infinity },
    ...{ finish: finish.signal, giveBack: giveBack.signal, say: (text) => notices.push(text) },
  });
  return { ended, notices, stop: () => finish.abort() };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

describe('a queue', () => {
  test('tells worker and sweep of each other where their versions differ', async () => {
    const [sweep, worker] = [follow('1.0.0'), serve('2.0.0')];
    await until(() => sweep.notices.some((text) => text.includes('a worker of Tauride 2.0.0')));
    await until(() => worker.notices.some((text) => text.includes('a sweep of Tauride 1.0.0')));
    expect(sweep.notices.join()).toContain('no worker is there');
    sweep.stop();
    worker.stop();
    await sweep.ended;
    expect(await worker.ended).toEqual({ batches: 0, runs: 0 });
  });

  test('that was emptied is filled again, and a sweep that ends takes back its own', async () => {
    const redisClient = await connect(withSecret());
    const queue = openQueue(redisClient, '3.0.0');
    const sweep = follow('3.0.0');
    await until(async () => (await queue.count()) === batches.length);
    await redisClient.flushall();
    await until(async () => (await queue.count()) === batches.length);
    sweep.stop();
    await sweep.ended;
    expect(await queue.count()).toBe(0);
    await queue.close();
    redisClient.disconnect();
  });

  test('that was poisoned makes no worker touch anything, nor end', async () => {
    const version = '4.0.0';
    const precious = [scratch(), scratch()].map((folder) => {
      mkdirSync(join(folder, 'shards'));
      const path = join(folder, 'shards', 'runs-000000-0123456789abcdef.parquet');
      writeFileSync(path, 'mine');
      return { folder, path };
    });
    const [{ folder }, { folder: bare }] = precious;
    writeManifest(folder, manifest);
    const { experiment } = noteOf(manifest);
    const job = { folder, experiment, plan: 'a'.repeat(64), batch: batches[0] };
    const poison: readonly unknown[] = [
      {},
      'a text',
      { ...job, folder: 'a/way/from/here' },
      { ...job, folder: bare },
      { ...job, experiment: '0'.repeat(16) },
      { ...job, batch: { ...batches[0], index: 7 } },
      { ...job, batch: { ...batches[0], points: [0, 9] } },
      { ...job, batch: { ...batches[0], index: -1 } },
      { ...job, more: 1 },
      job,
    ];
    const redisClient = await connect(withSecret());
    const queue = openQueue(redisClient, version);
    await redisClient.zadd('tauride:present', Date.now(), 'no JSON', Date.now(), '{"kind":"sweep"}');
    await queue.addBulk(
      poison.map((data) => ({ name: 'batch', data: data as BatchJob, opts: { attempts: 1 } })),
    );
    const worker = serve(version);
    await until(async () => (await queue.getFailedCount()) === poison.length);
    for (const { path } of precious) expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(worker.notices.join()).toContain('no batch of Tauride: it is passed over');
    worker.stop();
    expect(await worker.ended).toEqual({ batches: 0, runs: 0 });
    await queue.close();
    await redisClient.del('tauride:present');
    redisClient.disconnect();
  });

  test('gives up a batch that cannot be computed after two tries, and says why', async () => {
    const sweep = follow(packageVersion());
    const worker = start(['worker', '--redis', redis.url.replace('//', `//:${SECRET}@`)]);
    let said = '';
    for (const stream of [worker.stdout, worker.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const closed = new Promise((resolve) => worker.once('close', resolve));
    await sweep.ended;
    worker.kill('SIGINT');
    expect(await closed).toBe(130);
    expect(said).toContain('failed: ');
    expect(said).toContain('done with 0 batches');
    expect(said).not.toContain(SECRET);
    expect(sweep.failures.sort()).toEqual(
      batches.map(({ index }) => expect.stringMatching(`^${index} .+`) as string),
    );
    for (const failure of sweep.failures) expect(failure).not.toContain('no reason');
  });
});

/** Whatever may lie in a queue, but for what could be the path of a folder. */
const noPath = fc.anything().filter((data) => typeof data !== 'string' || !data.startsWith('/'));

describe('a batch', () => {
  property.prop([noPath])('is read by its form, and nothing else is taken for one', (data) => {
    const whole = { folder: '/a', experiment: '0'.repeat(16), plan: '0'.repeat(64), batch: batches[0] };
    expect(readJob(whole)).toEqual(whole);
    expect(readJob(data)).toBeUndefined();
    for (const key of Object.keys(whole)) expect(readJob({ ...whole, [key]: data })).toBeUndefined();
  });

  const job = { folder: '/data/a', experiment: 'e', plan: 'p', batch: batches[0] };

  test('has one name for one thing, and another for every other', () => {
    const others = [
      { ...job, folder: '/data/b' },
      { ...job, experiment: 'f' },
      { ...job, plan: 'q' },
      { ...job, batch: batches[1] },
    ];
    expect(jobId({ ...job })).toBe(jobId(job));
    expect(new Set([job, ...others].map(jobId)).size).toBe(5);
    expect(jobId(job)).toMatch(/^[0-9a-f]+$/);
  });

  test('is looked for where its folder is here', () => {
    const mounts = [{ there: '/data', here: '/mnt/x' }];
    expect(pathHere('/data/a/b', mounts)).toBe(join('/mnt/x', 'a', 'b'));
    expect(pathHere('/data', mounts)).toBe(join('/mnt/x'));
    expect(pathHere('/database', mounts)).toBe('/database');
  });
});
