import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ParameterSensitivity, SwitchSensitivity } from '../../src/experiment/sensitivity/record.js';
import { contents, scratch, tauride } from './command-line.js';

const SMALL = [
  'sensitivity',
  'two-powers',
  '--population',
  '2292',
  '--threads',
  '1',
  '--until',
  '1848-03-16',
];
const GROWTH = 'parties.council.growth=0.01..0.05';
/** A constant of a law that is off does nothing. */
const IDLE = 'laws.turnout.alienation';
const WORDS = [
  ...[...SMALL, '--over', GROWTH, '--runs', '2', '--points', '4'],
  ...['--measure', 'council=adherents.council.all@1848-03-16'],
];

const faultsOf = (...more: string[]) => tauride([...SMALL, '--out', join(scratch(), 'none'), ...more]);

describe('tauride sensitivity', () => {
  test('says what moves a measure, keeps its runs, and grows by --resume to what it would have been', () => {
    const [folder, whole] = [join(scratch(), 'a'), join(scratch(), 'b')];
    const first = tauride([...WORDS, '--json', '--out', folder]);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/^tauride: 8 points with 2 seeds are 16 runs; about \d+ /);
    const record = JSON.parse(first.stdout) as ParameterSensitivity;
    const council = record.outcomes.find(({ outcome }) => outcome === 'council');
    expect(council?.parameters[0]).toMatchObject({
      parameter: 'parties.council.growth',
      verdict: 'decides',
    });
    expect(council?.parameters[0].mu).toBeGreaterThan(0);
    const kept = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as ParameterSensitivity;
    expect(record).toMatchObject(kept);

    const words = WORDS.map((word, i) => (WORDS[i - 1] === '--points' ? '5' : word));
    const grown = tauride([...words, '--quiet', '--resume', '--out', folder]);
    expect({ code: grown.code, stderr: grown.stderr }).toEqual({ code: 0, stderr: '' });
    tauride([...words, '--quiet', '--out', whole]);
    const rows = (at: string) => {
      const told = JSON.parse(readFileSync(join(at, 'summary.json'), 'utf8')) as ParameterSensitivity;
      return { ...told, days: null };
    };
    expect(rows(folder)).toEqual(rows(whole));
    expect(Object.keys(contents(folder))).toContain('runs.parquet');
  });

  test('gives indices of variance, and nothing to a parameter that does nothing', () => {
    const folder = join(scratch(), 'sobol');
    const words = WORDS.map((word, i) => (WORDS[i - 1] === '--points' ? '5' : word));
    const { code, stdout } = tauride([
      ...[
        ...words,
        '--method',
        'sobol',
        '--over',
        `${IDLE}=30..60`,
        '--no-calibration',
        '--quiet',
        '--out',
        folder,
      ],
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const record = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as ParameterSensitivity;
    expect(record.ranges.map(({ parameter }) => parameter)).toEqual(['parties.council.growth', IDLE]);
    const council = record.outcomes.find(({ outcome }) => outcome === 'council');
    expect(council?.parameters[0].parameter).toBe('parties.council.growth');
    expect(council?.parameters[0].total?.low).toBeGreaterThan(0.05);
    expect(council?.parameters[1]).toMatchObject({
      ...{ parameter: IDLE, first: { value: 0, low: 0, high: 0 }, total: { value: 0, low: 0, high: 0 } },
    });
    const shown = tauride([
      ...words,
      '--method',
      'sobol',
      '--over',
      IDLE,
      '--no-calibration',
      '--resume',
      '--out',
      folder,
    ]);
    expect(shown.stdout.split('\n').length).toBeLessThan(40);
    const refused = tauride(['merge', join(scratch(), 'm'), folder]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('sensitivity analysis');
  });

  test('switches laws one at a time, over the same seeds', () => {
    const folder = join(scratch(), 'switches');
    const { code, stdout, stderr } = tauride([
      ...SMALL,
      '--switches',
      '--runs',
      '2',
      '--json',
      '--quiet',
      '--out',
      folder,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const record = JSON.parse(stdout) as SwitchSensitivity;
    expect(record.switches).toContain('repertoire off');
    for (const { switches } of record.conclusions)
      expect(switches.map(({ switched }) => switched)).toEqual(record.switches);
  });

  test.each([
    ['no folder', SMALL, '--out'],
    ['an unknown path', ['--over', 'parties.nobody.growth'], '--over parties.nobody.growth'],
    ['a range that runs backwards', ['--over', 'parties.council.growth=0.05..0.01'], 'backwards'],
    ['a list', ['--over', 'parties.council.growth=0.01,0.05'], 'within a range of numbers'],
    ['an event', ['--over', 'seizure=1848-05-01..1848-05-21/10d'], 'within a range of numbers'],
    ['too few points', ['--over', GROWTH, '--points', '3'], 'so few have no spread'],
    ['points of switches', ['--switches', '--points', '3'], 'as many points as switches'],
    ['nothing to move', ['--no-calibration'], 'nothing is moved'],
  ])('refuses %s', (_what, words, told) => {
    const { code, stdout, stderr } = words === SMALL ? tauride(SMALL) : faultsOf(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});
