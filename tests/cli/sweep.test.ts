import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import { decodeRows } from '../../src/platform/node/results/parquet.js';
import { contents, scratch, start, tauride } from './command-line.js';

const WORDS = [
  ...['sweep', 'two-powers', '--population', '2292', '--runs', '4', '--until', '1848-05-25'],
  ...['--vary', 'seizure=1848-05-01..1848-05-21/10d', '--vary', 'parties.council.growth=0.02,0.03'],
];

const shardsIn = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'shards')).filter((name) => name.endsWith('.parquet'));
  } catch {
    return [];
  }
};

const quiet = (folder: string, ...more: string[]) => {
  const threads = more.includes('--threads') ? [] : ['--threads', '1'];
  const { code, stderr } = tauride([...WORDS, '--out', folder, '--quiet', ...threads, ...more]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
};

describe('tauride sweep', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  beforeAll(() => quiet(whole));
  afterAll(() => rmSync(parent, { recursive: true }));

  test('keeps a row for every run, with its levels', async () => {
    const rows = await decodeRows(readFileSync(join(whole, 'runs.parquet')));
    expect(rows).toHaveLength(4 * 2 * 3);
    expect(new Set(rows.map((row) => row.digest)).size).toBeGreaterThan(18);
    expect(rows[1]).toMatchObject({ run: 1, point: 1, replicate: 1, seed: 'two powers #1', status: 'done' });
    expect(rows[1]).toMatchObject({ vary_seizure: '1848-05-01', vary_parties_council_growth: 0.03 });
    expect(rows[2]).toMatchObject({ vary_seizure: '1848-05-11', ever_seizure__seize: '1848-05-11' });
  });

  test('is the same when it is killed at any moment, many times, and resumed', async () => {
    const folder = join(scratch(), 'killed');
    for (const delay of [700, 1300].map((from) => from + 400 * Math.random())) {
      const child = start([...WORDS, '--out', folder, '--quiet', '--resume']);
      const closed = new Promise((resolve) => child.once('close', resolve));
      await setTimeout(delay);
      child.kill('SIGKILL');
      await closed;
    }
    quiet(folder, '--resume');
    expect(contents(folder)).toEqual(contents(whole));
  });

  /** A copy of the whole sweep of which two shards are damaged: the folder, and their files. */
  const spoilt = () => {
    const folder = join(scratch(), 'spoilt');
    cpSync(whole, folder, { recursive: true });
    const [first, second] = [/^runs-0+0-/, /^bands-0+1-/].map((name) =>
      join(folder, 'shards', shardsIn(folder).find((file) => name.test(file)) ?? ''),
    );
    truncateSync(first, 1000);
    appendFileSync(second, 'x');
    return { folder, first, second };
  };

  test('computes again a shard that was cut short or tampered with, and says so', () => {
    const { folder, first, second } = spoilt();
    const { code, stderr } = tauride([...WORDS, '--out', folder, '--resume', '--threads', '1']);
    expect(code).toBe(0);
    expect(stderr).toBe(`tauride: 2 damaged files of shards computed again: ${second}, ${first}\n`);
    expect(contents(folder)).toEqual(contents(whole));
    const again = spoilt();
    quiet(again.folder, '--resume', '--threads', '1');
    expect(contents(again.folder)).toEqual(contents(whole));
  });

  test('says on merging which files are damaged, what is missing, and how to compute it', () => {
    const { folder, first, second } = spoilt();
    const merged = join(scratch(), 'merged');
    const { code, stdout, stderr } = tauride(['merge', merged, folder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`cut short or changed and do not count: ${second}, ${first}\n`);
    expect(stderr).toContain('2 of 4 batches are there; batches 0-1 are missing\n');
    expect(stderr).toContain(`--out ${merged} --resume`);
    quiet(merged, '--resume', '--threads', '1');
    expect(contents(merged)).toEqual(contents(whole));
  });

  test('says the days that sharing spared at the end of its report, and in its documents', () => {
    const summary = JSON.parse(readFileSync(join(whole, 'summary.json'), 'utf8')) as SweepRecord;
    expect(summary.days.simulated).toBeLessThan(summary.days.asked);
    expect(summary.design).toBe('grid');
    const { stdout, stderr } = tauride([...WORDS, '--out', whole, '--resume']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/days computed for .* asked: runs that agree shared \d+%\.\n$/);
  });

  test.each([
    ['was cut short', (path: string) => truncateSync(path, 1000)],
    ['is no JSON of a sweep', (path: string) => writeFileSync(path, '{}')],
    ['is gone', (path: string) => rmSync(path)],
  ])('is resumed by its own command and by no other where sweep.json %s', (_how, spoil) => {
    const folder = join(scratch(), 'spoilt');
    cpSync(whole, folder, { recursive: true });
    spoil(join(folder, 'sweep.json'));
    const spoilt = contents(folder);
    const other = tauride([...WORDS, '--out', folder, '--resume', '--seed', 'else']);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(
      /(?:runs|sittings|bands)-0+0-\w+\.parquet is of another sweep.*nothing was written/,
    );
    expect(contents(folder)).toEqual(spoilt);
    expect(tauride([...WORDS, '--out', folder])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--resume, which makes it again|not empty/) as string,
    });
    const { code, stderr } = tauride([...WORDS, '--out', folder, '--resume', '--quiet']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/sweep\.json was damaged.*the 4 shards that are there/) as string,
    });
    expect(contents(folder)).toEqual(contents(whole));
  });

  test('is the same in shards that are merged', () => {
    const [a, b, merged] = ['a', 'b', 'merged'].map((name) => join(scratch(), name));
    for (const [folder, shard] of [
      [a, '1/2'],
      [b, '2/2'],
    ]) {
      quiet(folder, '--threads', '1', '--shard', shard);
    }
    const told = tauride([...WORDS, '--out', a, '--threads', '1', '--shard', '1/2']);
    expect(told).toEqual({
      code: 0,
      stdout: '',
      stderr: `tauride: 2 of 4 batches are there; ${a} keeps them\n`,
    });
    const incomplete = tauride(['merge', merged, a]);
    expect(incomplete.code).toBe(1);
    expect(incomplete.stderr).toMatch(/\d of 4 batches are there/);
    expect(tauride(['merge', merged, a, b, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(contents(merged)).toEqual(contents(whole));
  });

  test('refuses the folder of another sweep, and names the difference', () => {
    const other = tauride([...WORDS, '--out', whole, '--resume', '--seed', 'else']);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/another sweep: it differs in the seed: "two powers" there, "else" here$/m);
    const again = tauride([...WORDS, '--out', whole]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('--resume');
    const full = scratch();
    writeFileSync(join(full, 'diary.txt'), 'mine');
    expect(tauride([...WORDS, '--out', full]).stderr).toContain('not empty');
    expect(readdirSync(full)).toEqual(['diary.txt']);
  });
});

describe('a sweep that stops by itself', () => {
  test('stops at the same seed with one thread and with two, and keeps no more', () => {
    const words = [
      ...['sweep', 'two-powers', '--population', '2292', '--runs', '60', '--until', '1848-04-20'],
      ...['--vary', 'ship-lost=1848-03-10,1848-03-20', '--outcome', 'held_council', '--until-width', '0.35'],
    ];
    const [one, two] = ['1', '2'].map((threads) => {
      const folder = join(scratch(), threads);
      const { code, stdout } = tauride([...words, '--out', folder, '--threads', threads, '--json']);
      expect(code).toBe(0);
      return { record: JSON.parse(stdout) as SweepRecord, files: contents(folder) };
    });
    expect(one.record.seedsRun).toBe(8);
    expect(two).toEqual(one);
  });
});
