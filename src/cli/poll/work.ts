/** The work of `tauride poll`: computed in the background, written and printed here. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pollTable } from '../../experiment/poll/rows.js';
import { refuse } from '../../foundation/fault.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { answerCsv } from '../../report/answer.js';
import { pollReport } from '../../report/poll.js';
import { printJson, printReport } from '../shell/output.js';
import { waitFor } from '../shell/wait.js';
import type { PollFlags } from './command.js';
import type { PollAnswer } from './poll.js';
import type { PollJob } from './task.js';

/** The worker beside this file, as source or as built. */
const WORKER = new URL(`./poll-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Ends, before anything is computed, where a file cannot be new. */
function assertNew(path: string): void {
  const option = `--csv ${path}`;
  if (existsSync(path)) refuse('file-exists', option, 'something is there already', 'name another file');
  if (!existsSync(dirname(path)))
    refuse('no-folder', option, 'the folder that it is to lie in is not there', 'make the folder first');
}

/** Both polls, or the one there is, as comma-separated values. */
function csvOf({ original, ...poll }: PollAnswer): string {
  const own = poll.interventions.length > 0 ? 'changed' : 'original';
  const { columns, rows } = pollTable({ ...(original && { original }), [own]: poll });
  return `${answerCsv(columns, rows)}\n`;
}

/** Asks, writes what is to be written, and prints the answer. */
export async function pollWork(scenario: string, flags: PollFlags): Promise<void> {
  if (flags.csv !== undefined) assertNew(flags.csv);
  const job: PollJob = { scenario, flags };
  const answer = await waitFor<PollJob, PollAnswer>(WORKER, job, { name: scenario, quiet: flags.quiet });
  if (flags.csv !== undefined) writeWhole(flags.csv, csvOf(answer));
  if (flags.json) printJson(answer);
  else if (!flags.quiet) printReport(pollReport, answer);
}
