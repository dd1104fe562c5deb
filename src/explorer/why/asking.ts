/**
 * Asking why: a run of the page is made again with its ledger, in a worker of its own, and answers.
 *
 * Decision worth knowing: answers are kept by run and question, so that the second edge of a band is told at
 * once; a question that is asked while another is answered ends that one.
 */
import { signal } from '@preact/signals';
import type { RunWish } from '../engine/engine.js';
import type { EngineWorker } from '../host.js';
import type { EngineReply, WhyAnswer } from '../protocol.js';
import { pageSource } from '../source.js';
import { questionOf, whyText, type WhyAsked } from './asked.js';

/** What is asked, and how far its answer is. */
export interface Asking {
  readonly asked: WhyAsked;
  readonly answer?: WhyAnswer;
  /** What is being done, or what went wrong, in a sentence. */
  readonly words?: string;
  readonly isFault?: boolean;
}

/** Answers what is asked about runs, one question at a time. */
export class Reasons {
  readonly asking = signal<Asking | undefined>(undefined);
  readonly #version: string;
  readonly #kept = new Map<string, WhyAnswer>();
  #worker: EngineWorker | undefined;

  constructor(version: string) {
    this.#version = version;
  }

  /** Asks nothing any more. */
  close(): void {
    this.#end();
    this.asking.value = undefined;
  }

  /** Asks a run. */
  async ask(asked: WhyAsked, wish: RunWish): Promise<void> {
    this.#end();
    const question = questionOf(asked);
    const key = JSON.stringify([wish, question]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.asking.value = { asked, answer: kept };
      return;
    }
    const tell = (words: string, isFault = false): void => {
      if (this.#isAsked(asked)) this.asking.value = { asked, words, isFault };
    };
    this.asking.value = { asked, words: 'The run is being made again, with a book of what moves whom.' };
    try {
      const read = await pageSource().read(wish.query);
      if (!this.#isAsked(asked)) return;
      const worker = pageSource().worker();
      this.#worker = worker;
      worker.addEventListener('error', ({ message }) => tell(message, true));
      worker.addEventListener('message', ({ data }) => {
        const reply = data as EngineReply;
        if (reply.kind === 'progress')
          tell(`Asking the run, made again: day ${String(reply.done)} of ${String(reply.all)}`);
        if (reply.kind === 'failed') tell(reply.message, true);
        if (reply.kind !== 'because') return;
        this.#kept.set(key, reply.answer);
        if (this.#isAsked(asked)) this.asking.value = { asked, answer: reply.answer };
        worker.terminate();
      });
      const { agents, seed } = wish;
      worker.postMessage({ kind: 'why', read, agents, seed, version: this.#version, question });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error), true);
    }
  }

  #isAsked(asked: WhyAsked): boolean {
    const now = this.asking.peek()?.asked;
    return now !== undefined && whyText(now) === whyText(asked);
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
