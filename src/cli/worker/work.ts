/** The work of `tauride worker`. */
import { packageVersion } from '../../platform/node/files/package.js';
import { serveQueue } from '../../platform/node/queue/serve.js';
import { EXIT } from '../shell/failure.js';
import { complain } from '../shell/output.js';
import { codeOfSignal, SIGNALS, type EndSignal } from '../shell/signals.js';
import type { WorkerFlags } from './command.js';
import { readWorkerTask } from './task.js';

/**
 * The two ways to end a worker: Ctrl-C finishes what is begun; a second one, the end of an allocation
 * (SIGTERM) or of a terminal (SIGHUP) gives it back.
 */
function hearSignals() {
  const [finish, giveBack] = [new AbortController(), new AbortController()];
  let heard: EndSignal | undefined;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (signal !== 'SIGINT' || finish.signal.aborted) giveBack.abort();
      else finish.abort();
      heard ??= signal;
    });
  return { signals: { finish: finish.signal, giveBack: giveBack.signal }, heard: () => heard };
}

/** Computes batches until it is told to end, or none has come for long. */
export async function workerWork(flags: WorkerFlags): Promise<void> {
  const { address, ...settings } = readWorkerTask(flags);
  if (address === undefined) return;
  const say = flags.quiet ? () => undefined : (text: string) => complain(`tauride: ${text}`);
  const { signals, heard } = hearSignals();
  const { batches, runs } = await serveQueue({
    address,
    version: packageVersion(),
    ...settings,
    ...signals,
    say,
  });
  say(`done with ${batches} batches, ${runs} runs`);
  const signal = heard();
  // A connection that is being made again, after Redis was lost, would keep the process alive.
  process.exit(signal === undefined ? EXIT.done : codeOfSignal(signal));
}
