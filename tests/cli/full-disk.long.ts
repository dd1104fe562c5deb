/**
 * A disk that is full: a plain reason, nothing half-written, and a sweep that goes on when there is room again.
 *
 * Decision worth knowing: the disk is a limit on the size of files, which every user may set for a process and which meets the writer in the
 * same call with the same kind of error. A small file system would have to be mounted, which few may do.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratch, tauride, taurideWithin, type Ended } from './command-line.js';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

const expectNoRoom = ({ code, stdout, stderr }: Ended): void => {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/: a file may not grow so large here\n {2}make room, /);
  expect(stderr).not.toMatch(/^ +at |failed|could not be computed|EFBIG/m);
};

test('a run says so, leaves no part of a file, and can be repeated', () => {
  const folder = join(scratch(), 'run');
  const words = ['run', 'two-powers', '--until', '1848-03-02', '--quiet', '--out', folder];
  expectNoRoom(taurideWithin(1, words));
  expect(filesIn(folder)).toEqual([]);
  expect(tauride(words)).toMatchObject({ code: 0, stderr: '' });
});

test('a new scenario is there whole or not at all', () => {
  const parent = scratch();
  expectNoRoom(taurideWithin(4, ['new', join(parent, 'mine')]));
  expect(readdirSync(parent)).toEqual([]);
});

describe('a sweep', () => {
  const sweep = (folder: string): string[] =>
    ['sweep', 'two-powers', '--vary', 'parties.council.growth=0.01..0.04/0.01'].concat([
      '--runs',
      '4',
      '--until',
      '1848-03-02',
      '--threads',
      '2',
      '--quiet',
      '--out',
      folder,
    ]);

  test('keeps whole shards only, and resumes to the same tables', () => {
    const parent = scratch();
    const good = join(parent, 'good');
    expect(tauride(sweep(good))).toMatchObject({ code: 0, stderr: '' });
    const all = filesIn(good);
    const shards = all.filter((name) => name.startsWith('shards'));
    for (const [i, short] of [shards[0], 'runs.parquet'].entries()) {
      const folder = join(parent, `short-${i}`);
      const blocks = Math.floor((statSync(join(good, short)).size - 1) / 512);
      expectNoRoom(taurideWithin(blocks, sweep(folder)));
      expect(all).toEqual(expect.arrayContaining(filesIn(folder)));
      expect(filesIn(folder)).not.toContain('runs.parquet');
      expect(tauride([...sweep(folder), '--resume'])).toMatchObject({ code: 0, stderr: '' });
      expect(filesIn(folder)).toEqual(all);
      for (const name of all)
        expect(readFileSync(join(folder, name)).equals(readFileSync(join(good, name)))).toBe(true);
    }
  });
});

test('a comparison says so of the folder that was named', () => {
  const parent = scratch();
  const folder = join(parent, 'pairs');
  const words = ['compare', 'two-powers', '--with', 'bread-arrives', '--runs', '2', '--until', '1848-03-02'];
  const ended = taurideWithin(4, [...words, '--threads', '1', '--quiet', '--out', folder]);
  expectNoRoom(ended);
  expect(ended.stderr).toMatch(new RegExp(`^${folder}/(sweep.json|shards/[^/]*.parquet): `));
  const nowhere = tauride([...words, '--out', '/proc/tauride']);
  expect(nowhere).toMatchObject({ code: 2, stderr: '/proc/tauride: there is no such file or folder\n' });
});
