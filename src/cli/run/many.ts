/**
 * `tauride run --runs N`: the same scenario with many seeds, and how sure it is.
 *
 * Decision worth knowing: it is a sweep that varies nothing. So it has the report, the document and the
 * folder of one, and without a folder the rows pass and are forgotten.
 */
import { passingStore } from '../../experiment/laboratory/memory.js';
import { conclude, manyPlan, missingIn } from '../../experiment/laboratory/run-many.js';
import { sweepOf, SweepTeller } from '../../experiment/laboratory/sweep-task.js';
import { FaultError, faultOf, type Fault } from '../../foundation/fault.js';
import { sweepReport } from '../../report/sweep/report.js';
import { plural } from '../../report/words.js';
import { BlankCounts } from '../many/blank-counts.js';
import { computeMany, readSetting, threadsOf } from '../many/ensemble.js';
import { openFolder } from '../many/open-folder.js';
import { warnOfOutside } from '../many/outside.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import { complain, printJson, printReport } from '../shell/output.js';
import { codeOfSignal } from '../shell/signals.js';
import type { RunFlags } from './command.js';
import type { Job } from './job.js';

/** Options of a single run that many have not. */
function singleFaults(
  { with: twins, resume, checkpointEvery, all, alone }: RunFlags,
  { mode, scenario }: Job,
): Fault[] {
  const faults: Fault[] = [];
  for (const word of twins ?? []) {
    const replay = mode === 'replay' ? ' --replay' : '';
    const hint = `compare it with its scenario: tauride compare ${scenario} --with ${word}${replay} --runs 20`;
    faults.push(faultOf('runs-with', `--with ${word}`, 'many runs take no counterfactual here', hint));
  }
  if (resume !== undefined) {
    const hint = 'complete a folder of many runs with `tauride sweep`, --out and --resume';
    faults.push(faultOf('runs-resume', `--resume ${resume}`, 'it goes on with a single run', hint));
  }
  for (const [flag, given] of [
    ['--all', all],
    ['--alone', alone],
  ] as const)
    if (given)
      faults.push(faultOf('runs-single', flag, 'it is about the report of a single run', 'leave it out'));
  if (checkpointEvery !== undefined) {
    const message = 'many runs keep no checkpoints, but every run that is done';
    faults.push(faultOf('runs-checkpoint', '--checkpoint-every', message, 'leave it out'));
  }
  return faults;
}

/** Runs a scenario with many seeds, keeps them if it is told where, and prints how they ended. */
export async function runManyWork(job: Job): Promise<void> {
  const { flags, mode, scenario } = job;
  const faults = singleFaults(flags, job);
  const many = {
    ...{ ...flags, runs: flags.runs ?? '1', sharing: true, resume: undefined },
    replay: mode === 'replay' ? (true as const) : undefined,
  };
  const setting = readSetting(scenario, many, faults);
  const words = { vary: [], outcomes: [], design: 'grid', points: undefined, untilWidth: null } as const;
  const asked = setting && sweepOf(words, setting, faults);
  if (setting === undefined || asked === undefined) throw new FaultError(faults);
  warnOfOutside(asked.manifest.settings, setting);
  const teller = new SweepTeller(asked.manifest);
  const blanks = new BlankCounts();
  const told = blanks.beside(teller);
  const { out, quiet } = flags;
  const { manifest, store } =
    out === undefined
      ? { manifest: asked.manifest, store: passingStore(told) }
      : await openFolder(out, asked.manifest, { quiet });
  const plan = manyPlan(setting, manifest, { comparesDays: false, bands: out !== undefined });
  const { cut, end } = await computeMany(plan, threadsOf(plan, setting), store, {
    ...{ quiet, tellsLost: true },
  });
  const missing = missingIn(store, end).length;
  const record = await conclude(manifest, store, told, end);
  blanks.warn();
  if (flags.json) printJson({ ...record, ...computedBy(flags.kernel) });
  else if (!quiet) printReport(sweepReport, record);
  const { failed, runs } = teller.counts;
  if (cut !== undefined) {
    complain(`tauride: interrupted; the figures are those of ${plural(runs, 'run')}`);
    process.exitCode = codeOfSignal(cut);
  } else if (failed + missing > 0) {
    complain(`tauride: ${plural(failed + missing, 'run')} failed`);
    process.exitCode = EXIT.failed;
  }
}
