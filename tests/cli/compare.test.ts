import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompareRecord } from '../../src/experiment/many/compare.js';
import { decodeRows } from '../../src/platform/node/results/parquet.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { scratch, tauride } from './command-line.js';

/** Past the day on which the question of the town is answered on record. */
const small = (runs: string): string[] => [
  ...['two-powers', '--population', '2292', '--runs', runs, '--until', '1848-07-01'],
];

/** Past the days on which the twins part, and no further. */
const SMALL = ['two-powers', '--population', '2292', '--runs', '4', '--until', '1848-05-05'];

const json = (...words: string[]): CompareRecord => compared(...SMALL, ...words);

const compared = (...words: string[]): CompareRecord => {
  const threads = words.includes('--until') && !words.includes('--threads') ? ['--threads', '1'] : [];
  const { code, stdout, stderr } = tauride(['compare', ...words, ...threads, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as CompareRecord;
};

describe('tauride compare', () => {
  test('pairs by seed, and gives the same however many threads compute and whether pasts are shared', () => {
    const one = json('--with', 'bread-arrives', '--with', 'rash-council', '--threads', '1');
    expect(one.twins.map(({ id, pairs, failed }) => ({ id, pairs, failed }))).toEqual([
      { id: 'bread-arrives', pairs: 4, failed: 0 },
      { id: 'rash-council', pairs: 4, failed: 0 },
    ]);
    expect(one.twins[0].parting).toEqual({ earliest: '1848-04-10', latest: '1848-04-10', never: 0 });
    const two = json('--with', 'bread-arrives', '--with', 'rash-council', '--threads', '2');
    expect(two).toEqual(one);
    const whole = json('--with', 'bread-arrives', '--with', 'rash-council', '--no-sharing');
    expect(whole.twins).toEqual(one.twins);
    expect(one.days?.simulated).toBeLessThan(whole.days?.simulated ?? 0);
  });

  test('keeps the runs, whole and in a folder of their own', async () => {
    const folder = join(scratch(), 'pairs');
    const record = json('--with', 'bread-arrives', '--out', folder);
    const tables = ['bands.parquet', 'runs.parquet', 'sittings.parquet'];
    const files = ['SHA256SUMS', ...tables, 'shards', 'summary.json', 'sweep.json'];
    expect(readdirSync(folder).sort()).toEqual(files.sort());
    expect(readdirSync(dirname(folder))).toEqual(['pairs']);
    const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as CompareRecord;
    expect(record).toEqual({ ...summary, kernel: nodeKernel('auto').name });
    expect(json('--with', 'bread-arrives')).toEqual(record);
    const rows = await decodeRows(readFileSync(join(folder, 'runs.parquet')));
    expect(rows.map((row) => row.vary_with)).toEqual([1, 2, 3, 4].flatMap(() => ['none', 'bread-arrives']));
    const again = tauride(['compare', ...SMALL, '--with', 'bread-arrives', '--out', folder]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('add --resume to complete it');
    const [itself] = compared(folder, folder).twins;
    expect(itself.parting).toEqual({ earliest: null, latest: null, never: 4 });
  });

  test('compares two kept runs as it compares the same two in many', () => {
    const [before, after] = ['before', 'after'].map((name) => join(scratch(), name));
    const together = compared(...small('1'), '--with', 'bread-arrives').twins[0];
    const words = ['--population', '2292', '--until', '1848-07-01', '--seed', 'two powers #1', '--quiet'];
    expect(tauride(['run', 'two-powers', ...words, '--out', before]).code).toBe(0);
    expect(tauride(['run', 'two-powers', ...words, '--with', 'bread-arrives', '--out', after]).code).toBe(0);
    const { twins, names } = compared(before, after);
    const apart = twins[0];
    expect(names).toMatchObject({
      'authority.council': 'Council of the workshops',
      'option.seizure.seize': 'Take the town',
    });
    expect(apart.chances).toEqual(together.chances);
    expect(apart.means).toEqual(together.means);
    const { stdout } = tauride(['compare', before, after]);
    expect(stdout).toMatch(/ B: [^.]*\. A: [^.]*\.| Both: /);
    expect(stdout).toContain('The two runs differ; the day on which they part is not kept.');
    const same = tauride(['compare', before, before]).stdout;
    expect(same).toContain('The two are one and the same run.');
    const other = tauride(['compare', before, after, '--runs', '3', '--no-sharing']);
    expect({ code: other.code, stdout: other.stdout }).toEqual({ code: 2, stdout: '' });
    for (const option of ['--runs: ', '--no-sharing: ']) expect(other.stderr).toContain(option);
  });

  test('takes decisions as recorded with --replay, but for those that the twin changes', () => {
    const { mode, twins } = compared(...small('2'), '--replay', '--with', 'rash-council');
    expect(mode).toBe('replay');
    const decided = twins[0].chances.find(({ column }) => column === 'ever_seizure__seize');
    // As recorded, the question may have lost its occasion by June; in May it has not.
    expect(decided).toMatchObject({ twin: { value: 1 } });
    expect(decided?.baseline.value).toBeGreaterThan(0);
    const day = twins[0].means.find(({ column }) => column === 'ever_seizure__seize');
    expect(day).toMatchObject({ type: 'date', twin: '1848-05-01', difference: { value: -49 } });
    expect(twins[0].fixed).toContain('ever_seizure__seize');
  });

  test('tells first in sentences, in 80 columns, then the rows that matter, and all with --all', () => {
    const words = ['compare', ...SMALL, '--with', 'bread-arrives'];
    const { code, stdout, stderr } = tauride(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/in \d of 4 runs instead of \d, \d+ points (fewer|more)/);
    expect(stdout.indexOf('instead of')).toBeLessThan(stdout.indexOf('Share of runs'));
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const more = Number(/(\d+) more rows? differs?/.exec(stdout)?.[1]);
    expect(more).toBeGreaterThan(0);
    const whole = tauride([...words, '--all']).stdout;
    expect(whole).not.toContain('more row');
    expect(whole.split('\n').length).toBeGreaterThan(stdout.split('\n').length);
  });

  test('compares what flags change where no counterfactual is named, as one that changes the same', () => {
    const [{ chances, means, title, changes }] = json('--without', 'ship-lost').twins;
    const [named] = json('--with', 'bread-arrives').twins;
    expect({ chances, means, changes }).toEqual({
      ...{ chances: named.chances, means: named.means, changes: named.changes },
    });
    expect(title).toBe('Without ship-lost');
    const beside = json('--with', 'bread-arrives', '--without', 'loaf-riot');
    expect({ twins: beside.twins.map(({ id }) => id), changes: beside.changes }).toEqual({
      ...{ twins: ['bread-arrives'], changes: ['without loaf-riot'] },
    });
    const wrong = tauride(['compare', ...SMALL, '--without', 'ship-lots']);
    expect({ code: wrong.code, stderr: wrong.stderr }).toEqual({
      ...{ code: 2, stderr: expect.stringContaining('--without ship-lots: ') as string },
    });
  });

  test('says everything that is wrong at once', () => {
    const { code, stdout, stderr } = tauride([
      ...['compare', 'two-powers', '--with', 'bread-arrive', '--runs', '0', '--threads', 'all'],
      ...['--population', 'few', '--set', 'nowhere=1'],
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const message of ['--runs 0: ', '--threads all: ', '--population few: ', '--set nowhere=1: '])
      expect(stderr).toContain(message);
    const { stderr: nothing } = tauride(['compare', 'two-powers']);
    expect(nothing).toContain('--with: there is nothing to compare with');
  });

  test('says that a change comes after the last day', () => {
    const words = ['compare', 'two-powers', '--population', '2292', '--runs', '2', '--with', 'bread-arrives'];
    const { stdout } = tauride([...words, '--until', '1848-03-20']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The change begins on 10 April 1848, after the last day of these runs.',
    );
  });

  test.each([
    [['bread-arrives', 'rash-council', 'bread-arrives'], '--with bread-arrives: it is named twice'],
    [['bread-arrives', './scenarios/two-powers/counterfactuals/bread-arrives.yaml'], 'is named twice'],
  ])('refuses %j, of which two are one', (twins, message) => {
    const { code, stdout, stderr } = tauride(['compare', ...SMALL, ...twins.flatMap((id) => ['--with', id])]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('leave one out');
  });

  test('asks for the second folder where only one is named', () => {
    const folder = join(scratch(), 'one');
    compared(...small('1'), '--with', 'bread-arrives', '--out', folder);
    const { code, stdout, stderr } = tauride(['compare', folder]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('name the second folder, too');
  });

  test('fails where the population is too small for the scenario, and says how small it may be', () => {
    const { code, stderr } = tauride([
      'compare',
      'two-powers',
      '--with',
      'bread-arrives',
      '--population',
      '5',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('the smallest that works is');
  });
});
