/** The work of `tauride why`: answered in the background, printed here. */
import { plural } from '../../report/words.js';
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
  const tell = (answer: Explanation): void => {
    const { weekly = false, daily = false } = flags;
    if (flags.json) printJson(answer);
    else printReport((told, display) => whyReport(told, { ...display, weekly, daily }), answer);
  };
  const keep = (partial: Explanation): string => {
    tell(partial);
    return `the ${plural(partial.butFor?.pairs.length ?? 0, 'finished pair')} of runs told`;
  };
  const wait = { name: folder, quiet: flags.quiet, keep };
  tell(await waitFor<WhyJob, Explanation>(WORKER, { folder, flags }, wait));
}
