import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
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

  const run = (file: string, words: readonly string[], env: Readonly<Record<string, string>>) => {
    const path = join(folder, 'bin') + delimiter + process.env.PATH;
    const cwd = join(folder, 'work');
    const { status, stderr } = spawnSync(file, words, {
      cwd,
      env: { ...process.env, PATH: path, ...env },
      encoding: 'utf8',
    });
    return { status, stderr };
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
      const { status, stderr } =
        part <= parts / 2
          ? run('bash', ['-c', script], array)
          : run(command[0], [...command.slice(1), ...args], { JOB_COMPLETION_INDEX: String(part - 1) });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(existsSync(join(folder, 'work/seizure/summary.json'))).toBe(part === parts);
    }
  });
});
