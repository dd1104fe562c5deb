/** What a signal leaves that asks a command to end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { begin, scratch } from './command-line.js';

const MANY = [
  'two-powers',
  '--population',
  '2292',
  '--runs',
  '400',
  '--until',
  '1848-04-01',
  '--threads',
  '1',
];

/** A file, or one in a folder, is there. */
const there = async (path: string, count = 0): Promise<void> => {
  while (!existsSync(path) || (count > 0 && readdirSync(path).length < count)) await setTimeout(5);
};

export const SWEEP = ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-02,1848-03-03'];
export const COMPARE = ['compare', ...MANY, '--with', 'bread-arrives', '--quiet'];

/** Of many runs it keeps what is finished, and says how to go on. */
export async function endsMany(
  words: readonly string[],
  signal: NodeJS.Signals,
  code: number,
): Promise<void> {
  const folder = join(scratch(), 'many');
  const { kill } = begin([...words, '--out', folder]);
  await there(join(folder, 'shards'), 2);
  const ended = await kill(signal);
  expect(ended.code).toBe(code);
  expect(ended.stderr).toMatch(
    /^tauride: interrupted; (?:\d+ of 400 seeds are done, and the figures are theirs; )?.*--resume completes it$/m,
  );
  expect(readdirSync(join(folder, 'shards')).length).toBeGreaterThanOrEqual(2);
  expect(readdirSync(folder)).not.toContain('summary.json');
}

/** Hypotheses keep the jobs that are finished, and what is told of them. */
export async function endsHypotheses(signal: NodeJS.Signals, code: number): Promise<void> {
  const folder = join(scratch(), 'tested');
  const words = ['hypotheses', 'two-powers', '--population', '2292', '--runs', '4000', '--threads', '1'];
  const { kill } = begin([...words, '--quiet', '--out', folder]);
  await there(join(folder, 'pairs.json'));
  const ended = await kill(signal);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(/^tauride: interrupted; .*keeps what was finished, --resume completes it$/m);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
  const { runs } = read('pairs.json') as { runs: unknown[] };
  expect(runs.length).toBeGreaterThan(0);
  expect(read('verdicts.json')).toMatchObject({ missing: 4000 - runs.length, runs: 4000 });
}

/** A run leaves no part of a file. */
export async function endsRun(signal: NodeJS.Signals, code: number): Promise<void> {
  const folder = join(scratch(), 'run');
  const { kill } = begin(['run', 'russia-1917', '--population', '400000', '--out', folder]);
  await there(folder);
  expect(await kill(signal)).toEqual({
    ...{ code, stdout: '' },
    stderr: 'tauride: interrupted; nothing was written\n',
  });
  expect(readdirSync(folder)).toEqual([]);
}
