/** Series of one's own in what many runs print. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CompareRecord } from '../../src/experiment/many/compare.js';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import { scratch, tauride } from './command-line.js';

const SHORT = ['--until', '1848-04-20', '--runs', '3', '--quiet', '--threads', '1'];
const VOTES = ['--measure', 'votes=support.council.weavers@weekly'];
const jsonOf = <T>(words: readonly string[]): T => {
  const { code, stdout, stderr } = tauride([...words, ...SHORT, ...VOTES, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
};

test('many runs have the means of a series by date, whether rows pass or are kept in a folder', () => {
  const passed = jsonOf<SweepRecord>(['run', 'two-powers']).points[0].series;
  const kept = jsonOf<SweepRecord>(['run', 'two-powers', '--out', join(scratch(), 'sure')]).points[0].series;
  expect(kept).toEqual(passed);
  expect(passed?.[0].dates.slice(-2)).toEqual(['1848-04-19', '1848-04-20']);
  expect(passed?.[0].runs.every((runs) => runs === 3)).toBe(true);
  const varied = ['--vary', 'ship-lost=1848-04-01,1848-04-10', '--out', join(scratch(), 'sweep')];
  const two = jsonOf<SweepRecord>(['sweep', 'two-powers', ...varied]);
  expect(two.points.map(({ series }) => series?.[0].dates.length)).toEqual([9, 9]);
  expect(two.points[0].series?.[0].means).not.toEqual(two.points[1].series?.[0].means);
});

test('a comparison says on which day a series parts, and has the two sides and their difference by date', () => {
  const words = ['compare', 'two-powers', '--with', 'bread-arrives'];
  const [series] = jsonOf<CompareRecord>(words).twins[0].series ?? [];
  expect(series.differs).toBe('1848-04-12');
  const last = series.dates.length - 1;
  expect(series.differences[0].value).toBe(0);
  expect(series.differences[last].value).toBeCloseTo(
    series.twin[last].value - series.baseline[last].value,
    12,
  );
  const { stdout } = tauride([...words, ...SHORT.filter((word) => word !== '--quiet'), ...VOTES]);
  expect(stdout).toContain('The two sides first differ on 12 April 1848');
  expect(stdout).toMatch(/^ +date +baseline +twin +difference +95 % interval$/m);
  expect(stdout).toMatch(/^ +1848-04-20( +-?[\d.]+){3} +-?[\d.]+ to -?[\d.]+$/m);
  expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
});

test('two kept folders are told by the series that both have, seed by seed, as one call tells them', () => {
  const [before, after] = ['before', 'after'].map((name) => join(scratch(), name));
  const more = ['--measure', 'other=support.council.weavers@daily', '--until', '1848-04-25'];
  jsonOf<SweepRecord>(['run', 'two-powers', '--out', before]);
  const words = ['run', 'two-powers', '--without', 'ship-lost', '--runs', '3', '--quiet', '--threads', '1'];
  expect(tauride([...words, ...VOTES, ...more, '--out', after]).code).toBe(0);
  const together = jsonOf<CompareRecord>(['compare', 'two-powers', '--with', 'bread-arrives']).twins[0]
    .series;
  const { code, stdout } = tauride(['compare', before, after, '--json']);
  expect(code).toBe(0);
  const [{ series, changes }] = (JSON.parse(stdout) as CompareRecord).twins;
  expect(series?.map(({ name }) => name)).toEqual(['votes']);
  // The longer of them goes on by weeks, and has no figure of the last day of the other.
  const dates = series?.[0].dates ?? [];
  expect(dates).toEqual(together?.[0].dates.slice(0, -1));
  expect(series?.[0].differences).toEqual(together?.[0].differences.slice(0, -1));
  expect(series?.[0].twin).toEqual(together?.[0].twin.slice(0, -1));
  expect(changes).toContain('B alone: other is support.council.weavers, daily');
  const told = tauride(['compare', before, after]).stdout;
  expect(told).toContain('votes: support.council.weavers, weekly');
  expect(told).toMatch(/^ +date +A +B +difference +95 % interval$/m);
});

test('two kept runs are told by their series, without an interval; another measure of that name is none', () => {
  const [before, after, otherwise] = ['before', 'after', 'otherwise'].map((name) => join(scratch(), name));
  const run = ['run', 'two-powers', '--until', '1848-04-20', '--quiet'];
  expect(tauride([...run, ...VOTES, '--out', before]).code).toBe(0);
  expect(tauride([...run, ...VOTES, '--without', 'ship-lost', '--out', after]).code).toBe(0);
  const { stdout } = tauride(['compare', before, after]);
  expect(stdout).toContain('The two sides first differ on 12 April 1848.\n');
  expect(stdout).toMatch(/^ +1848-04-20( +-?[\d.]+){3}$/m);
  const renamed = ['--measure', 'votes=support.reform.weavers@weekly'];
  expect(tauride([...run, ...renamed, '--out', otherwise]).code).toBe(0);
  const unlike = JSON.parse(tauride(['compare', before, otherwise, '--json']).stdout) as CompareRecord;
  expect(unlike.twins[0].series).toBeUndefined();
  expect(unlike.twins[0].changes).toEqual([
    'A alone: votes is support.council.weavers, weekly',
    'B alone: votes is support.reform.weavers, weekly',
  ]);
});
