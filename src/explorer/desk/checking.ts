/**
 * The reader of the desk, asked about texts: one question at a time, and of those that come meanwhile the
 * last.
 */
import { signal } from '@preact/signals';
import type { EngineWorker } from '../host.js';
import type { Below, DeskReply, DeskRequest } from './protocol.js';

/** How long it waits for the next letter, milliseconds. */
const REST = 120;

type Asked = Omit<DeskRequest, 'number' | 'below'>;

interface Watch {
  readonly asked: () => Asked;
  readonly below: (name: string) => Promise<Below | null>;
  readonly onReply: (reply: DeskReply) => void;
  readonly onFailure: (message: string) => void;
}

export class Checking {
  /** Whether what was found is not yet of the texts as they are. */
  readonly isBehind = signal(true);
  readonly #worker: EngineWorker;
  readonly #watch: Watch;
  #number = 0;
  #isBusy = false;
  #isAsked = false;
  #below: Below | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: EngineWorker, watch: Watch) {
    this.#worker = worker;
    this.#watch = watch;
    worker.addEventListener('error', ({ message }) => watch.onFailure(message));
    worker.addEventListener('message', ({ data }) => void this.#take(data as DeskReply));
  }

  /** Asks when nothing was typed for a moment. */
  askSoon(): void {
    this.isBehind.value = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.ask(), REST);
  }

  ask(): void {
    this.isBehind.value = true;
    if (this.#isBusy) {
      this.#isAsked = true;
      return;
    }
    this.#isBusy = true;
    this.#isAsked = false;
    this.#number++;
    this.#worker.postMessage(this.texts);
  }

  /** The texts as they are asked about. */
  get texts(): DeskRequest {
    return { ...this.#watch.asked(), number: this.#number, below: this.#below };
  }

  /** What is extended lies elsewhere: it is fetched anew when it is asked for next. */
  forgetBelow(): void {
    this.#below = null;
  }

  async #take(reply: DeskReply): Promise<void> {
    const { below } = reply;
    const isMissing = below !== null && below !== this.#below?.name;
    if (isMissing) this.#below = await this.#watch.below(below).catch(() => null);
    this.#isBusy = false;
    if (this.#isAsked || (isMissing && this.#below !== null)) {
      this.ask();
      return;
    }
    this.isBehind.value = false;
    this.#watch.onReply(reply);
  }
}
