/** What `run` and `replay` share: compute and keep the run in the background, show progress, print it. */
import type { RunRecord } from '../../experiment/run/record.js';
import { hasCheckpoint } from '../../platform/node/results/checkpoint-file.js';
import { blankFault } from '../../report/run/blanks.js';
import { runReport } from '../../report/run/report.js';
import { screenReport } from '../../report/screen/screen.js';
import type { AskedRun } from '../../report/screen/next.js';
import type { Job } from './job.js';
import type { RunFlags } from './command.js';
import { printJson, printReport, printWarnings } from '../shell/output.js';
import { resumedJob } from './resume.js';
import { waitFor } from '../shell/wait.js';
import { shellWord } from '../../foundation/text.js';

/** The worker beside this file, as source or as built. */
const WORKER = new URL(`./compute-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** What an interrupted run leaves behind, in words. */
const leftIn = ({ flags: { out }, mode, scenario }: Job): string =>
  out !== undefined && hasCheckpoint(out)
    ? `its last checkpoint is kept; go on with: tauride ${mode} ${scenario} --resume ${out}`
    : 'nothing was written';

/** How a run was asked for, in words that ask for it again. */
function askedIn({ scenario, flags }: Job): AskedRun {
  const words = (names: readonly (keyof RunFlags)[]) =>
    names.flatMap((name) =>
      [flags[name] ?? []].flat().map((value) => `--${name} ${shellWord(String(value))}`),
    );
  return {
    scenario: shellWord(scenario),
    options: words(['seed', 'population', 'until', 'parameters']),
    changes: words(['with', 'move', 'without', 'pin', 'set']),
    kept: flags.out === undefined ? null : shellWord(flags.out),
  };
}

/** One run, kept and printed as the flags say. */
export async function runWork(mode: Job['mode'], scenario: string, flags: RunFlags): Promise<void> {
  const asked: Job = { mode, scenario, flags };
  if (flags.runs !== undefined) return (await import('./many.js')).runManyWork(asked);
  const job = flags.resume === undefined ? asked : resumedJob(asked, flags.resume);
  const left = () => leftIn(job);
  const record = await waitFor<Job, RunRecord>(WORKER, job, { name: scenario, quiet: flags.quiet, left });
  printWarnings(record.noValue.map(blankFault));
  if (flags.json) printJson(record);
  else if (flags.quiet) return;
  else if (flags.all) printReport(runReport, record);
  else printReport(screenReport, { record, asked: askedIn(job) });
}
