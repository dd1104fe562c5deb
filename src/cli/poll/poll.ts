/** From a job to the answer of a poll. */
import { takePoll, type Poll } from '../../experiment/poll/poll.js';
import type { RunOptions } from '../../experiment/run/run.js';
import type { RunParameters } from '../../experiment/parameters/draw.js';
import type { OnProgress, OnWarnings } from '../../platform/node/threads/background.js';
import { unreadOf } from '../shell/unread.js';
import { readPoll, type PollJob } from './task.js';

/** What `poll --json` prints. */
export interface PollAnswer extends Poll {
  readonly tauride: string;
  readonly mode: 'run' | 'replay';
  /** Which parameters the run had, and their values; nothing where they are as written. */
  readonly usedParameters?: RunParameters;
  /** What was changed, in words. */
  readonly interventions: readonly string[];
  /** The poll of the same seed and day without the changes; none where nothing is, or where it is alone. */
  readonly original?: Poll;
}

/** Answers a job. Throws a FaultError with everything that is wrong with it. */
export function computePoll(job: PollJob, onProgress: OnProgress, onWarnings: OnWarnings): PollAnswer {
  onWarnings(unreadOf(job.scenario));
  const { mode, tick, by, among, run, original } = readPoll(job);
  onWarnings(run.warnings);
  const poll = ({ loaded, seed, population, kernel }: RunOptions): Poll =>
    takePoll({ loaded, seed, population, kernel, tick, by, among, onProgress });
  return {
    tauride: run.version,
    mode,
    ...(run.usedParameters && { usedParameters: run.usedParameters }),
    interventions: run.interventions ?? [],
    ...poll(run),
    ...(original && { original: poll(original) }),
  };
}
