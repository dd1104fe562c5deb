/** The work of `tauride sensitivity`. */
import { pointsOf } from '../../experiment/design/design.js';
import { conclude, manyPlan, missingIn } from '../../experiment/laboratory/run-many.js';
import type { OpenStore } from '../../experiment/laboratory/ports.js';
import { SensitivityTeller } from '../../experiment/sensitivity/teller.js';
import { PoolError } from '../../platform/node/threads/pool.js';
import { sensitivityReport } from '../../report/sensitivity.js';
import { count, plural } from '../../report/words.js';
import { BlankCounts } from '../many/blank-counts.js';
import { computeMany, threadsOf } from '../many/ensemble.js';
import { missingWords } from '../many/missing.js';
import { openFolder } from '../many/open-folder.js';
import { warnOfOutside } from '../many/outside.js';
import { secondsOf, timeWords } from '../many/time.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import { complain, printJson, printReport } from '../shell/output.js';
import { codeOfSignal } from '../shell/signals.js';
import type { SensitivityFlags } from './sensitivity-command.js';
import { readSensitivityTask, type SensitivityTask } from './sensitivity-task.js';

/** Says before it runs how much there is to do. */
function tellBefore({ setting, manifest }: SensitivityTask, kept: number): void {
  const { points, runs } = manifest.settings;
  const { length } = pointsOf(points);
  const all = length * runs;
  const left = manifest.batches === 0 ? all : Math.round(all * (1 - kept / manifest.batches));
  const words = `${plural(length, 'point')} with ${plural(runs, 'seed')} are ${plural(all, 'run')}`;
  const there = kept > 0 ? `, of which about ${count(all - left)} are there` : '';
  const time = left > 0 ? `; about ${timeWords(secondsOf(left, setting))}` : '';
  complain(`tauride: ${words}${there}${time}`);
}

const keptIn = (folder: string): string => `${folder} keeps what was finished, --resume completes it`;

/** Joins the runs of a folder, which are all there, and prints what they say. */
async function tell({ manifest, store }: OpenStore, end: number, flags: SensitivityFlags): Promise<void> {
  const teller = new SensitivityTeller(manifest);
  const blanks = new BlankCounts();
  const record = await conclude(manifest, store, blanks.beside(teller), end);
  blanks.warn();
  if (flags.json) printJson({ ...record, ...computedBy(flags.kernel) });
  else if (!flags.quiet) printReport(sensitivityReport, record);
  if (teller.failed === 0) return;
  complain(`tauride: ${plural(teller.failed, 'run')} failed; the column \`error\` of runs.parquet says why`);
  process.exitCode = EXIT.failed;
}

/** Runs what is left of an analysis, keeps it, and tells what it says when all is there. */
export async function sensitivityWork(scenario: string, flags: SensitivityFlags): Promise<void> {
  const task = readSensitivityTask(scenario, flags);
  const { folder, setting } = task;
  for (const notice of task.notices) complain(`tauride: ${notice}`);
  warnOfOutside(task.manifest.settings, task.setting);
  const opened = await openFolder(folder, task.manifest, { ...flags, shard: undefined });
  const { manifest, store } = opened;
  const { quiet } = flags;
  if (!quiet) tellBefore({ ...task, manifest }, store.kept().size);
  const plan = manyPlan(setting, manifest, { comparesDays: false, bands: true });
  const wait = { quiet, tellsLost: true };
  const { cut, end, lost } = await computeMany(plan, threadsOf(plan, setting), store, wait).catch(
    (error: unknown) => {
      if (error instanceof PoolError) complain(`tauride: ${keptIn(folder)}`);
      throw error;
    },
  );
  if (cut !== undefined) {
    complain(`tauride: interrupted; ${keptIn(folder)}`);
    process.exitCode = codeOfSignal(cut);
    return;
  }
  if (lost > 0) process.exitCode = EXIT.failed;
  const missing = missingIn(store, end);
  if (missing.length === 0) return tell(opened, end, flags);
  complain(`tauride: ${missingWords(missing, manifest.batches)}`);
  complain(`  ${folder} keeps the others, and --resume tries again`);
}
