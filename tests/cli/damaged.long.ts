/**
 * Whatever a folder keeps is believed only as it was written: each file is changed, cut and exchanged in every way, and whoever meets it says the
 * same.
 *
 * Decision worth knowing: readers are called as the commands call them, without a process for each of some thousand damages; that a command ends with
 * 2 and these words is looked at once for each.
 */
import { fc } from '../property.js';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resumedJob } from '../../src/cli/run/resume.js';
import { FaultError } from '../../src/foundation/fault.js';
import { openKept } from '../../src/platform/node/results/kept-results.js';
import { readKeptRun } from '../../src/platform/node/results/kept-run.js';
import { packageVersion } from '../../src/platform/node/files/package.js';
import { query } from '../../src/platform/node/query/query.js';
import type { EnsembleSetup } from '../../src/platform/node/threads/ensemble-worker.js';
import { readPlan, writePlan } from '../../src/platform/node/queue/plan-file.js';
import { readManifest } from '../../src/platform/node/results/results.js';
import { readSums } from '../../src/platform/node/files/sums.js';
import { scratch, tauride } from './command-line.js';

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
afterAll(() => rmSync(parent, { recursive: true }));

const run = join(parent, 'run');
const begun = join(parent, 'begun');
const sweep = join(parent, 'sweep');
const other = join(parent, 'other');

const MANY = ['two-powers', '--population', '2292', '--runs', '2', '--until', '1848-03-03', '--quiet'];
const SWEEP = ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-02,1848-03-03', '--threads', '1'];

let plan = '';
beforeAll(() => {
  const short = ['run', 'two-powers', '--population', '2292', '--until', '1848-03-04', '--quiet'];
  expect(tauride([...short, '--out', run])).toMatchObject({ code: 0 });
  mkdirSync(begun);
  copyFileSync(join(run, 'last-day.tauride'), join(begun, 'checkpoint.tauride'));
  expect(tauride([...SWEEP, '--out', sweep])).toMatchObject({ code: 0 });
  expect(tauride([...SWEEP, '--seed', 'other', '--out', other])).toMatchObject({ code: 0 });
  plan = writePlan(sweep, { kernel: 'reference' } as EnsembleSetup);
});

const shardOf = (folder: string, name: string): string =>
  join('shards', readdirSync(join(folder, 'shards')).find((file) => file.startsWith(name)) ?? '');

/** Those who meet a file, as the commands that do. */
type Reader = () => unknown;
const version = packageVersion();
const list: Reader = () => readSums(run);
const why: Reader = () => readKeptRun(run, version);
const compareRuns: Reader = () => openKept(run, version);
const askRun: Reader = () => query(run, 'SELECT 1 FROM strata');
const goOn = (folder: string) => () =>
  resumedJob({ mode: 'run', scenario: 'two-powers', flags: { kernel: 'auto', until: '1848-03-06' } }, folder);
const merge: Reader = () => readManifest(sweep);
const compareMany: Reader = () => openKept(sweep, version);
const askMany: Reader = () => query(sweep, 'SELECT 1 FROM runs');
const work: Reader = () => readPlan(sweep, plan);

/** Files, each with all who meet it. */
const MET: readonly (readonly [string, () => string, readonly Reader[]])[] = [
  ['the record of a run', () => join(run, 'run.json'), [why, compareRuns]],
  ['the list of a run', () => join(run, 'SHA256SUMS'), [why, compareRuns, askRun]],
  ['a table of a run', () => join(run, 'strata.parquet'), [askRun]],
  ['the state before a last day', () => join(run, 'last-day.tauride'), [goOn(run)]],
  ['a checkpoint', () => join(begun, 'checkpoint.tauride'), [goOn(begun)]],
  ['the settings of a sweep', () => join(sweep, 'sweep.json'), [merge, compareMany]],
  ['the list of a sweep', () => join(sweep, 'SHA256SUMS'), [merge, compareMany, askMany]],
  ['a table of a sweep', () => join(sweep, 'runs.parquet'), [askMany]],
  ['the summary of a sweep', () => join(sweep, 'summary.json'), [compareMany]],
  ['the runs of a shard', () => join(sweep, shardOf(sweep, 'runs-000001')), [compareMany]],
  ['the bands of a shard', () => join(sweep, shardOf(sweep, 'bands-000000')), [compareMany]],
  ['a plan', () => join(sweep, 'plan.tauride'), [work]],
];

