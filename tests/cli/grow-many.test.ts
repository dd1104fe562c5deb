/**
 * `--resume` with more than was asked before: sweeps and comparisons grow, and parts that grew apart are not
 * joined.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contents, scratch, tauride } from './command-line.js';

const WORDS = [
  'sweep',
  'two-powers',
  '--population',
  '2292',
  '--until',
  '1848-03-03',
  '--threads',
  '1',
  '--quiet',
];
const LEVELS = 'parties.council.growth=0.02,0.04';
const MORE = 'parties.council.growth=0.02,0.03,0.04';

const sweep = (folder: string, runs: number, vary: string, ...more: string[]) =>
  tauride([...WORDS, '--out', folder, '--runs', String(runs), '--vary', vary, ...more]);

const made = (folder: string, runs: number, vary: string, ...more: string[]): string => {
  expect(sweep(folder, runs, vary, ...more)).toEqual({ code: 0, stdout: '', stderr: '' });
  return folder;
};

const runsIn = (folder: string): Buffer => readFileSync(join(folder, 'runs.parquet'));

describe('tauride sweep --resume', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const [begun, whole] = [join(parent, 'begun'), join(parent, 'whole')];
  beforeAll(() => {
    made(begun, 3, LEVELS);
    made(whole, 4, MORE);
  });
  afterAll(() => rmSync(parent, { recursive: true }));

  const copied = (from = begun): string => {
    const folder = join(scratch(), 'copy');
    cpSync(from, folder, { recursive: true });
    return folder;
  };

  test('grows a sweep to that of one made at once, and keeps the shards that were there', () => {
    const folder = copied();
    const shards = readdirSync(join(folder, 'shards'));
    expect(sweep(folder, 4, MORE).stderr).toContain('add --resume to have it grow');
    made(folder, 4, MORE, '--resume');
    expect(runsIn(folder).equals(runsIn(whole))).toBe(true);
    expect(readdirSync(join(folder, 'shards'))).toEqual(expect.arrayContaining(shards));
    const asked = tauride([
      'query',
      folder,
      'SELECT count(*) AS n, count(DISTINCT run) AS runs FROM runs',
      '--csv',
    ]);
    expect(asked).toMatchObject({ code: 0, stdout: 'n,runs\n12,12\n' });
  });

  test('grows it in shards of several hosts, which never overlap and are merged', () => {
    const [a, b, merged] = [copied(), copied(), join(scratch(), 'merged')];
    sweep(a, 4, MORE, '--resume', '--shard', '1/2');
    sweep(b, 4, MORE, '--resume', '--shard', '2/2');
    const added = (folder: string) =>
      readdirSync(join(folder, 'shards')).filter(
        (name) => !readdirSync(join(begun, 'shards')).includes(name),
      );
    expect(added(a).length).toBeGreaterThan(0);
    expect(added(a).filter((name) => added(b).includes(name))).toEqual([]);
    expect(tauride(['merge', merged, a, b, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(runsIn(merged).equals(runsIn(whole))).toBe(true);
    const late = copied();
    expect(tauride(['merge', late, merged, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(runsIn(late).equals(runsIn(whole))).toBe(true);
  });

  test('of folders that grew apart is one that merge refuses, and changes nothing', () => {
    const [seeds, levels] = [made(copied(), 4, LEVELS, '--resume'), made(copied(), 3, MORE, '--resume')];
    const before = contents(levels);
    const { code, stderr } = tauride(['merge', levels, seeds]);
    expect(code).toBe(2);
    expect(stderr).toContain('the folders have grown apart');
    expect(contents(levels)).toEqual(before);
  });

  test('takes a growth up again that ended before what is asked was written', () => {
    const folder = copied();
    truncateSync(join(folder, 'SHA256SUMS'), 100);
    const { code, stderr } = sweep(folder, 4, MORE, '--resume');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('are written again') as string,
    });
    expect(runsIn(folder).equals(runsIn(whole))).toBe(true);
  });
});
