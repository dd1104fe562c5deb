/**
 * From a job to the record of its run, which is kept on the way: checkpoints, and at the end document and
 * tables.
 */
import {
  checkpointSize,
  openCheckpoint,
  writeCheckpoint,
  type Checkpoint,
  type Unfinished,
} from '../../experiment/run/checkpoint.js';
import type { RunRecord } from '../../experiment/run/record.js';
import { originalOf } from '../../experiment/why/beside.js';
import { chainsOf, runScenario, ticksOf, type RunOptions } from '../../experiment/run/run.js';
import { tableCollectors, tablesOf } from '../../experiment/tables/tables.js';
import type { OnProgress, OnWarnings } from '../../platform/node/threads/background.js';
import {
  assertFree,
  hasCheckpoint,
  readCheckpointFile,
  removeCheckpoint,
  writeCheckpointFile,
  writeLastDay,
} from '../../platform/node/results/checkpoint-file.js';
import { writeRun } from '../../platform/node/results/run-folder.js';
import type { Aside } from '../../platform/node/files/write.js';
import type { Job } from './job.js';
import { prepare, unchanged } from './task.js';
import { checkpointFaults, statePath } from './resume.js';
import { unreadOf } from '../shell/unread.js';

/** A run under way. */
type Running = Pick<Unfinished, 'model' | 'collectors'>;

/** How a job keeps checkpoints, if it does. */
function checkpointsOf(job: Job, { version, every }: { version: string; every: number | undefined }) {
  const { out } = job.flags;
  if (out === undefined || every === undefined) return undefined;
  const unfinished = { tauride: version, job };
  return {
    every,
    begin: (run: Running) => {
      const size = checkpointSize({ ...run, ...unfinished });
      assertFree(out, hasCheckpoint(out) ? size : 2 * size);
    },
    keep: (run: Running) => {
      writeCheckpointFile(out, (sink) => {
        writeCheckpoint({ ...run, ...unfinished }, sink);
      });
    },
  };
}

/**
 * The record with what a reader of the folder needs to make it again. How often it was interrupted is not
 * among that.
 */
const documentOf = (record: RunRecord, { scenario, flags }: Job) => ({
  ...record,
  options: { scenario, ...flags, resume: undefined },
  versions: { tauride: record.tauride, node: process.version },
});

/** The state from which the run of a folder goes on, handed to whoever goes on. */
const fromState = <T>(folder: string, run: (from: Checkpoint) => T): T => {
  const path = statePath(folder);
  return checkpointFaults(path, () => readCheckpointFile(path, (source) => run(openCheckpoint(source))));
};

/**
 * The record of a changed run with the one it was changed from.
 *
 * @param days digests after the days that were computed here: all, or those since a checkpoint
 */
function withOriginal(changed: RunRecord, options: RunOptions, days: readonly string[], job: Job): RunRecord {
  const before = chainsOf(options, ticksOf(options) - days.length);
  const ofOriginal: string[] = [];
  const original = runScenario({ ...unchanged(options, job), onDay: (chain) => ofOriginal.push(chain) });
  const { startDay } = options.loaded.definition;
  return {
    ...changed,
    original: originalOf(original, changed, startDay, [ofOriginal, [...before, ...days]]),
  };
}

/**
 * Runs a job, and keeps it if it has a folder. Rejects with a FaultError as `prepare` throws it, and where it
 * cannot be kept.
 */
export async function computeRun(
  asked: Job,
  onProgress: OnProgress,
  onWarnings: OnWarnings,
): Promise<RunRecord> {
  onWarnings(unreadOf(asked.scenario));
  const options = prepare(asked);
  onWarnings(options.warnings);
  const job = { ...asked, used: options.usedParameters ?? null };
  const { checkpointEvery, out, resume } = job.flags;
  const { version } = options;
  const every = checkpointEvery === undefined ? undefined : Number(checkpointEvery);
  const checkpoints = checkpointsOf(job, { version, every });
  const further = out === undefined ? undefined : tableCollectors(options.loaded, ticksOf(options) - 1);
  let lastDay: Aside | undefined;
  const beforeLast = (run: Running) => {
    if (out === undefined) return;
    const unfinished = { ...run, tauride: version, job };
    lastDay = writeLastDay(out, checkpointSize(unfinished), (sink) => {
      writeCheckpoint(unfinished, sink);
    });
  };
  const days: string[] = [];
  const onDay = (chain: string) => void days.push(chain);
  const run = (from?: Checkpoint) =>
    runScenario({ ...options, further, onProgress, onDay, resume: from, checkpoints, beforeLast });
  const computed = resume === undefined ? run() : fromState(resume, run);
  const isCompared = computed.interventions.length > 0 && !job.flags.alone;
  const record = isCompared ? withOriginal(computed, { ...options, onProgress }, days, job) : computed;
  if (out !== undefined && further !== undefined) {
    await writeRun(out, { document: documentOf(record, job), tables: tablesOf(further, record), lastDay });
    removeCheckpoint(out);
  }
  return record;
}