/** What a reader says that must refuse. */
async function refusalOf(reader: Reader): Promise<string> {
  try {
    await reader();
  } catch (error) {
    if (error instanceof FaultError) return error.message;
    throw error;
  }
  throw new Error('it was believed');
}

/** Looks that all who meet a damaged file name it, in the same words, and mends it. */
async function expectRefused(path: string, readers: readonly Reader[], damage: (bytes: Buffer) => Buffer) {
  const whole = readFileSync(path);
  const spoilt = damage(whole);
  if (spoilt.equals(whole)) return;
  writeFileSync(path, spoilt);
  try {
    const said = new Set<string>();
    for (const reader of readers) said.add(await refusalOf(reader));
    expect([...said]).toHaveLength(1);
    expect([...said][0].startsWith(`${path}: `)).toBe(true);
  } finally {
    writeFileSync(path, whole);
  }
}

const flip = (at: number, bit: number) => (bytes: Buffer) => {
  const spoilt = Buffer.from(bytes);
  spoilt[at % bytes.length] ^= 1 << bit;
  return spoilt;
};
const cut = (at: number) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length);

describe.each(MET)('%s is not believed', (_what, pathOf, readers) => {
  test('with any bit changed, or cut at any length', async () => {
    const damages = fc.oneof(
      fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]) => flip(at, bit)),
      fc.nat().map(cut),
      fc
        .uint8Array({ minLength: 1, maxLength: 9 })
        .map((more) => (bytes: Buffer) => Buffer.concat([bytes, more])),
    );
    const path = pathOf();
    await fc.assert(
      fc.asyncProperty(damages, (damage) => expectRefused(path, readers, damage)),
      { numRuns: 20 },
    );
    for (const at of [0, 1, -1].map((end) => (end < 0 ? readFileSync(path).length + end : end)))
      for (const damage of [flip(at, 0), cut(at)]) await expectRefused(path, readers, damage);
  });

  test('where another file has its name, or a folder', async () => {
    const path = pathOf();
    const folder = join(path, '..');
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) await expectRefused(path, readers, () => readFileSync(join(folder, entry.name)));
    const aside = `${path}.aside`;
    renameSync(path, aside);
    mkdirSync(path);
    for (const reader of readers)
      expect(await refusalOf(reader)).toBe(`${path}: this is a folder, not a file`);
    rmSync(path, { recursive: true });
    renameSync(aside, path);
  });
});

test('the list of a folder is not believed with any bit of any byte changed', async () => {
  const path = join(run, 'SHA256SUMS');
  for (let at = 0; at < readFileSync(path).length; at++) {
    await expectRefused(path, [list], flip(at, at % 8));
    await expectRefused(path, [list], cut(at));
  }
});

/** A copy that a test may spoil. */
function copy(folder: string): string {
  const spoilt = join(scratch(), 'copy');
  cpSync(folder, spoilt, { recursive: true });
  return spoilt;
}

