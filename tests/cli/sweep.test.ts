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
import type { SweepRecord } from '../../src/experiment/sweep.js';
import { decodeRows } from '../../src/platform/node/parquet.js';
import { contents, scratch, start, tauride } from './command-line.js';

const WORDS = [
  ...['sweep', 'two-powers', '--population', '2292', '--runs', '4', '--until', '1848-06-05'],
  ...['--vary', 'seizure=1848-05-01..1848-05-31/10d', '--vary', 'parties.council.growth=0.02,0.03'],
];

const shardsIn = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'shards')).filter((name) => name.endsWith('.parquet'));
  } catch {
    return [];
  }
};

const quiet = (folder: string, ...more: string[]) => {
  const { code, stderr } = tauride([...WORDS, '--out', folder, '--quiet', ...more]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
};

describe('tauride sweep', () => {
  const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
  const whole = join(parent, 'whole');
  beforeAll(() => quiet(whole));
  afterAll(() => rmSync(parent, { recursive: true }));

  test('keeps a row for every run, with its levels', async () => {
    const rows = await decodeRows(readFileSync(join(whole, 'runs.parquet')));
    expect(rows).toHaveLength(4 * 2 * 4);
    expect(new Set(rows.map((row) => row.digest)).size).toBeGreaterThan(24);
    expect(rows[1]).toMatchObject({ run: 1, point: 1, replicate: 1, seed: 'two powers #1', status: 'done' });
    expect(rows[1]).toMatchObject({ vary_seizure: '1848-05-01', vary_parties_council_growth: 0.03 });
    expect(rows[2]).toMatchObject({ vary_seizure: '1848-05-11', decided_seizure: '1848-05-11' });
  });

  test('is the same when it is killed at any moment, many times, and resumed', async () => {
    const folder = join(scratch(), 'killed');
    for (const delay of [300, 900, 1500, 2100, 2700]) {
      const child = start([...WORDS, '--out', folder, '--quiet', '--resume']);
      const closed = new Promise((resolve) => child.once('close', resolve));
      await setTimeout(delay);
      child.kill('SIGKILL');
      await closed;
    }
    quiet(folder, '--resume');
    expect(contents(folder)).toEqual(contents(whole));
  });

  test('keeps what is finished on Ctrl-C, and says how to go on', async () => {
    const folder = join(scratch(), 'interrupted');
    const child = start([...WORDS, '--out', folder, '--quiet']);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    while (shardsIn(folder).length === 0 && child.exitCode === null) await setTimeout(20);
    child.kill('SIGINT');
    expect(await closed).toBe(130);
    expect(stderr).toContain('--resume completes it');
    const kept = shardsIn(folder);
    expect(kept.length).toBeGreaterThan(0);
    expect(Object.keys(contents(whole))).toEqual(expect.arrayContaining(kept));
  });

  test('computes again a shard that was cut short or tampered with', () => {
    const folder = join(scratch(), 'spoilt');
    cpSync(whole, folder, { recursive: true });
    const [first, second] = [/^runs-0+0-/, /^bands-0+1-/].map((name) =>
      join(folder, 'shards', shardsIn(folder).find((file) => name.test(file)) ?? ''),
    );
    truncateSync(first, 1000);
    appendFileSync(second, 'x');
    quiet(folder, '--resume', '--threads', '1');
    expect(contents(folder)).toEqual(contents(whole));
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
    expect(other.stderr).toMatch(/runs-0+0-\w+\.parquet is of another sweep.*nothing was written/);
    expect(contents(folder)).toEqual(spoilt);
    expect(tauride([...WORDS, '--out', folder])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--resume, which writes it again|not empty/) as string,
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
      expect(tauride([...WORDS, '--out', folder, '--quiet', '--threads', '1', '--shard', shard]).code).toBe(
        0,
      );
    }
    const incomplete = tauride(['merge', merged, a]);
    expect(incomplete.code).toBe(1);
    expect(incomplete.stderr).toMatch(/\d of 4 batches are there/);
    expect(tauride(['merge', merged, a, b, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(contents(merged)).toEqual(contents(whole));
  });

  test('refuses the folder of another sweep, and names the difference', () => {
    const other = tauride([...WORDS, '--out', whole, '--resume', '--seed', 'else']);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/another sweep: it differs in seed \("two powers" there, "else" here\)/);
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

describe('what is wrong with a sweep', () => {
  test.each([
    ['seizure=1848-06-10..1848-05-01/3d', 'runs backwards'],
    ['seizure=1848-06-10..1849-05-01/3d', 'is not a day of the scenario'],
    ['seizures=1848-06-10', 'did you mean `seizure`?'],
    ['parties.council.grwth=0.1,0.2', '--vary parties.council.grwth'],
    ['parties.council.growth=0.1..0.2', 'a range without a step has no end of levels'],
    ['parties.council.growth=0.1,much', '--vary parties.council.growth=0.1,much'],
    ['with=none,bread-arrive', 'did you mean `bread-arrives`?'],
    ['loaf-riot=1848-05-01', 'has no date to move'],
  ])('is said of --vary %s', (vary, message) => {
    const folder = join(scratch(), 'new');
    const { code, stdout, stderr } = tauride(['sweep', 'two-powers', '--vary', vary, '--out', folder]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('is said all at once', () => {
    const { code, stderr } = tauride([
      ...['sweep', 'two-powers', '--out', join(scratch(), 'new'), '--runs', '0', '--shard', '3/2'],
      ...['--until-width', '2', '--outcome', 'held_nobody', '--vary', 'parties.council.growth=0.2..0.1/0.1'],
    ]);
    expect(code).toBe(2);
    for (const word of ['--runs 0', '--shard 3/2', '--until-width 2', 'held_nobody', 'runs backwards'])
      expect(stderr).toContain(word);
  });
});
