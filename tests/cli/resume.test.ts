/**
 * A run that is interrupted goes on from its last checkpoint as if it had never been.
 */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { RUN_FILES, scratch, start, tauride } from './command-line.js';

const SCENARIO = ['run', 'russia-1917'];
/** This scenario has stocks and forms of action, which are tables of their own. */
const FILES = [...RUN_FILES, 'forms.parquet', 'stocks.parquet'].sort();
const RUN = [...SCENARIO, '--population', '48000', '--seed', 'resumed', '--until', '1917-03-28'];

/** The document of a run, without what may differ: how it was asked for, and on how many threads. */
const documentIn = (folder: string): object => ({
  ...(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as object),
  options: undefined,
  threads: undefined,
});

const checkpointIn = (folder: string): string => join(folder, 'checkpoint.tauride');

/** Begins a run and ends it with a signal as soon as it has kept a checkpoint. */
async function interrupted(
  folder: string,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; stderr: string }> {
  const child = start([...RUN, '--out', folder, '--checkpoint-every', '5']);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!existsSync(checkpointIn(folder)) && child.exitCode === null) await setTimeout(2);
  child.kill(signal);
  const code = await closed;
  return { code, stderr };
}

describe('an interrupted run', () => {
  test('ends, resumed on other threads, in the record and the tables of one that was not interrupted', async () => {
    const [whole, broken] = [join(scratch(), 'whole'), join(scratch(), 'broken')];
    await interrupted(broken, 'SIGKILL');
    expect(existsSync(join(broken, 'run.json'))).toBe(false);
    expect(tauride([...SCENARIO, '--resume', broken, '--threads', '2', '--quiet'])).toMatchObject({
      code: 0,
    });
    expect(tauride([...RUN, '--out', whole, '--quiet'])).toMatchObject({ code: 0 });
    expect(documentIn(broken)).toEqual(documentIn(whole));
    expect(readdirSync(broken).sort()).toEqual(FILES);
    for (const name of FILES.filter((file) => file.endsWith('.parquet')))
      expect(readFileSync(join(broken, name)), name).toEqual(readFileSync(join(whole, name)));
  });

  test('says on Ctrl-C how to go on, and is not written over', async () => {
    const folder = join(scratch(), 'broken');
    const { code, stderr } = await interrupted(folder, 'SIGINT');
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: `tauride: interrupted; its last checkpoint is kept; go on with: tauride run russia-1917 --resume ${folder}\n`,
    });
    const again = tauride([...RUN, '--out', folder]);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--resume') as string });
    const other = tauride([...SCENARIO, '--seed', 'another', '--resume', folder]);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('"resumed"') as string });
    expect(existsSync(checkpointIn(folder))).toBe(true);
  });

  test('is refused where the checkpoint is cut short, is none, or does not exist', async () => {
    const folder = join(scratch(), 'broken');
    await interrupted(folder, 'SIGKILL');
    const resume = () => tauride([...SCENARIO, '--resume', folder]);
    for (const length of [100_000, 300, 2]) {
      truncateSync(checkpointIn(folder), length);
      const { code, stderr } = resume();
      expect({ code, trace: /\n +at /.test(stderr) }).toEqual({ code: 2, trace: false });
      expect(stderr).toContain('cut short or changed');
    }
    writeFileSync(checkpointIn(folder), 'x'.repeat(5000));
    expect(resume()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('this is no checkpoint of Tauride') as string,
    });
    expect(tauride([...SCENARIO, '--resume', scratch()])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no checkpoint') as string,
    });
  });
});
