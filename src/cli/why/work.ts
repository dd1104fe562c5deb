/** The work of `tauride why`: answered in the background, printed here. */
import { whyReport } from '../../report/why/report.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { WhyJob } from './answer.js';
import { printJson, printReport } from '../shell/output.js';
import { waitFor } from '../shell/wait.js';
import type { WhyFlags } from './command.js';

/** The worker beside this file, as source or as built. */
const WORKER = new URL(`./answer-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Answers and prints. */
export async function whyWork(folder: string, flags: WhyFlags): Promise<void> {
  const answer = await waitFor<WhyJob, Explanation>(
    WORKER,
    { folder, flags },
    { name: folder, quiet: flags.quiet },
  );
  if (flags.json) printJson(answer);
  else {
    const { weekly = false, daily = false } = flags;
    printReport((told, display) => whyReport(told, { ...display, weekly, daily }), answer);
  }
}
