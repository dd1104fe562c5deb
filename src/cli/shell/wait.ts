/** Waiting for work in the background: progress is shown, Ctrl-C and its like are heard. */
import { inBackground } from '../../platform/node/threads/background.js';
import { createProgress } from '../../platform/node/terminal/progress.js';
import { complain, printWarnings } from './output.js';
import { codeOfSignal, onceAsked } from './signals.js';

const SILENT = { update: () => undefined, stop: () => undefined };

/** How the wait is shown: under which name, if at all. */
export interface Wait<Result = unknown> {
  readonly name: string;
  readonly quiet?: boolean | undefined;
  /** What is left when it is interrupted, in words; default: that nothing was written. */
  readonly left?: () => string;
  /**
   * Called when it is interrupted with what there is of the result so far: prints it, and returns in words
   * how much it is.
   */
  readonly keep?: (partial: Result) => string;
}

/** The result of a job in the module of a worker. Throws a FaultError with the faults of the work. */
export async function waitFor<Job, Result>(
  worker: URL,
  job: Job,
  { name, quiet, left, keep }: Wait<Result>,
): Promise<Result> {
  const progress = quiet ? SILENT : createProgress(name, process.stderr);
  let partial: Result | undefined;
  const forget = onceAsked((signal) => {
    progress.stop();
    const kept = partial === undefined ? undefined : keep?.(partial);
    complain(`tauride: interrupted; ${kept ?? left?.() ?? 'nothing was written'}`);
    process.exit(codeOfSignal(signal));
  });
  try {
    return await inBackground<Job, Result>(worker, job, progress.update, printWarnings, (result) => {
      partial = result;
    });
  } finally {
    progress.stop();
    forget();
  }
}
