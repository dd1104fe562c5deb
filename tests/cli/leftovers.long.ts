/**
 * What writers that were killed have left half-written: removed by whoever comes next, and never while its writer lives.
 *
 * Decision worth knowing: writers are processes of their own, which begin a file by the name that the program gives it and are then killed or
 * wait; so names, processes and the system are what they are for a user.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asideOf, clearLeftovers } from '../../src/platform/node/files/aside.js';
import { readManifest, writeSummary } from '../../src/platform/node/results/results.js';
import { findShards } from '../../src/platform/node/results/shards.js';
import { fewRuns, root, RUN_FILES, scratch, start, tauride } from './command-line.js';

const MODULE = pathToFileURL(join(root, 'dist/platform/node/files/aside.js')).href;

/** A program that begins a file, or with a slash at the end a folder, for a path, and says its name. */
const WRITER = `
  import { mkdirSync, writeFileSync } from 'node:fs';
  import { asideOf } from ${JSON.stringify(MODULE)};
  const path = process.argv.at(-1);
  const aside = asideOf(path.replace(/[/]$/, ''));
  if (path.endsWith('/')) mkdirSync(aside);
  writeFileSync(path.endsWith('/') ? aside + '/half' : aside, 'half');
  console.log(aside);`;

const node = (program: string, path: string) => ['--input-type=module', '-e', program, path];

/** What a writer of this path has left that is no more. */
function leftAt(path: string): string {
  const { stdout } = spawnSync(process.execPath, node(WRITER, path), { encoding: 'utf8' });
  expect(existsSync(stdout.trim())).toBe(true);
  return stdout.trim();
}

/** What a writer of this path writes that is still there; it ends with `end`, or the test. */
async function writtenAt(path: string) {
  const child = spawn(process.execPath, node(`${WRITER}\nsetInterval(() => undefined, 1000);`, path));
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  const end = () => {
    child.kill('SIGKILL');
    return new Promise((resolve) => child.once('close', resolve));
  };
  return { aside: said.trim(), end };
}

const partsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.part'));

const RUN = ['run', 'two-powers', '--quiet', '--until', '1848-04-20'];
const MANY = fewRuns(2, '1848-03-05');
const COMPARE = ['compare', ...MANY, '--with', 'bread-arrives'];
const SWEEP = ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-03,1848-03-04'];

describe('what a writer left is removed', () => {
  test('by a fresh run into its folder', () => {
    const folder = scratch();
    leftAt(join(folder, 'strata.parquet'));
    expect(tauride([...RUN, '--out', folder])).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(RUN_FILES);
  });

  test('by a run that is resumed', async () => {
    const folder = join(scratch(), 'run');
    const child = start([...RUN, '--population', 'full', '--checkpoint-every', '1', '--out', folder]);
    onTestFinished(() => void child.kill('SIGKILL'));
    while (!existsSync(join(folder, 'checkpoint.tauride'))) await new Promise((go) => setTimeout(go, 5));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    leftAt(join(folder, 'checkpoint.tauride'));
    expect(tauride([...RUN, '--resume', folder])).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(RUN_FILES);
  });

  test('by a sweep into its folder, fresh or resumed, and by merge', () => {
    const folder = scratch();
    leftAt(join(folder, 'sweep.json'));
    expect(tauride([...SWEEP, '--out', folder])).toMatchObject({ code: 0, stderr: '' });
    expect(partsIn(folder)).toEqual([]);
    for (const again of [
      [...SWEEP, '--resume', '--out', folder],
      ['merge', folder, '--quiet'],
    ]) {
      leftAt(join(folder, 'runs.parquet'));
      leftAt(join(folder, 'shards', 'runs-000000-0123456789abcdef.parquet'));
      expect(tauride(again)).toMatchObject({ code: 0, stderr: '' });
      expect(partsIn(folder)).toEqual([]);
    }
  });

  test('by a comparison into its folder, fresh or resumed', () => {
    const folder = scratch();
    for (const more of [[], ['--resume']]) {
      leftAt(join(folder, 'sweep.json'));
      expect(tauride([...COMPARE, ...more, '--out', folder])).toMatchObject({ code: 0, stderr: '' });
      expect(partsIn(folder)).toEqual([]);
    }
  });

  test('when all of a sweep is there, though its writer was alive when it began, or was elsewhere and is silent', () => {
    const folder = scratch();
    expect(tauride([...SWEEP, '--out', folder])).toMatchObject({ code: 0, stderr: '' });
    const shard = join(folder, 'shards', 'runs-000000-0123456789abcdef.parquet');
    leftAt(shard);
    const [fresh, silent] = ['e', 'f'].map((sign) => `${shard}.${sign.repeat(12)}-1-00000000.part`);
    for (const path of [fresh, silent]) writeFileSync(path, 'half');
    const before = new Date(Date.now() - 120_000);
    utimesSync(silent, before, before);
    writeSummary(folder, findShards(folder, readManifest(folder)), {});
    expect(partsIn(folder).map((name) => basename(name))).toEqual([basename(fresh)]);
  });

  test('by a new scenario, beside the folder of that name and no other', () => {
    const parent = scratch();
    const other = leftAt(join(parent, 'another/'));
    const folder = join(parent, 'new');
    leftAt(`${folder}/`);
    expect(tauride(['new', folder]).code).toBe(0);
    expect(partsIn(parent).filter((name) => !name.includes('/'))).toEqual([basename(other)]);
  });
});

