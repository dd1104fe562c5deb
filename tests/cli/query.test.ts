import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasCheckpoint } from '../../src/platform/node/results/checkpoint-file.js';
import {
  begin,
  contents,
  fewRuns,
  installation,
  listAgain,
  root,
  scratch,
  tauride,
  taurideUnder,
} from './command-line.js';

/** Three batches. */
const WORDS = ['sweep', ...fewRuns(3, '1848-03-20'), '--vary', 'parties.council.growth=0.02,0.03'];

const parent = mkdtempSync(join(tmpdir(), 'tauride-'));
const whole = join(parent, 'whole');
beforeAll(() => void expect(tauride([...WORDS, '--out', whole])).toMatchObject({ code: 0, stderr: '' }));
afterAll(() => rmSync(parent, { recursive: true }));

const ask = (folder: string, sql: string, ...more: string[]) => tauride(['query', folder, sql, ...more]);

/** A copy that a test may spoil. */
function copy(): string {
  const folder = join(scratch(), 'copy');
  cpSync(whole, folder, { recursive: true });
  return folder;
}

/** Changes one byte in the middle of a file, or cuts it short. */
function damage(path: string, isCut: boolean): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] ^= 0xff;
  writeFileSync(path, isCut ? bytes.subarray(0, middle) : bytes);
}

describe('a query of a table that is damaged', () => {
  test.each([
    ['one byte is another', false],
    ['it is cut short', true],
  ])('says so, and --resume makes it again: %s', (_how, isCut) => {
    const folder = copy();
    damage(join(folder, 'runs.parquet'), isCut);
    for (const sql of ['SELECT * FROM runs', 'SELECT run FROM runs']) {
      const { code, stdout, stderr } = ask(folder, sql);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/runs\.parquet: the file was cut short or changed.*\n {2}.*--resume/);
    }
    expect(ask(folder, 'SELECT count(*) FROM bands')).toMatchObject({ code: 0, stderr: '' });
    expect(tauride([...WORDS, '--out', folder, '--resume'])).toMatchObject({ code: 0, stderr: '' });
    expect(contents(folder)).toEqual(contents(whole));
  });

  test('says so of what was listed as it is, and tells a wrong query from it', () => {
    const folder = copy();
    const path = join(folder, 'runs.parquet');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, Math.floor(bytes.length / 4), Math.floor(bytes.length / 2)));
    listAgain(folder);
    expect(ask(folder, 'SELECT * FROM runs').stderr).toContain('runs.parquet: the file was cut short');
    expect(ask(folder, 'SELECT x FROM bands').stderr).toContain('no column "x"');
  });

  test('says so of a shard', () => {
    const folder = copy();
    for (const name of ['runs.parquet', 'sittings.parquet', 'bands.parquet']) rmSync(join(folder, name));
    listAgain(folder);
    const [shard] = readdirSync(join(folder, 'shards')).filter((name) => name.startsWith('runs-'));
    appendFileSync(join(folder, 'shards', shard), 'x');
    expect(ask(folder, 'SELECT run FROM runs')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/shards\S+: the file was cut short or changed/) as string,
    });
  });

  test('says so of the table of a run', () => {
    const folder = join(scratch(), 'run');
    tauride(['run', 'two-powers', '--until', '1848-03-05', '--quiet', '--out', folder]);
    damage(join(folder, 'strata.parquet'), false);
    expect(ask(folder, 'SELECT date FROM strata').stderr).toContain('give the command of the run again');
    expect(ask(folder, 'SELECT date FROM regimes')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a query of a folder that is not finished', () => {
  test('answers of what is there, and says how much that is', () => {
    const folder = join(scratch(), 'part');
    tauride([...WORDS, '--out', folder, '--shard', '1/3']);
    const { code, stdout, stderr } = ask(folder, 'SELECT count(*) AS n FROM runs', '--json');
    expect({ code, answer: JSON.parse(stdout) as unknown }).toEqual({ code: 0, answer: [{ n: 2 }] });
    expect(stderr).toBe('tauride: 1 of 3 batches are there: the answer is that of their runs\n');
    expect(ask(folder, 'SELECT * FROM bands').stderr).toContain(
      'tables here: runs, sittings; 1 of 3 batches are there',
    );
    rmSync(join(folder, 'shards'), { recursive: true });
    expect(ask(folder, 'SELECT 1')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('0 of 3 batches are there\n') as string,
    });
  });

  test('says that a run has no tables yet', async () => {
    const folder = join(scratch(), 'run');
    const run = begin(['run', 'two-powers', '--out', folder, '--checkpoint-every', '1']);
    while (!hasCheckpoint(folder)) await sleep(2);
    await run.kill('SIGKILL');
    expect(ask(folder, 'SELECT 1').stderr).toContain(`by --resume ${folder}`);
  });
});

