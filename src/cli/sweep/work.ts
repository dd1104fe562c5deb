/** The work of `tauride sweep`. */
import { resolve } from 'node:path';
import { manyPlan, missingIn, type ManyPlan } from '../../experiment/laboratory/run-many.js';
import type { OpenStore } from '../../experiment/laboratory/ports.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { dropPlan } from '../../platform/node/queue/plan-file.js';
import { keptByWorkers } from '../../platform/node/results/folder-store.js';
import { PoolError } from '../../platform/node/threads/pool.js';
import { concludeSweep } from '../many/conclude.js';
import { computeMany, threadsOf, type WorkEnd } from '../many/ensemble.js';
import { missingWords } from '../many/missing.js';
import { openFolder } from '../many/open-folder.js';
import { warnOfOutside } from '../many/outside.js';
import type { SweepFlags } from './command.js';
import { EXIT } from '../shell/failure.js';
import { complain } from '../shell/output.js';
import { codeOfSignal } from '../shell/signals.js';
import { readSweepTask, type SweepTask } from './task.js';

/** Has workers at a queue compute what a folder lacks, or threads of this machine. */
async function computeSweep(
  { setting, queue, folder }: SweepTask,
  plan: ManyPlan,
  store: OpenStore['store'],
  { quiet }: SweepFlags,
): Promise<WorkEnd> {
  const wait = { quiet, tellsLost: true };
  if (queue === undefined) return computeMany(plan, threadsOf(plan, setting), store, wait);
  const { queueDispatch } = await import('../../platform/node/queue/follow.js');
  const setup = { plan: plan.ensemble, kernel: setting.kernel };
  const followed = {
    address: queue,
    version: packageVersion(),
    folder: resolve(folder),
    manifest: plan.manifest,
    setup,
  };
  return computeMany(plan, queueDispatch(followed), keptByWorkers(store), wait);
}

/** What there is after a sweep that could not be completed. */
const keptIn = (folder: string): string => `${folder} keeps what was finished, --resume completes it`;

/** Says how far a sweep is of which a part was computed, and which batches were lost. */
function tellMissing(
  missing: readonly number[],
  lost: number,
  {
    manifest: { batches },
    folder,
    quiet,
  }: Pick<SweepTask, 'manifest' | 'folder'> & Pick<SweepFlags, 'quiet'>,
): void {
  if (lost > 0) {
    complain(`tauride: ${missingWords(missing, batches)}`);
    complain(`  ${folder} keeps the others, and --resume tries again`);
  } else if (!quiet) {
    complain(`tauride: ${batches - missing.length} of ${batches} batches are there; ${folder} keeps them`);
  }
}

/** Runs what is left of a sweep, keeps it, and tells what it says when all is there. */
export async function sweepWork(scenario: string, flags: SweepFlags): Promise<void> {
  const task = readSweepTask(scenario, flags);
  const { folder, setting, shard, queue } = task;
  for (const notice of task.notices) complain(`tauride: ${notice}`);
  warnOfOutside(task.manifest.settings, task.setting);
  if (queue !== undefined) await (await import('../../platform/node/queue/follow.js')).checkQueue(queue);
  const opened = await openFolder(folder, task.manifest, flags);
  const { manifest, store } = opened;
  const plan = { ...manyPlan(setting, manifest, { comparesDays: false, bands: true }), shard };
  const { cut, end, lost } = await computeSweep(task, plan, store, flags).catch((error: unknown) => {
    if (error instanceof PoolError) complain(`tauride: ${keptIn(folder)}`);
    throw error;
  });
  if (cut !== undefined) {
    complain(`tauride: interrupted; ${keptIn(folder)}`);
    process.exitCode = codeOfSignal(cut);
    return;
  }
  dropPlan(folder);
  if (lost > 0) process.exitCode = EXIT.failed;
  const missing = missingIn(store, end);
  if (missing.length === 0) await concludeSweep(opened, end, flags);
  else tellMissing(missing, lost, { manifest, folder, quiet: flags.quiet });
}
