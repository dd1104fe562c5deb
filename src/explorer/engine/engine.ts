/** Runs of the page, one at a time: what is begun anew ends what was under way. */
import type { EngineReply, RunAnswer, Start } from '../protocol.js';
import { pageSource } from '../source.js';

export interface RunWish {
  /** What is changed, as a query. */
  readonly query: string;
  readonly agents: number;
  readonly seed: string;
}

type OnDays = (done: number, all: number) => void;

/** Computes runs, and keeps those that were computed by their query. */
export class Engine {
  readonly #start: Start;
  readonly #kept = new Map<string, RunAnswer>();
  #end: (() => void) | undefined;

  constructor(start: Start) {
    this.#start = start;
  }

  /** Ends the run that is under way; whoever waits for it waits on in vain, and is not told. */
  cancel(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** A run. Rejects with an Error in words where it cannot be had. */
  async run(wish: RunWish, onDays: OnDays): Promise<RunAnswer> {
    const kept = this.#kept.get(wish.query);
    if (kept !== undefined) return kept;
    this.cancel();
    const answer = await this.#compute(wish, onDays);
    this.#kept.set(wish.query, answer);
    return answer;
  }

  async #compute({ query, agents, seed }: RunWish, onDays: OnDays): Promise<RunAnswer> {
    let isWanted = true;
    this.#end = () => (isWanted = false);
    const read = await pageSource().read(query);
    if (!isWanted) return new Promise<never>(() => undefined);
    const worker = pageSource().worker();
    this.#end = () => worker.terminate();
    return new Promise((resolve, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }) => {
        const reply = data as EngineReply;
        if (reply.kind === 'progress') return onDays(reply.done, reply.all);
        worker.terminate();
        if (reply.kind === 'done') resolve(reply.answer);
        else if (reply.kind === 'failed') reject(new Error(reply.message));
      });
      worker.postMessage({ kind: 'run', read, agents, seed, version: this.#start.version });
    });
  }
}
