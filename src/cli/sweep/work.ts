/** The work of `tauride sweep`. */
import { resolve } from 'node:path';
import { batchesOf, type Batch } from '../../experiment/many/design.js';
import { keepingShards, type Dispatch, type KeptResult } from '../../platform/node/results/dispatch.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { PoolError } from '../../platform/node/threads/pool.js';
import { dropPlan } from '../../platform/node/queue/plan-file.js';
import { noteOf, prepareResults } from '../../platform/node/results/results.js';
import { dropShards, findShards, readRuns } from '../../platform/node/results/shards.js';
import { conclude } from '../many/conclude.js';
import { computeWork, runsIn, threadsOf } from '../many/ensemble.js';
import type { SweepFlags } from '../many/options.js';
import { EXIT } from '../shell/failure.js';
import { mendSettings } from '../many/repair-settings.js';
import { lostWords, missingWords } from '../many/missing.js';
import { complain } from '../shell/output.js';
import { Seen } from './sweep-progress.js';
import { codeOfSignal } from '../shell/signals.js';
import { readTask, type Task } from './task.js';
import { takeUp } from '../many/take-up.js';

/** What is still to be computed, and how many runs are done already. */
interface Left {
  readonly batches: readonly Batch[];
  readonly done: number;
}

/** Looks at what the folder holds; the runs that are there have been seen by the stopper and by the running counts. */
async function lookThrough(task: Task, seen: Seen, flags: SweepFlags): Promise<Left> {
  const { plan, setting, shard, manifest } = task;
  const shards = await takeUp(flags.out, manifest, flags);
  for (const [index, kept] of seen.isNeeded ? shards : []) seen.add(index, await readRuns(kept));
  const own = batchesOf(plan.points.length, setting.runs).filter(
    ({ index }) => index % shard.parts === shard.part - 1,
  );
  const done = own.filter(({ index }) => shards.has(index)).reduce((sum, batch) => sum + runsIn(batch), 0);
  if (seen.stopper?.end !== undefined) return { batches: [], done };
  return { batches: own.filter(({ index }) => !shards.has(index)), done };
}

/** Who computes the batches of a sweep, and keeps them: workers at a queue, or threads of this machine. */
async function dispatchOf(task: Task, flags: SweepFlags): Promise<Dispatch<KeptResult>> {
  const { plan, manifest, setting, queue } = task;
  if (queue === undefined) return keepingShards(flags.out, manifest, threadsOf(plan, setting));
  const { checkQueue, queueDispatch } = await import('../../platform/node/queue/follow.js');
  await checkQueue(queue);
  return queueDispatch({
    address: queue,
    version: packageVersion(),
    folder: resolve(flags.out),
    experiment: noteOf(manifest).experiment,
    setup: { plan, kernel: setting.kernel },
  });
}

/** What there is after a sweep that could not be completed. */
const keptIn = ({ out }: SweepFlags): string => `${out} keeps what was finished, --resume completes it`;

/** Says how far a sweep is of which a part was computed, and which batches were lost. */
function tellMissing(
  missing: readonly number[],
  lost: number,
  { manifest: { batches } }: Task,
  { out, quiet }: SweepFlags,
): void {
  if (missing.length === 0) return;
  if (lost > 0) {
    complain(`tauride: ${missingWords(missing, batches)}`);
    complain(`  ${out} keeps the others, and --resume tries again`);
  } else if (!quiet) {
    complain(`tauride: ${batches - missing.length} of ${batches} batches are there; ${out} keeps them`);
  }
}

/** Removes what a sweep that stopped early has computed beyond its end. */
const dropBeyond = (end: number, { manifest }: Task, { out }: SweepFlags): void => {
  dropShards(findShards(out, noteOf(manifest).experiment, (index) => index >= end).values());
};

/** Runs what is left of a sweep, keeps it, and tells what it says when all is there. */
export async function sweepOver(scenario: string, flags: SweepFlags): Promise<void> {
  const task = readTask(scenario, flags);
  const { manifest, setting } = task;
  for (const notice of task.notices) complain(`tauride: ${notice}`);
  const dispatch = await dispatchOf(task, flags);
  if (flags.resume === true) mendSettings(flags.out, manifest);
  prepareResults(flags.out, manifest, flags.resume === true || flags.shard !== undefined);
  const seen = new Seen(task);
  const left = await lookThrough(task, seen, flags);
  let lost = 0;
  const cut = await computeWork(
    {
      title: setting.loaded.definition.id,
      ...left,
      dispatch,
      estimate: () => seen.estimate(),
      onFailure: ({ index }, error, say) => {
        lost++;
        (flags.quiet ? complain : say)(lostWords(index, error));
      },
      onResult: ({ index }, { rows }) => seen.add(index, rows),
    },
    flags.quiet === true,
  ).catch((error: unknown) => {
    if (error instanceof PoolError) complain(`tauride: ${keptIn(flags)}`);
    throw error;
  });
  if (cut !== undefined) {
    complain(`tauride: interrupted; ${keptIn(flags)}`);
    process.exitCode = codeOfSignal(cut);
    return;
  }
  dropPlan(flags.out);
  if (lost > 0) process.exitCode = EXIT.failed;
  const end = seen.stopper?.end;
  if (end !== undefined) dropBeyond(end, task, flags);
  const missing = await conclude(flags.out, manifest, end ?? manifest.batches, flags);
  tellMissing(missing, lost, task, flags);
}