const refused = (words: readonly string[]): string => {
  const { code, stdout, stderr } = tauride(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
};

describe('every command ends with 2 and names the file', () => {
  const spoil = (folder: string, name: string) => {
    const path = join(folder, name);
    writeFileSync(path, flip(Math.floor(readFileSync(path).length / 2), 3)(readFileSync(path)));
    return path;
  };
  const CHANGED = 'the file was cut short or changed after it was written';

  test('why, compare and query, of a run', () => {
    const folder = copy(run);
    const path = spoil(folder, 'run.json');
    for (const words of [
      ['why', folder],
      ['compare', run, folder],
    ])
      expect(refused(words)).toContain(`${path}: ${CHANGED}`);
    const table = spoil(folder, 'strata.parquet');
    expect(refused(['query', folder, 'SELECT * FROM strata'])).toContain(`${table}: ${CHANGED}`);
    const state = spoil(folder, 'last-day.tauride');
    const later = ['run', 'two-powers', '--resume', folder, '--until', '1848-03-06'];
    expect(refused(later)).toContain(
      `${state}: the checkpoint was cut short or changed after it was written`,
    );
  });

  test('merge, compare, query and sweep, of a sweep', () => {
    const folder = copy(sweep);
    const path = spoil(folder, 'sweep.json');
    for (const words of [
      ['merge', folder],
      ['compare', sweep, folder],
      [...SWEEP, '--out', folder],
    ])
      expect(refused(words)).toMatch(new RegExp(`^${path}: ${CHANGED}\\n {2}.*--resume`));
    const batches = copy(sweep);
    const shard = spoil(batches, shardOf(batches, 'runs-000000'));
    expect(tauride(['merge', batches])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(shard) as string,
    });
  });
});

describe('a shard that is whole is not believed', () => {
  test('under the number of another batch, or the name of another table', () => {
    for (const [from, to] of [
      ['runs-000000', 'runs-000001'],
      ['runs-000000', 'bands-000000'],
    ]) {
      const folder = copy(sweep);
      const [one, two] = [from, to].map((name) => join(folder, shardOf(folder, name)));
      rmSync(two);
      const renamed = one.replace(from, to);
      renameSync(one, renamed);
      const { code, stderr } = tauride(['merge', folder]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(renamed) as string });
      expect(tauride([...SWEEP, '--out', folder, '--resume'])).toMatchObject({ code: 0 });
    }
  });

  test('in the folder of another sweep, where it stays', () => {
    const folder = copy(sweep);
    rmSync(join(folder, shardOf(folder, 'runs-000000')));
    const name = shardOf(other, 'runs-000000');
    copyFileSync(join(other, name), join(folder, name));
    for (const words of [
      ['merge', folder],
      ['compare', sweep, folder],
      [...SWEEP, '--out', folder, '--resume'],
    ])
      expect(refused(words)).toContain(
        `${join(folder, name)}: the shard is of another sweep than its folder`,
      );
    expect(existsSync(join(folder, name))).toBe(true);
  });
});

test('the folder of an earlier version is refused with what makes it again, and that makes it', () => {
  const folder = copy(sweep);
  writeFileSync(join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  runs.parquet\n`);
  for (const words of [
    ['merge', folder],
    ['query', folder, 'SELECT 1 FROM runs'],
    ['compare', folder, sweep],
  ])
    expect(refused(words)).toMatch(
      /SHA256SUMS: .*an earlier version of Tauride.*\n {2}give the command .* --resume/,
    );
  expect(tauride([...SWEEP, '--out', folder, '--resume'])).toMatchObject({ code: 0 });
  expect(tauride(['query', folder, 'SELECT count(*) FROM runs'])).toMatchObject({ code: 0, stderr: '' });
  const old = copy(run);
  rmSync(join(old, 'SHA256SUMS'));
  expect(refused(['why', old])).toMatch(
    /lacks SHA256SUMS.*\n {2}give the command of the run again, with --out/,
  );
});

test('a state of another scenario, or of another version of Tauride, is refused', () => {
  const folder = copy(run);
  const asked = ['--resume', folder, '--until', '1848-03-06'];
  expect(refused(['run', 'russia-1917', ...asked])).toContain('the run began with "two-powers"');
  expect(refused(['replay', 'two-powers', ...asked])).toContain('the run began with "run"');
});

test('files that begin with a dot do not stand in the way of results', () => {
  for (const words of [SWEEP, ['run', 'two-powers', '--until', '1848-03-02', '--quiet']]) {
    const folder = scratch();
    for (const name of ['.DS_Store', '.gitkeep']) writeFileSync(join(folder, name), '');
    expect(tauride([...words, '--out', folder])).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['.DS_Store', '.gitkeep']));
  }
});