describe('what is there for others stays', () => {
  test('what a living process writes, until it ends, though shards of one sweep share a folder', async () => {
    const folder = join(scratch(), 'shared');
    expect(tauride([...SWEEP, '--shard', '1/2', '--out', folder]).code).toBe(0);
    const { aside, end } = await writtenAt(join(folder, 'shards', 'runs-000001-0123456789abcdef.parquet'));
    const again = [...SWEEP, '--shard', '2/2', '--out', folder];
    expect(tauride(again).code).toBe(0);
    expect(existsSync(aside)).toBe(true);
    await end();
    expect(tauride(again).code).toBe(0);
    expect(existsSync(aside)).toBe(false);
  });

  test('what this very process writes', () => {
    const folder = scratch();
    const aside = asideOf(join(folder, 'a'));
    writeFileSync(aside, 'half');
    clearLeftovers(folder);
    expect(existsSync(aside)).toBe(true);
  });

  test('what somebody elsewhere writes, whose processes cannot be seen, until a week has passed without a touch', () => {
    const folder = scratch();
    const left = leftAt(join(folder, 'a'));
    const elsewhere = left.replace(/\.[0-9a-f]{12}-(\d+-[0-9a-f]{8}\.part)$/, '.ffffffffffff-$1');
    const growing = elsewhere.replace('/a.', '/b.');
    const old = new Date(Date.now() - 8 * 24 * 3600 * 1000);
    writeFileSync(elsewhere, 'half');
    mkdirSync(growing);
    writeFileSync(join(growing, 'shard'), 'half');
    utimesSync(growing, old, old);
    clearLeftovers(folder);
    expect(readdirSync(folder).sort()).toEqual([elsewhere, growing].map((path) => basename(path)));
    for (const path of [elsewhere, join(growing, 'shard'), growing]) utimesSync(path, old, old);
    clearLeftovers(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what bears a name that is not ours', () => {
    const folder = scratch();
    const names = ['song.part', 'a.1234.part', `a.${'0'.repeat(12)}-1-${'0'.repeat(8)}.partial`];
    const old = new Date(0);
    for (const name of names) {
      writeFileSync(join(folder, name), 'mine');
      utimesSync(join(folder, name), old, old);
    }
    clearLeftovers(folder);
    clearLeftovers(join(folder, 'none'));
    expect(readdirSync(folder).sort()).toEqual(names.sort());
    expect(dirname(asideOf(join(folder, 'a')))).toBe(folder);
  });
});
