/** Waiting for work in the background: progress is shown, Ctrl-C and its like are heard. */
import { inBackground } from '../../platform/node/threads/background.js';
import { createProgress } from '../../platform/node/terminal/progress.js';
import { complain, printWarnings } from './output.js';
import { codeOfSignal, onceAsked } from './signals.js';

const SILENT = { update: () => undefined, stop: () => undefined };

/** How the wait is shown: under which name, if at all. */
export interface Wait {
  readonly name: string;
  readonly quiet?: boolean | undefined;
  /** What is left when it is interrupted, in words; default: that nothing was written. */
  readonly left?: () => string;
}

/** The result of a job in the module of a worker. Throws a FaultError with the faults of the work. */
export async function waitFor<Job, Result>(
  worker: URL,
  job: Job,
  { name, quiet, left }: Wait,
): Promise<Result> {
  const progress = quiet ? SILENT : createProgress(name, process.stderr);
  const forget = onceAsked((signal) => {
    progress.stop();
    complain(`tauride: interrupted; ${left?.() ?? 'nothing was written'}`);
    process.exit(codeOfSignal(signal));
  });
  try {
    return await inBackground<Job, Result>(worker, job, progress.update, printWarnings);
  } finally {
    progress.stop();
    forget();
  }
}
