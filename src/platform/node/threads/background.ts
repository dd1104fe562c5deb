/**
 * Work beside the main thread, so that the main thread can draw progress and hear Ctrl-C while a run
 * computes.
 *
 * Decision worth knowing: yielding to the event loop between the days of a run was rejected: a single day of
 * one agent per person takes longer than anybody waits for Ctrl-C. Errors lose their class between threads;
 * faults therefore travel as the data they are.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { FaultError, type Fault } from '../../../foundation/fault.js';

/** Work done, work in all, and how far it has come in words. */
export type OnProgress = (done: number, all: number, at: string) => void;

/** Told what may not be as it was meant, while the work goes on. */
export type OnWarnings = (warnings: readonly Fault[]) => void;

/** Told what there is of the result so far: a result in its own right. */
export type OnPartial<Result> = (result: Result) => void;

type Message<Result> =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number; readonly at: string }
  | { readonly kind: 'warnings'; readonly faults: readonly Fault[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'partial' | 'result'; readonly result: Result };

/**
 * Starts a module that calls `serve` and hands it the job.
 *
 * @param job and the result: data that can be copied between threads
 * @param signal ends the work where it is
 * @throws FaultError with the faults of the work, the reason of the signal, or whatever else ended it
 */
export function inBackground<Job, Result>(
  module: URL,
  job: Job,
  onProgress: OnProgress,
  onWarnings: OnWarnings,
  onPartial?: OnPartial<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const worker = new Worker(module, { workerData: job });
  return new Promise<Result>((resolve, reject) => {
    const end = () => {
      reject(signal?.reason as Error);
      void worker.terminate();
    };
    signal?.addEventListener('abort', end, { once: true });
    worker.on('message', (message: Message<Result>) => {
      if (signal?.aborted) return;
      if (message.kind === 'progress') onProgress(message.done, message.all, message.at);
      else if (message.kind === 'warnings') onWarnings(message.faults);
      else if (message.kind === 'partial') onPartial?.(message.result);
      else if (message.kind === 'faults') reject(new FaultError(message.faults));
      else resolve(message.result);
    });
    worker.on('error', reject);
    worker.on('exit', () => signal?.removeEventListener('abort', end));
    worker.on('exit', (code) => reject(new Error(`the computing ended early (${code})`)));
  });
}

/**
 * Milliseconds between two words on how far the work has come: to wake a thread takes as long as a small day.
 */
const PAUSE = 50;

/** Tells how far the work has come so often as somebody can see, and of its end. */
function seldom(tell: OnProgress): OnProgress {
  let told = -Infinity;
  return (done, all, at) => {
    const now = performance.now();
    if (now - told < PAUSE && done < all) return;
    told = now;
    tell(done, all, at);
  };
}

/** In the module that was started: does the job and sends back what comes of it. */
export async function serve<Job, Result>(
  work: (
    job: Job,
    onProgress: OnProgress,
    onWarnings: OnWarnings,
    onPartial: OnPartial<Result>,
  ) => Result | Promise<Result>,
): Promise<void> {
  if (parentPort === null) throw new Error('this module is started by another');
  const port = parentPort;
  const send = (message: Message<Result>) => port.postMessage(message);
  try {
    const onProgress = seldom((done, all, at) => send({ kind: 'progress', done, all, at }));
    const onWarnings: OnWarnings = (faults) => send({ kind: 'warnings', faults });
    const onPartial: OnPartial<Result> = (result) => send({ kind: 'partial', result });
    send({ kind: 'result', result: await work(workerData as Job, onProgress, onWarnings, onPartial) });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    send({ kind: 'faults', faults: error.faults });
  }
}
