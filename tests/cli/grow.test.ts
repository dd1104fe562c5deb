/** A run that --until has cut goes on from its last day, as one that was never cut. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RUN_FILES, scratch, tauride } from './command-line.js';

const RUN = ['run', 'two-powers', '--population', '2292', '--quiet'];
const grow = (folder: string, ...more: string[]) =>
  tauride(['run', 'two-powers', '--resume', folder, ...more, '--quiet']);

/** The folder of a run to a day. */
function runTo(until: string, ...more: string[]): string {
  const folder = join(scratch(), until);
  expect(tauride([...RUN, '--until', until, '--out', folder, ...more])).toMatchObject({
    code: 0,
    stderr: '',
  });
  return folder;
}

/** The document of a run, without what may differ: where it is kept, and how. */
const documentIn = (folder: string): object => {
  const kept = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { options: { until: string } };
  return { ...kept, options: kept.options.until };
};

describe('a finished run', () => {
  test('goes on, again and again, to the record and the tables of a straight run', () => {
    const folder = runTo('1848-03-20');
    for (const until of ['1848-03-21', '1848-04-02']) {
      expect(grow(folder, '--until', until)).toMatchObject({ code: 0, stderr: '' });
      const straight = runTo(until);
      expect(readdirSync(folder)).toEqual(RUN_FILES);
      expect(documentIn(folder)).toEqual(documentIn(straight));
      for (const name of RUN_FILES.filter((file) => file.endsWith('.parquet')))
        expect(readFileSync(join(folder, name)).equals(readFileSync(join(straight, name))), name).toBe(true);
    }
  });

  test('at the end of its scenario keeps nothing to go on from, and says so', () => {
    const folder = runTo('1848-08-30');
    expect(grow(folder, '--until', '1848-08-31')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder)).not.toContain('last-day.tauride');
    expect(grow(folder, '--until', '1848-08-31')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the run is finished') as string,
    });
  });

  test('is as it was where the day is no later, another run is asked for, or the state is damaged', () => {
    const folder = runTo('1848-03-20', '--seed', 'mine');
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const refused = (...more: string[]) => {
      const { code, stdout, stderr } = grow(folder, ...more);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(refused()).toContain('the run is finished, to 1848-03-20\n  name a later day with --until');
    for (const day of ['1848-03-20', '1848-03-02'])
      expect(refused('--until', day)).toContain('has come to 1848-03-20 already');
    expect(refused('--until', '1848-13-40')).toContain('not a date');
    expect(refused('--until', '1848-04-01', '--seed', 'yours')).toContain('the run began with "mine"');
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toEqual(before);
  });
});
