import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompareRecord } from '../../src/experiment/compare.js';
import { decodeRows } from '../../src/platform/node/parquet.js';
import { scratch, tauride } from './command-line.js';

const SMALL = ['two-powers', '--population', '2292', '--runs', '4', '--until', '1848-07-01'];

const json = (...words: string[]): CompareRecord => compared(...SMALL, ...words);

const compared = (...words: string[]): CompareRecord => {
  const { code, stdout, stderr } = tauride(['compare', ...words, '--json']);
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
    const files = ['SHA256SUMS', 'bands.parquet', 'runs.parquet', 'shards', 'summary.json', 'sweep.json'];
    expect(readdirSync(folder).sort()).toEqual(files);
    expect(readdirSync(dirname(folder))).toEqual(['pairs']);
    expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toEqual(record);
    const rows = await decodeRows(readFileSync(join(folder, 'runs.parquet')));
    expect(rows.map((row) => row.vary_with)).toEqual([1, 2, 3, 4].flatMap(() => ['none', 'bread-arrives']));
    const again = tauride(['compare', ...SMALL, '--with', 'bread-arrives', '--out', folder]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('not empty');
    const [itself] = compared(folder, folder).twins;
    expect(itself.parting).toEqual({ earliest: null, latest: null, never: 4 });
  });

  test('compares two kept runs as it compares the same two in many', () => {
    const [before, after] = ['before', 'after'].map((name) => join(scratch(), name));
    const together = json('--runs', '1', '--with', 'bread-arrives').twins[0];
    const words = ['--population', '2292', '--until', '1848-07-01', '--seed', 'two powers #1', '--quiet'];
    expect(tauride(['run', 'two-powers', ...words, '--out', before]).code).toBe(0);
    expect(tauride(['run', 'two-powers', ...words, '--with', 'bread-arrives', '--out', after]).code).toBe(0);
    const apart = compared(before, after).twins[0];
    expect(apart.chances).toEqual(together.chances);
    expect(apart.means).toEqual(together.means);
    const other = tauride(['compare', before, after, '--runs', '3', '--no-sharing']);
    expect({ code: other.code, stdout: other.stdout }).toEqual({ code: 2, stdout: '' });
    for (const option of ['--runs: ', '--no-sharing: ']) expect(other.stderr).toContain(option);
  });

  test('takes decisions as recorded with --replay, but for those that the twin changes', () => {
    const { mode, twins } = json('--replay', '--with', 'rash-council');
    expect(mode).toBe('replay');
    const decided = twins[0].chances.find(
      ({ column, value }) => column === 'decision_seizure' && value === 'seize',
    );
    expect(decided).toMatchObject({ baseline: { value: 1 }, twin: { value: 1 } });
    const day = twins[0].means.find(({ column }) => column === 'decided_seizure');
    expect(day?.difference.value).toBe(-49);
  });

  test('tells first in sentences, in 80 columns, then the rows that matter, and all with --all', () => {
    const words = ['compare', ...SMALL, '--with', 'bread-arrives'];
    const { code, stdout, stderr } = tauride(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /in \d of 4 runs instead of \d, \d+ (fewer|more) in a hundred/,
    );
    expect(stdout.indexOf('instead of')).toBeLessThan(stdout.indexOf('Share of runs'));
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const more = Number(/(\d+) more rows? differs?/.exec(stdout)?.[1]);
    expect(more).toBeGreaterThan(0);
    const whole = tauride([...words, '--all']).stdout;
    expect(whole).not.toContain('more row');
    expect(whole.split('\n').length).toBeGreaterThan(stdout.split('\n').length);
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
