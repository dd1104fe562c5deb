import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { taurideIn } from '../cli/command-line.js';
import { docs, workplace } from './pages.js';

/** What the manifest of a job says, as far as it is looked at. */
interface Job {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly completions: number;
    readonly completionMode: string;
    readonly template: {
      readonly spec: {
        readonly restartPolicy: string;
        readonly containers: readonly { readonly command: string[]; readonly args: string[] }[];
      };
    };
  };
}

describe('the page on many machines', () => {
  /** With half as many runs, which shows nothing else. */
  const page = readFileSync(new URL('many-machines.md', docs), 'utf8').replaceAll('--runs 8', '--runs 4');
  const [, script] = /```sh\n(#!.*?)```/s.exec(page) ?? [];
  const [, manifest] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const job = parse(manifest, { strict: true }) as Job;
  const folder = workplace();
  afterAll(() => rmSync(folder, { recursive: true }));

  const work = join(folder, 'work');

  /** A `tauride` that only says what it is asked for, a word on each line. */
  const saying = join(folder, 'saying');
  mkdirSync(saying);
  writeFileSync(join(saying, 'tauride'), `#!/bin/sh\nprintf '%s\\n' "$@"\n`, { mode: 0o755 });

  type Variables = Readonly<Record<string, string>>;
  const runWith = (bin: string, [file, ...words]: readonly string[], env: Variables) => {
    const path = bin + delimiter + process.env.PATH;
    return spawnSync(file, words, {
      cwd: work,
      env: { ...process.env, PATH: path, ...env },
      encoding: 'utf8',
    });
  };
  /** What a scheduler would run; where its words have been shown to work, they are given to the command that is loaded. */
  const run = (command: readonly string[], env: Variables, isShown: boolean) => {
    if (!isShown) {
      const { status, stderr } = runWith(join(folder, 'bin'), command, env);
      return { status, stderr };
    }
    const { code, stderr } = taurideIn(work, runWith(saying, command, env).stdout.trim().split('\n'));
    return { status: code, stderr };
  };

  test('has a manifest of an indexed job', () => {
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', spec: { completionMode: 'Indexed' } });
    expect(job.spec.template.spec.restartPolicy).toBe('OnFailure');
    expect(page).toContain(`#SBATCH --array=1-${job.spec.completions}\n`);
  });

  test('tells a scheduler what makes a whole: half of it as an array of Slurm, half as a job of Kubernetes', () => {
    const parts = job.spec.completions;
    const [{ command, args }] = job.spec.template.spec.containers;
    for (let part = 1; part <= parts; part++) {
      const array = {
        SLURM_ARRAY_TASK_ID: String(part),
        SLURM_ARRAY_TASK_COUNT: String(parts),
        SLURM_CPUS_PER_TASK: '1',
      };
      const isShown = part !== 1 && part !== parts;
      const ended =
        part <= parts / 2
          ? run(['bash', '-c', script], array, isShown)
          : run([...command, ...args], { JOB_COMPLETION_INDEX: String(part - 1) }, isShown);
      expect(ended).toEqual({ status: 0, stderr: '' });
      expect(existsSync(join(work, 'seizure/summary.json'))).toBe(part === parts);
    }
  });
});
