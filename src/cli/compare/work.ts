/**
 * The work of `tauride compare`.
 *
 * Decision worth knowing: with --out the report is made of the shards in the folder, like that of a sweep,
 * and without it of rows that pass and are forgotten. So a comparison that was resumed says what an unbroken
 * one says, and no kept row is held in memory.
 */
import { passingStore } from '../../experiment/laboratory/memory.js';
import { Pairs } from '../../experiment/laboratory/pairs.js';
import { conclude, manyPlan } from '../../experiment/laboratory/run-many.js';
import { refuse } from '../../foundation/fault.js';
import { isResults } from '../../platform/node/results/kept-results.js';
import { PoolError } from '../../platform/node/threads/pool.js';
import { BlankCounts } from '../many/blank-counts.js';
import { computeMany, threadsOf } from '../many/ensemble.js';
import { openFolder } from '../many/open-folder.js';
import { warnOfOutside } from '../many/outside.js';
import type { CompareFlags } from './command.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import { complain } from '../shell/output.js';
import { codeOfSignal, type EndSignal } from '../shell/signals.js';
import { tell } from './tell.js';
import { readCompareTask, type CompareTask } from './task.js';

/** Why a comparison is not of all seeds, if it is not. */
type Cut = EndSignal | PoolError | undefined;

/**
 * Compares counterfactuals with their scenario, or the results that two folders keep; `given` are the options
 * that were written.
 */
export async function compareWork(
  [scenario, folder]: readonly [string, string | undefined],
  flags: CompareFlags,
  given: readonly string[],
): Promise<void> {
  if (folder !== undefined)
    return (await import('./kept.js')).compareFolders([scenario, folder], given, flags);
  if (isResults(scenario)) {
    const message = 'this is a folder of results, and there is nothing to compare it with';
    refuse('one-folder', scenario, message, 'name the second folder, too');
  }
  return compareRuns(scenario, flags);
}

/**
 * Runs baseline and counterfactuals over the same seeds, prints how they differ, and keeps the runs if it is
 * told where.
 */
async function compareRuns(scenario: string, flags: CompareFlags): Promise<void> {
  const task = readCompareTask(scenario, flags);
  const { setting, twins } = task;
  const { out, quiet } = flags;
  warnOfOutside(task.manifest.settings, task.setting);
  const pairs = new Pairs(setting, twins);
  const blanks = new BlankCounts();
  const teller = blanks.beside(pairs);
  const folder =
    out === undefined
      ? { manifest: task.manifest, store: passingStore(teller) }
      : await openFolder(out, task.manifest, flags);
  const plan = manyPlan(setting, folder.manifest, { comparesDays: true, bands: out !== undefined });
  const wait = { quiet, tellsLost: out !== undefined };
  const cut: Cut = await computeMany(plan, threadsOf(plan, setting), folder.store, wait).then(
    (ended) => ended.cut,
    (error: unknown) => {
      if (error instanceof PoolError) return error;
      throw error;
    },
  );
  folder.store.look();
  const record = await conclude(folder.manifest, folder.store, teller);
  if (cut instanceof PoolError && pairs.seeds === 0) throw cut;
  blanks.warn();
  tell(record, flags, computedBy(flags.kernel));
  if (cut !== undefined || pairs.seeds < setting.runs) tellCutShort(cut, pairs.seeds, task, flags);
}

/** Says why the figures are not those of all seeds, and how to go on. */
function tellCutShort(cut: Cut, seeds: number, { setting }: CompareTask, { out }: CompareFlags): void {
  const isFailed = cut instanceof PoolError;
  const why = isFailed ? `failed: ${cut.message}` : cut === undefined ? 'not complete' : 'interrupted';
  const kept = out === undefined ? '' : `; ${out} keeps what was finished, --resume completes it`;
  complain(`tauride: ${why}; ${seeds} of ${setting.runs} seeds are done, and the figures are theirs${kept}`);
  process.exitCode = isFailed || cut === undefined ? EXIT.failed : codeOfSignal(cut);
}
