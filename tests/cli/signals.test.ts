/** Signals that ask a command to end: what is finished is kept, a sentence says so, and the exit code is 128 and the number of the signal. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { begin, scratch } from './command-line.js';

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

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
  while (!existsSync(path) || readdirSync(path).length < count) await setTimeout(5);
};

/** What a signal ends; what one of them does to a comparison, each does to a sweep, by the same code. */
const ENDED = {
  SIGINT: ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-02,1848-03-03'],
  SIGTERM: ['compare', ...MANY, '--with', 'bread-arrives', '--quiet'],
  SIGHUP: ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-02,1848-03-03'],
};

describe.each(SIGNALS)('%s ends with %i', (signal, code) => {
  test(`a ${ENDED[signal][0]}, which keeps what is finished`, async () => {
    const folder = join(scratch(), 'many');
    const { kill } = begin([...ENDED[signal], '--out', folder]);
    await there(join(folder, 'shards'), 2);
    const ended = await kill(signal);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(
      /^tauride: interrupted; (?:\d+ of 400 seeds are done, and the figures are theirs; )?.*--resume completes it$/m,
    );
    expect(readdirSync(join(folder, 'shards')).length).toBeGreaterThanOrEqual(2);
    expect(readdirSync(folder)).not.toContain('summary.json');
  });

  test('a run, which leaves no part of a file', async () => {
    const folder = join(scratch(), 'run');
    const { kill } = begin(['run', 'russia-1917', '--population', '400000', '--out', folder]);
    await there(folder);
    expect(await kill(signal)).toEqual({
      ...{ code, stdout: '' },
      stderr: 'tauride: interrupted; nothing was written\n',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
