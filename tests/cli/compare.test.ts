import { beforeAll, describe, expect, test } from 'vitest';
import type { CompareRecord } from '../../src/experiment/compare.js';
import { build, tauride } from './command-line.js';

beforeAll(build);

const SMALL = ['two-powers', '--population', '2292', '--runs', '4', '--until', '1848-07-01'];

const json = (...words: string[]): CompareRecord => {
  const { code, stdout, stderr } = tauride(['compare', ...SMALL, ...words, '--json']);
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

  test('tells first in sentences, in 80 columns', () => {
    const { code, stdout, stderr } = tauride(['compare', ...SMALL, '--with', 'bread-arrives']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /in \d of 4 runs instead of \d, \d+ (fewer|more) in a hundred/,
    );
    expect(stdout.indexOf('instead of')).toBeLessThan(stdout.indexOf('Share of runs'));
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
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
