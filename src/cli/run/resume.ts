/**
 * Going on with a run that was interrupted.
 *
 * Decision worth knowing: the checkpoint says how the run began, so nothing need be said again; what is said
 * must agree with it. Only what cannot change a result (kernel, threads, what is printed) may differ, and how
 * far it goes: a run that --until has cut goes on to a later day.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, type CheckpointText } from '../../experiment/run/checkpoint.js';
import { parseDate } from '../../foundation/calendar.js';
import { FaultError, faultOf, refuse, type Fault } from '../../foundation/fault.js';
import { SnapshotError } from '../../model/state/snapshot.js';
import {
  checkpointPath,
  lastDayPath,
  readCheckpointFile,
} from '../../platform/node/results/checkpoint-file.js';
import { DOCUMENT } from '../../platform/node/results/kept-run.js';
import { packageVersion } from '../../platform/node/files/package.js';
import type { Job } from './job.js';

/** Options that say which run it is; how far it goes may be said anew. */
const IDENTITY = [
  'seed',
  'population',
  'parameters',
  'move',
  'without',
  'pin',
  'set',
  'with',
  'measure',
] as const;

/** A checkpoint that cannot be read is a fault of its file. */
export function checkpointFaults<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const hint = 'run it again from the start, with --out and another folder';
    refuse('checkpoint', path, error.message, hint);
  }
}

/** The file of the state from which the run of a folder goes on. Throws a FaultError where there is none. */
export function statePath(folder: string): string {
  const path = [checkpointPath(folder), lastDayPath(folder)].find((each) => existsSync(each));
  if (path !== undefined) return path;
  if (existsSync(join(folder, DOCUMENT)))
    refuse(
      'finished-run',
      folder,
      'the run is finished, and keeps no state to go on from',
      'run it again with --out: one that --until has cut keeps the state before its last day',
    );
  const hint = 'checkpoints are kept by `tauride run` with --out DIR --checkpoint-every DAYS';
  return refuse('no-checkpoint', folder, 'there is no checkpoint to go on from', hint);
}

function keptText(path: string): CheckpointText {
  const text = checkpointFaults(path, () => readCheckpointFile(path, openCheckpoint));
  const version = packageVersion();
  if (text.tauride === version) return text;
  const message = `the checkpoint was kept by Tauride ${text.tauride}, this is ${version}`;
  refuse('run-version', path, message, 'go on with that version, or run it again');
}

/** What keeps a run from ending on the day that is asked for. */
function untilFaults(asked: string | undefined, isFinished: boolean, { nextDay }: CheckpointText): Fault[] {
  const hint = 'name a later day with --until';
  if (isFinished && asked === undefined)
    return [faultOf('finished-run', '--resume', `the run is finished, to ${nextDay}`, hint)];
  const [day, next] = [parseDate(asked ?? nextDay), parseDate(nextDay)];
  if (day === undefined || next === undefined || day >= next + Number(isFinished)) return [];
  return [faultOf('until-passed', `--until ${asked}`, `the run has come to ${nextDay} already`, hint)];
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

/**
 * The job that a folder's checkpoint goes on with. Throws a FaultError where there is none, or another was
 * asked for.
 */
export function resumedJob(job: Job, folder: string): Job {
  const path = statePath(folder);
  const text = keptText(path);
  const kept = text.job as Job;
  const faults = differences(job, kept);
  const isFinished = path === lastDayPath(folder);
  const { kernel, threads, json, quiet, all, until = kept.flags.until } = job.flags;
  faults.push(...untilFaults(job.flags.until, isFinished, text));
  if (job.flags.out !== undefined)
    faults.push(
      faultOf('resume-out', `--out ${job.flags.out}`, 'the run is kept where it began', 'leave out --out'),
    );
  if (faults.length > 0) throw new FaultError(faults);
  const { checkpointEvery = kept.flags.checkpointEvery, alone = kept.flags.alone } = job.flags;
  const said = { kernel, threads, json, quiet, all, alone, until, checkpointEvery };
  return { ...kept, flags: { ...kept.flags, ...said, out: folder, resume: folder } };
}
