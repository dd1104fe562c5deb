/** The work of `tauride sweep`. */
import { join, resolve } from 'node:path';
import { batchesOf, type Batch } from '../experiment/design.js';
import { Stopper, SweepCounts } from '../experiment/sweep.js';
import { keepingShards, type Dispatch, type KeptResult } from '../platform/node/dispatch.js';
import { packageVersion } from '../platform/node/package.js';
import { PoolError } from '../platform/node/pool.js';
import { dropPlan } from '../platform/node/queue/plan-file.js';
import { mendManifest } from '../platform/node/mend-manifest.js';
import { MANIFEST, prepareResults, type Manifest } from '../platform/node/results.js';
import { dropShards, findShards, readRuns } from '../platform/node/shards.js';
import { conclude } from './conclude.js';
import { computeWork, threadsOf } from './ensemble.js';
import type { SweepFlags } from './ensemble-options.js';
import { EXIT } from './failure.js';
import { complain } from './output.js';
import { readTask, type Task } from './sweep-task.js';

/** The batches still to be computed; those that are there have been seen by the stopper. */
async function batchesLeft(folder: string, task: Task, stopper: Stopper | undefined): Promise<Batch[]> {
  const { plan, setting, shard } = task;
  const done = findShards(folder, { mends: true });
  if (stopper) for (const [index, kept] of done) stopper.add(index, await readRuns(kept));
  if (stopper?.end !== undefined) return [];
  return batchesOf(plan.points.length, setting.runs).filter(
    ({ index }) => !done.has(index) && index % shard.parts === shard.part - 1,
  );
}

function stopperOf({ manifest, plan, setting }: Task): Stopper | undefined {
  const { outcomes, untilWidth } = manifest.settings;
  if (untilWidth === null) return undefined;
  const blocks = batchesOf(plan.points.length, setting.runs).filter(
    ({ replicates }, _i, [first]) => replicates[0] === first.replicates[0],
  ).length;
  return new Stopper(plan.points.length, outcomes[0], blocks, untilWidth);
}

/** Who computes the batches of a sweep, and keeps them: workers at a queue, or threads of this machine. */
async function dispatchOf(task: Task, flags: SweepFlags): Promise<Dispatch<KeptResult>> {
  const { plan, manifest, setting, queue } = task;
  if (queue === undefined) return keepingShards(flags.out, manifest, threadsOf(plan, setting));
  const { checkQueue, queueDispatch } = await import('../platform/node/queue/follow.js');
  await checkQueue(queue);
  return queueDispatch({
    address: queue,
    version: packageVersion(),
    folder: resolve(flags.out),
    setup: { plan, kernel: setting.kernel },
  });
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** What there is after a sweep that could not be completed. */
const keptIn = ({ out }: SweepFlags): string => `${out} keeps what was finished, --resume completes it`;

/** Writes again what was asked, where the folder has lost it, and says so. */
function mend(folder: string, manifest: Manifest): void {
  const shards = mendManifest(folder, manifest);
  if (shards === undefined) return;
  const fit =
    shards === 1
      ? 'the shard that is there is of this sweep'
      : `the ${shards} shards that are there are of this sweep`;
  complain(`tauride: ${join(folder, MANIFEST)} was damaged or gone, and is written again: ${fit}`);
}

/** Runs what is left of a sweep, keeps it, and tells what it says when all is there. */
export async function sweepOver(scenario: string, flags: SweepFlags): Promise<void> {
  const task = readTask(scenario, flags);
  const { manifest, plan, setting } = task;
  const dispatch = await dispatchOf(task, flags);
  if (flags.resume === true) mend(flags.out, manifest);
  prepareResults(flags.out, manifest, flags.resume === true || flags.shard !== undefined);
  const stopper = stopperOf(task);
  const batches = await batchesLeft(flags.out, task, stopper);
  const running = new SweepCounts(plan.points.length, manifest.settings.outcomes);
  let lost = 0;
  const isWhole = await computeWork(
    {
      title: setting.loaded.definition.id,
      batches,
      dispatch,
      estimate: () => {
        if (manifest.settings.outcomes.length === 0) return '';
        const { value, low, high } = running.share(0);
        return `${manifest.settings.outcomes[0].text} ${percent(value)} (${percent(low)} to ${percent(high)})`;
      },
      onFailure: ({ index }, error) => {
        lost++;
        complain(`tauride: batch ${index} could not be computed: ${String(error)}`);
      },
      onResult: ({ index }, { rows }) => {
        running.add(rows);
        return stopper?.add(index, rows) ?? true;
      },
    },
    flags.quiet === true,
  ).catch((error: unknown) => {
    if (error instanceof PoolError) complain(`tauride: ${keptIn(flags)}`);
    throw error;
  });
  if (!isWhole) {
    complain(`tauride: interrupted; ${keptIn(flags)}`);
    process.exitCode = EXIT.interrupted;
    return;
  }
  dropPlan(flags.out);
  if (lost > 0) process.exitCode = EXIT.failed;
  if (stopper?.end !== undefined) dropShards(flags.out, stopper.end);
  await conclude(flags.out, manifest, stopper?.end ?? manifest.batches, flags);
}
