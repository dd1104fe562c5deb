/**
 * The run beside the text: that of the text as it is saved, and that of the text as it is edited.
 *
 * Decision worth knowing: a run goes by the digest of its scenario. A comment that is changed computes
 * nothing, and what is undone is there at once.
 */
import { signal } from '@preact/signals';
import type { StoryPair } from '../../view/power.js';
import { pinDecisions } from '../../scenario/twin.js';
import type { EngineWorker } from '../host.js';
import type { EngineReply, RunAnswer } from '../protocol.js';
import type { Runnable } from './protocol.js';

/** How long a text has to be sound before it is run, milliseconds. */
const REST = 300;

/** Runs that are kept. */
const KEPT_MAX = 24;

/** What the run that differs from the saved one is told to be. */
const EDITED = ['what is edited and not saved'];

/** Whether decisions are left free, or taken as recorded. */
export type RunMode = 'run' | 'replay';

/** A run, and what it is of. */
export interface Ran {
  readonly of: Runnable;
  readonly answer: RunAnswer;
}

const told = ({ record, ...drawn }: RunAnswer, interventions: readonly string[]): RunAnswer => ({
  record: { ...record, interventions },
  ...drawn,
});

const isOfOne = (one: Runnable, other: Runnable | undefined): boolean =>
  one.read.digest === other?.read.digest;

const keyOf = ({ read }: Runnable, mode: RunMode): string => `${mode} ${read.digest}`;

export class Running {
  readonly mode = signal<RunMode>('run');
  /** The run of the text as it is, or the last that there was. */
  readonly now = signal<Ran | undefined>(undefined);
  readonly saved = signal<Ran | undefined>(undefined);
  /** Days that are done, while it computes. */
  readonly days = signal<{ readonly done: number; readonly all: number } | undefined>(undefined);
  readonly fault = signal<string | undefined>(undefined);
  readonly #engine: () => EngineWorker;
  readonly #version: string;
  readonly #kept = new Map<string, RunAnswer>();
  #worker: EngineWorker | undefined;
  #wanted: Runnable | undefined;
  #savedOf: Runnable | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: () => EngineWorker, version: string) {
    this.#engine = engine;
    this.#version = version;
  }

  /** Has a scenario run when it has rested; null for a text that cannot be run. */
  want(of: Runnable | null): void {
    clearTimeout(this.#rest);
    if (of?.read.digest !== this.#wanted?.read.digest) this.#end();
    this.#wanted = of ?? undefined;
    if (of === null) return;
    const kept = this.#keptOf(of);
    if (kept === undefined) this.#rest = setTimeout(() => this.#begin(of), REST);
    else this.#show({ of, answer: kept });
  }

  /** Has all of it computed the other way, as far as it was not. */
  take(mode: RunMode): void {
    if (mode === this.mode.peek()) return;
    this.#end();
    this.mode.value = mode;
    const [now, saved] = [this.now.peek(), this.#savedOf];
    const kept = saved && this.#keptOf(saved);
    this.now.value = undefined;
    this.saved.value = saved && kept && { of: saved, answer: kept };
    this.want(this.#wanted ?? now?.of ?? null);
  }

  /** What is wanted is what is saved. */
  isSaved(): void {
    if (this.#wanted === undefined) return;
    this.#savedOf = this.#wanted;
    const now = this.now.peek();
    if (now !== undefined && isOfOne(now.of, this.#savedOf)) this.saved.value = now;
  }

  /** The runs as a picture shows them: what is edited beside what is saved, where they differ. */
  pair(): StoryPair | undefined {
    const [now, saved] = [this.now.value, this.saved.value];
    if (now === undefined) return undefined;
    if (saved === undefined || saved.of.read.digest === now.of.read.digest)
      return { story: told(now.answer, []) };
    return { story: told(saved.answer, []), changed: told(now.answer, EDITED) };
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.days.value = undefined;
  }

  /** Shows a run that is wanted or saved; what is saved is run after it, where it was cut off before. */
  #show(ran: Ran): void {
    this.fault.value = undefined;
    if (isOfOne(ran.of, this.#wanted)) this.now.value = ran;
    if (isOfOne(ran.of, this.#savedOf)) this.saved.value = ran;
    const saved = this.#savedOf;
    if (saved !== undefined && this.#keptOf(saved) === undefined) this.#begin(saved);
  }

  #begin(of: Runnable): void {
    if (this.#worker !== undefined) return;
    const { read, agents, seed } = of;
    const mode = this.mode.peek();
    const worker = this.#engine();
    this.#worker = worker;
    const fail = (message: string): void => {
      this.#end();
      this.fault.value = message;
    };
    worker.addEventListener('error', ({ message }) => fail(message));
    worker.addEventListener('message', ({ data }) => {
      const reply = data as EngineReply;
      if (this.#worker !== worker) return;
      if (reply.kind === 'progress' && isOfOne(of, this.#wanted))
        this.days.value = { done: reply.done, all: reply.all };
      if (reply.kind === 'failed') fail(reply.message);
      if (reply.kind !== 'done') return;
      this.#end();
      this.#keep(keyOf(of, mode), reply.answer);
      this.#show({ of, answer: reply.answer });
    });
    const scenario = mode === 'run' ? read.scenario : pinDecisions(read.scenario);
    worker.postMessage({
      ...{ kind: 'run', mode, agents, seed, version: this.#version },
      read: { ...read, scenario },
    });
  }

  #keptOf(of: Runnable): RunAnswer | undefined {
    return this.#kept.get(keyOf(of, this.mode.peek()));
  }

  #keep(key: string, answer: RunAnswer): void {
    this.#kept.set(key, answer);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_MAX) return;
      this.#kept.delete(oldest);
    }
  }
}
