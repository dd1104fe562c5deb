/**
 * Many runs of the page, over as many workers as the machine has cores to spare.
 *
 * Decision worth knowing: each worker computes one pair of runs at a time and is then asked for the next, in
 * the order of their seeds, so that the first ten are there first whatever the number of workers. Ending the
 * workers is all that cancelling does, and gives their memory back.
 */
import type { BandPlan } from '../../experiment/many/bands.js';
import { browser, type EngineWorker } from '../host.js';
import type { EngineReply, ManyRequest, MemberPair } from '../protocol.js';
import { pageSource } from '../source.js';

/** Workers at most: beyond it the memory of a tab would not hold them. */
const WORKERS_MAX = 8;

/** Workers for so many runs: one core is left to the page itself. */
export const workersFor = (runs: number, cores: number): number =>
  Math.max(1, Math.min(runs, cores - 1, WORKERS_MAX));

export interface ManyWatch {
  /** What is followed of each run; told before the first of them. */
  readonly onPlan: (plan: BandPlan) => void;
  readonly onPair: (pair: MemberPair) => void;
  readonly onFailure: (message: string) => void;
}

/** Computes these runs. Returns what ends them. */
export function startMany(
  request: ManyRequest,
  replicates: readonly number[],
  { onPlan, onPair, onFailure }: ManyWatch,
): () => void {
  const left = [...replicates];
  const workers: EngineWorker[] = [];
  const end = (): void => {
    left.length = 0;
    for (const worker of workers.splice(0)) worker.terminate();
  };
  const fail = (message: string): void => {
    if (workers.length === 0) return;
    end();
    onFailure(message);
  };
  const next = (worker: EngineWorker): void => {
    const replicate = left.shift();
    if (replicate === undefined) worker.terminate();
    else worker.postMessage({ kind: 'member', replicate });
  };
  const begin = (): void => {
    const worker = pageSource().worker();
    workers.push(worker);
    worker.addEventListener('error', ({ message }) => fail(message));
    worker.addEventListener('message', ({ data }) => {
      const reply = data as EngineReply;
      if (!workers.includes(worker)) return;
      if (reply.kind === 'failed') fail(reply.message);
      if (reply.kind === 'followed') onPlan(reply.plan);
      if (reply.kind !== 'member') return;
      next(worker);
      onPair(reply.pair);
    });
    worker.postMessage({ kind: 'many', ...request });
    next(worker);
  };
  const count = workersFor(replicates.length, browser.navigator.hardwareConcurrency);
  for (let i = 0; i < count; i++) begin();
  return end;
}