describe('what is wrong with a query', () => {
  test.each([
    ['SELECT endng FROM runs', /^SQL:1:8: there is no column "endng"\n {2}did you mean `ending`\?/],
    ['SELECT r.endng FROM runs r', /^SQL:1:8: there is no column "endng"\n {2}did you mean `ending`\?/],
    ['SELECT held FROM runs', /near it: held_council.*"DESCRIBE runs" lists the columns/],
    ['SELECT * FROM runs WHERE ending = "none"', /a text is written 'none'/],
    ['SELECT * FROM rnus', /^SQL:1:15: there is no table "rnus"\n {2}did you mean `runs`\?/],
    ['SELECT * FROM strata', /no table "strata"\n {2}tables here: bands, runs, sittings/],
    ['SELECT run,\n  ending FORM runs', /^SQL:2:15: syntax error at or near "runs"/],
    [`SELECT run, '${'x'.repeat(200)}' FORM runs WHERE run = 1`, /^SQL:1:221: syntax error/],
    ["SELECT 'ü', run FORM runs", /^SQL:1: syntax error at or near "runs"/],
    ['SELECT run, count(*) FROM runs', /GROUP BY.*\n {2}Either add it/],
    ["SELECT * FROM 'runs.parquet'", /"runs\.parquet" is asked by its name as a table\n {2}write FROM runs/],
    ["SELECT * FROM 'shards/runs-*.parquet'", /write FROM runs/],
    [
      "SELECT * FROM read_csv('/etc/passwd')",
      /no table of this folder.*\n {2}tables here: bands, runs, sittings/,
    ],
  ])('is said with its place and what would mend it: %s', (sql, message) => {
    const { code, stdout, stderr } = ask(whole, sql);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('is never missing where the hint says how the columns are listed', () => {
    expect(ask(whole, 'DESCRIBE runs').stdout).toContain('ending_date');
  });
});

describe('a query that does not end', () => {
  test('is ended with a sentence when its time is up', () => {
    const { code, stderr } = ask(whole, 'SELECT count(*) FROM range(1000000000000)', '--timeout', '1');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'SQL: no answer in 1 s: the query was ended\n  ask for less, or give it longer with --timeout\n',
    });
    expect(ask(whole, 'SELECT 1', '--timeout', '0.5').stderr).toContain('--timeout 0.5: ');
  });
});

test('a native part of DuckDB that is missing is told with the command that installs it', () => {
  const { folder, main } = installation();
  const modules = join(folder, 'node_modules');
  rmSync(modules);
  mkdirSync(join(modules, '@duckdb'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((each) => each !== '@duckdb'))
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const name of ['node-api', 'node-bindings'])
    cpSync(join(root, 'node_modules/@duckdb', name), join(modules, '@duckdb', name), { recursive: true });
  const { code, stderr } = taurideUnder([], ['query', whole, 'SELECT 1'], main);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^query: the native part of DuckDB.* is missing\n {2}npm install --no-save @duckdb\/node-bindings-\S+@\S+\n$/,
  );
});

test('numbers of an answer are numbers in JSON, unless they have more digits than a number holds', () => {
  const sql =
    'SELECT 1.5 AS half, 0.10 AS tenth, sum(run) AS sum, count(*) AS n, avg(run) / 3 AS mean, [1.5, 2] AS list, 12345678901234567890 AS long, NULL AS none FROM runs';
  const [answer] = JSON.parse(ask(whole, sql, '--json').stdout) as unknown[];
  expect(answer).toEqual({
    ...{ half: 1.5, tenth: 0.1, sum: 15, n: 6, mean: 2.5 / 3, list: [1.5, 2] },
    ...{ long: '12345678901234567890', none: null },
  });
  expect(ask(whole, sql).stdout).toContain('0.833333 ');
  expect(ask(whole, sql, '--csv').stdout).toContain('0.8333333333333334,');
});
