import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { copyOf, RUN_FILES, scratch, start, tauride } from './command-line.js';

const json = (...words: string[]): RunRecord => {
  const { code, stdout, stderr } = tauride([...words, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as RunRecord;
};

/** The exit code and what was said on stderr of a process that runs. */
const endOf = async (child: ReturnType<typeof start>): Promise<{ code: number | null; stderr: string }> => {
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stderr };
};

describe('one run', () => {
  test('prints one JSON document, the same for the same seed and another for another', () => {
    const [first, again, other] = ['x', 'x', 'y'].map((seed) =>
      json('run', 'two-powers', '--seed', seed, '--until', '1848-04-15'),
    );
    expect(first).toMatchObject({ mode: 'run', scenario: 'two-powers', seed: 'x', threads: 1 });
    expect(first.end).toBe('1848-04-15');
    expect(first).not.toHaveProperty('facts');
    expect(again).toEqual(first);
    expect(other.digest).not.toBe(first.digest);
  });

  test('is one of many with --runs, which say how sure it is and measure what is asked', () => {
    const words = ['two-powers', '--until', '1848-03-20', '--population', '2292'];
    const measure = ['--measure', 'votes=support.council.all@1848-03-10'];
    const many = tauride(['run', ...words, '--runs', '2', ...measure, '--json']);
    expect({ code: many.code, stderr: many.stderr }).toEqual({ code: 0, stderr: '' });
    const record = JSON.parse(many.stdout) as SweepRecord;
    expect(record).toMatchObject({ mode: 'run', runs: 2, seedsRun: 2, points: [{ runs: 2 }] });
    const lone = json('run', ...words, '--seed', `${record.seed} #1`, ...measure);
    expect(lone.measured).toMatchObject([{ name: 'votes' }]);
    const refused = tauride(['replay', ...words, '--runs', '2', '--with', 'bread-arrives']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('tauride compare two-powers --with bread-arrives --replay --runs 20');
  });

  test('is the same with either kernel, and names the one it took', () => {
    const [simd, reference] = ['simd', 'reference'].map((kernel) => {
      const record = json('run', 'two-powers', '--kernel', kernel, '--until', '1848-04-15');
      expect(record.kernel).toBe(kernel);
      return record;
    });
    expect(simd).toEqual({ ...reference, kernel: 'simd' });
  });

  test('takes history from a replay, and compares', () => {
    const record = json('replay', 'two-powers');
    expect(record.facts?.length).toBeGreaterThan(0);
    expect(record.scores).toHaveProperty('validation');
    expect(record.decisions.every((decision) => decision.pinned)).toBe(true);
  });

  test('makes the changes of options and counterfactuals, and says so', () => {
    const day = ['--until', '1848-03-05'];
    const moved = json(
      'run',
      'two-powers',
      '--move',
      'ship-lost=1848-03-03',
      '--set',
      'policies.rationing=0.5',
      ...day,
    );
    expect(moved.events.find((event) => event.id === 'ship-lost')).toMatchObject({
      date: '1848-03-03',
      outcome: 'happened',
    });
    expect(moved.interventions).toEqual(['ship-lost moved to 1848-03-03', 'policies.rationing set to 0.5']);
    const without = json('run', 'two-powers', '--with', 'bread-arrives', ...day);
    expect(without.interventions).toEqual(['The grain ship comes in', 'without ship-lost']);
  });

  test('is told in plain text of 80 columns where there is no terminal', () => {
    const { code, stdout, stderr } = tauride(['replay', 'two-powers', '--all']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('\u001b');
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    for (const section of ['Regimes', 'Balance of power', 'Facts', 'In short'])
      expect(stdout).toContain(` ${section} `);
  });

  test('has colour and width where they are asked for', () => {
    const words = ['run', 'two-powers', '--until', '1848-03-05'];
    const { stdout } = tauride(words, { FORCE_COLOR: '1', COLUMNS: '120' });
    expect(stdout).toContain('\u001b[');
    expect(stdout).toMatch(/━{100}/);
  });

  test('is silent when it shall be', () => {
    expect(tauride(['run', 'two-powers', '--until', '1848-03-05', '--quiet'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});

test('a run that is kept replaces an earlier one by a whole document with its options and versions', () => {
  const folder = scratch();
  writeFileSync(join(folder, 'run.json'), 'old');
  const words = ['run', 'two-powers', '--until', '1848-03-05', '--out', folder];
  const { code, stdout } = tauride([...words, '--json']);
  expect(code).toBe(0);
  expect(readdirSync(folder)).toEqual(RUN_FILES);
  const kept = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as object;
  expect(kept).toMatchObject(JSON.parse(stdout) as object);
  expect(kept).toMatchObject({ options: { until: '1848-03-05' }, versions: { node: process.version } });
});

test('a kept run answers SQL from its tables', () => {
  const folder = scratch();
  tauride(['run', 'two-powers', '--until', '1848-03-05', '--quiet', '--out', folder]);
  const sql = 'SELECT count(DISTINCT date) AS days, count(DISTINCT party) AS parties FROM strata';
  expect(tauride(['query', folder, sql, '--csv'])).toEqual({
    code: 0,
    stdout: 'days,parties\n5,3\n',
    stderr: '',
  });
});

test('what a run left that was killed while it was written does not stand in the way', () => {
  const folder = scratch();
  writeFileSync(join(folder, 'strata.parquet'), 'old');
  writeFileSync(join(folder, 'bodies.parquet.x.part'), 'half');
  expect(tauride(['run', 'two-powers', '--until', '1848-03-02', '--quiet', '--out', folder])).toMatchObject({
    code: 0,
  });
});

describe('what is wrong with a run', () => {
  test('is said all at once: options, counterfactuals, scenario, folder', () => {
    const scenario = copyOf('two-powers');
    writeFileSync(join(scenario, 'more.yaml'), 'parties:\n  - { id: third, nmae: Third }\n');
    const full = scratch();
    writeFileSync(join(full, 'diary.txt'), 'mine');
    const { code, stdout, stderr } = tauride([
      ...[
        'run',
        scenario,
        '--seed',
        '',
        '--population',
        'many',
        '--move',
        'ship-lost',
        '--move',
        'ship-lost=1848-02-30',
      ],
      ...['--without', 'shiplost', '--set', 'x', '--with', 'bread-arrive', '--out', full],
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const message of [
      '--seed "": the seed is empty',
      '--population many: `many` is not a number of agents',
      '--move ship-lost: this is not of the form EVENT=DATE',
      '--move ship-lost=1848-02-30: `1848-02-30` is not a date',
      '--without shiplost: ',
      '--set x: this is not of the form PATH=VALUE',
      'did you mean `bread-arrives`?',
      'not empty and holds no run',
    ])
      expect(stderr).toContain(message);
    expect(stderr).toMatch(/more\.yaml:2:\d+: /);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test.each([
    ['--population', '3', 'cannot stand for'],
    ['--set', 'parties.reform.growth=much', '--set parties.reform.growth=much: '],
  ])('is said of %s %s', (option, value, message) => {
    const { code, stdout, stderr } = tauride(['run', 'two-powers', option, value]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

/** Interrupted: `signals.test.ts`. */
describe('a run that is cut short', () => {
  test('ends quietly when its reader has gone', async () => {
    const child = start(['run', 'two-powers', '--json']);
    child.stdout.destroy();
    expect(await endOf(child)).toEqual({ code: 0, stderr: '' });
  });

  test('fails with a message where its folder cannot be written', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'run.json'));
    const { code, stderr } = tauride([
      'run',
      'two-powers',
      '--until',
      '1848-03-02',
      '--quiet',
      '--out',
      folder,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('run.json: ');
    expect(readdirSync(folder)).toEqual(['run.json']);
  });
});

test('a changed run has the one it was changed from beside it, also when it goes on from a later day', () => {
  const [folder, straight] = [scratch(), scratch()];
  const words = ['run', 'two-powers', '--quiet', '--move', 'seizure=1848-03-20'];
  const kept = (where: string) => JSON.parse(readFileSync(join(where, 'run.json'), 'utf8')) as RunRecord;
  tauride([...words, '--until', '1848-03-12', '--out', folder]);
  tauride(['run', 'two-powers', '--quiet', '--resume', folder, '--until', '1848-04-01']);
  tauride([...words, '--until', '1848-04-01', '--out', straight]);
  const plain = tauride(['run', 'two-powers', '--until', '1848-04-01', '--json']);
  const { original, digest } = kept(straight);
  expect(original?.digest).toBe((JSON.parse(plain.stdout) as RunRecord).digest);
  expect(original?.parted === null).toBe(original?.digest === digest);
  expect(kept(folder).original).toEqual(original);
});
