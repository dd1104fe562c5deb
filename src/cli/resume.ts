/**
 * Going on with a run that was interrupted.
 *
 * Decision worth knowing: the checkpoint says how the run began, so nothing need be said again; what is said must agree with it. Only what cannot
 * change a result (kernel, threads, what is printed) may differ.
 */
import { readCheckpointText, type CheckpointText } from '../experiment/checkpoint.js';
import { FaultError, faultOf, refuse, type Fault } from '../foundation/fault.js';
import { SnapshotError } from '../model/snapshot.js';
import { checkpointPath, hasCheckpoint, readCheckpointFile } from '../platform/node/checkpoint-file.js';
import { packageVersion } from '../platform/node/package.js';
import type { Job } from './job.js';

/** Options that say which run it is. */
const IDENTITY = ['seed', 'population', 'until', 'move', 'without', 'set', 'with'] as const;

/** A checkpoint that cannot be read is a fault of the file. */
export function checkpointFaults<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const hint = 'run it again from the start, with --out and another folder';
    refuse('checkpoint', checkpointPath(folder), error.message, hint);
  }
}

function keptText(folder: string): CheckpointText {
  if (!hasCheckpoint(folder)) {
    const hint = 'checkpoints are kept by `tauride run` with --out DIR --checkpoint-every DAYS';
    refuse('no-checkpoint', folder, 'there is no checkpoint to go on from', hint);
  }
  const text = checkpointFaults(folder, () => readCheckpointFile(folder, readCheckpointText));
  const version = packageVersion();
  if (text.tauride === version) return text;
  const message = `the checkpoint was kept by Tauride ${text.tauride}, this is ${version}`;
  refuse('run-version', checkpointPath(folder), message, 'go on with that version, or run it again');
}

/** What was said otherwise when the run began. */
function differences(job: Job, kept: Job): Fault[] {
  const hint = 'leave the option out: a run goes on as it began';
  const differs = (what: string, now: unknown, then: unknown): Fault[] =>
    JSON.stringify(now) === JSON.stringify(then)
      ? []
      : [
          faultOf(
            'resume-differs',
            what,
            `the run began with ${then === undefined ? 'none' : JSON.stringify(then)}`,
            hint,
          ),
        ];
  return [
    ...differs(`tauride ${job.mode}`, job.mode, kept.mode),
    ...differs(job.scenario, job.scenario, kept.scenario),
    ...IDENTITY.flatMap((name) =>
      job.flags[name] === undefined ? [] : differs(`--${name}`, job.flags[name], kept.flags[name]),
    ),
  ];
}

/** The job that a folder's checkpoint goes on with. Throws a FaultError where there is none, or another was asked for. */
export function resumedJob(job: Job, folder: string): Job {
  const kept = keptText(folder).job as Job;
  const faults = differences(job, kept);
  if (job.flags.out !== undefined)
    faults.push(
      faultOf('resume-out', `--out ${job.flags.out}`, 'the run is kept where it began', 'leave out --out'),
    );
  if (faults.length > 0) throw new FaultError(faults);
  const { kernel, threads, json, quiet, checkpointEvery = kept.flags.checkpointEvery } = job.flags;
  return {
    ...kept,
    flags: { ...kept.flags, kernel, threads, json, quiet, checkpointEvery, out: folder, resume: folder },
  };
}
