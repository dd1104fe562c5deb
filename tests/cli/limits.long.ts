/**
 * What a machine cannot give: one sentence, exit code 1, and nothing that looks like a result.
 *
 * Decision worth knowing: the machine is made small by limits that every user may set for a process. An engine reserves far more addresses for a
 * memory of WebAssembly than there is memory, so a limit on addresses meets the kernel first.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/experiment/design/manifest.js';
import { batchesOf } from '../../src/experiment/design/design.js';
import { lostBatch } from '../../src/experiment/many/ensemble.js';
import { readManifest } from '../../src/platform/node/results/results.js';
import { dropShards, findShards, writeShard } from '../../src/platform/node/results/shards.js';
import { contents, scratch, tauride, taurideAfter } from './command-line.js';

const MANY = ['two-powers', '--population', '2292', '--runs', '2', '--until', '1848-03-03', '--quiet'];
const SWEEP = ['sweep', ...MANY, '--vary', 'ship-lost=1848-03-02,1848-03-03', '--threads', '1'];
const COMPARE = ['compare', ...MANY, '--with', 'bread-arrives', '--threads', '1'];
const RUN = ['run', 'two-powers', '--until', '1848-03-02', '--quiet'];

const NO_MEMORY = 'ulimit -v 8000000';
const ASKED = /^tauride: failed: the simd kernel asked for \d+\.\d MB of memory and was given none; /m;

describe('a machine without memory', () => {
  test('says how much the kernel asked for, of a run', () => {
    const { code, stdout, stderr } = taurideAfter(NO_MEMORY, RUN);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(ASKED);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([SWEEP, COMPARE])(
    'leaves the runs of %s undone, and --resume does them elsewhere',
    (...words) => {
      const [folder, whole] = [join(scratch(), 'small'), join(scratch(), 'whole')];
      const { code, stderr } = taurideAfter(NO_MEMORY, [...words, '--out', folder]);
      expect(code).toBe(1);
      expect(stderr).toMatch(ASKED);
      expect(stderr).not.toMatch(/could not be computed|the run of/);
      expect(existsSync(join(folder, 'shards'))).toBe(false);
      expect(tauride([...words, '--out', folder, '--resume'])).toMatchObject({ code: 0, stderr: '' });
      expect(tauride([...words, '--out', whole])).toMatchObject({ code: 0 });
      expect(contents(folder)).toEqual(contents(whole));
    },
  );
});

test('a machine that lets a process open few files says so, without a trace', () => {
  for (const limit of [20, 22]) {
    const { code, stdout, stderr } = taurideAfter(`ulimit -n ${limit}`, RUN);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*too many files are open[^\n]*(?:\n {2}raise the limit[^\n]*)?\n$/);
  }
});

test('in a folder that was removed everything is refused in plain words', () => {
  const gone = join(scratch(), 'gone');
  mkdirSync(gone);
  const { code, stderr } = taurideAfter(`cd ${gone} && rmdir ${gone}`, ['list']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^the folder you are in: it is gone.*\n {2}change to one that is there/);
});

describe('runs that have failed', () => {
  const folderWithFailures = async () => {
    const folder = join(scratch(), 'failed');
    expect(tauride([...SWEEP, '--out', folder])).toMatchObject({ code: 0 });
    const whole = contents(folder);
    const manifest = readManifest(folder) as Manifest & { readonly settings: { readonly seed: string } };
    const { points, runs, seed } = manifest.settings;
    const [batch] = batchesOf(points, runs);
    dropShards(findShards(folder, manifest, (index) => index === batch.index).values());
    const lost = lostBatch(
      { points, seed } as Parameters<typeof lostBatch>[0],
      batch,
      new Error('struck by lightning'),
    );
    await writeShard(folder, manifest, batch.index, lost);
    return { folder, whole };
  };

  test('stay as they are with --resume, and are computed again with --retry-failed', async () => {
    const { folder, whole } = await folderWithFailures();
    const resumed = tauride([...SWEEP, '--out', folder, '--resume']);
    expect(resumed).toMatchObject({ code: 1, stderr: expect.stringContaining('2 runs failed') as string });
    expect(tauride([...SWEEP, '--out', folder, '--resume', '--retry-failed'])).toMatchObject({ code: 0 });
    expect(contents(folder)).toEqual(whole);
    expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toMatchObject({ seedsRun: 2 });
  });

  test('are not looked for in a new folder', () => {
    for (const words of [SWEEP, COMPARE]) {
      const folder = join(scratch(), 'new');
      const { code, stderr } = tauride([...words, '--out', folder, '--retry-failed']);
      expect({ code, made: existsSync(folder) }).toEqual({ code: 2, made: false });
      expect(stderr).toContain('add --resume');
    }
  });
});
