/** What `run` and `replay` share: compute in the background, show progress, keep the run, print it. */
import type { RunRecord } from '../experiment/record.js';
import { writeRun } from '../platform/node/run-folder.js';
import { displayOf } from '../platform/node/terminal.js';
import { runReport } from '../report/run-report.js';
import type { Job } from './compute.js';
import type { RunFlags } from './options.js';
import { print, printJson } from './output.js';
import { waitFor } from './wait.js';

/** The worker beside this file, as source or as built. */
const WORKER = new URL(`./compute-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** The record with what a reader of the folder needs to make it again. */
const documentOf = (record: RunRecord, { scenario, flags }: Job): object => ({
  ...record,
  options: { scenario, ...flags },
  versions: { tauride: record.tauride, node: process.version },
});

/** Does a command: one run, kept and printed as the flags say. */
export async function simulate(mode: Job['mode'], scenario: string, flags: RunFlags): Promise<void> {
  const job: Job = { mode, scenario, flags };
  const record = await waitFor<Job, RunRecord>(WORKER, job, { name: scenario, quiet: flags.quiet });
  if (flags.out !== undefined) writeRun(flags.out, documentOf(record, job));
  if (flags.json) printJson(record);
  else if (!flags.quiet) print(runReport(record, displayOf(process.stdout, process.env)));
}
