/**
 * What the scenario never or always does, looked for in workers of its own while its text is edited on.
 *
 * Decision worth knowing: it is the course of `tauride check --deep` over the same runs, so that both find
 * the same. Stopping ends the workers, which gives their memory back; what was computed is told by a new one.
 */
import { signal } from '@preact/signals';
import { DeepCourse, type DeepDone, type DeepPart, type DeepPiece } from '../../experiment/deep/course.js';
import type { MovedNumber } from '../../experiment/deep/numbers.js';
import type { Fault } from '../../foundation/fault.js';
import { deepAhead, foundWords } from '../../report/deep/words.js';
import type { EngineWorker } from '../host.js';
import type { DeskRequest, LookReply, LookRequest } from './protocol.js';

/** What is looked at: texts without faults, and how. */
export interface Look {
  readonly texts: DeskRequest;
  readonly runs: number;
  /** Whether numbers are moved, too. */
  readonly movesNumbers: boolean;
}

/** How far it has come. */
export interface LookProgress {
  /** What will be done and how long it takes; empty until that is known. */
  readonly ahead: string;
  readonly done: number;
  readonly all: number;
  /** What is counted, in words. */
  readonly of: string;
}

/** What was found. */
export interface LookFound {
  readonly look: Look;
  readonly findings: readonly Fault[];
  /** How many, and in what. */
  readonly words: string;
  /** Whether nothing stopped it. */
  readonly isWhole: boolean;
}

type Of<Kind extends LookReply['kind']> = Extract<LookReply, { readonly kind: Kind }>;

/** A worker that is asked one thing at a time. */
class Asked {
  #take: ((reply: LookReply) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  constructor(private readonly worker: EngineWorker) {
    worker.addEventListener('error', ({ message }) => this.#fail?.(new Error(message)));
    worker.addEventListener('message', ({ data }) => this.#take?.(data as LookReply));
  }

  ask<Kind extends LookReply['kind']>(
    request: LookRequest,
    kind: Kind,
    onPiece?: (piece: DeepPiece) => void,
  ): Promise<Of<Kind>> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#take = (reply) => {
        if (reply.kind === 'piece') onPiece?.(reply.piece);
        else if (reply.kind === kind) resolve(reply as Of<Kind>);
        else if (reply.kind === 'failed') reject(new Error(reply.message));
      };
      this.worker.postMessage(request);
    });
  }

  end(): void {
    this.worker.terminate();
    this.#fail?.(new Error('stopped'));
  }
}

/** Workers that have read the same texts, as many as are asked at once. */
class Workers {
  readonly #all: Asked[] = [];
  readonly #idle: Asked[] = [];
  #isOver = false;

  constructor(
    private readonly worker: () => EngineWorker,
    private readonly texts: DeskRequest,
  ) {}

  /** One that has just read the texts, and what they are. */
  async begin(): Promise<Of<'looked'>> {
    if (this.#isOver) throw new Error('stopped');
    const asked = new Asked(this.worker());
    this.#all.push(asked);
    const looked = await asked.ask({ kind: 'look', texts: this.texts }, 'looked');
    this.#idle.push(asked);
    return looked;
  }

  /** Has one of them answer that is not busy, or another. */
  async ask<Kind extends LookReply['kind']>(
    request: LookRequest,
    kind: Kind,
    onPiece?: (piece: DeepPiece) => void,
  ): Promise<Of<Kind>> {
    if (this.#idle.length === 0) await this.begin();
    const asked = this.#idle.pop();
    if (asked === undefined || this.#isOver) throw new Error('stopped');
    const reply = await asked.ask(request, kind, onPiece);
    this.#idle.push(asked);
    return reply;
  }

  end(): void {
    this.#isOver = true;
    for (const asked of this.#all.splice(0)) asked.end();
  }
}

const NOTHING_YET: LookProgress = { ahead: '', done: 0, all: 0, of: '' };

export class Looking {
  /** How far it has come; undefined where nothing is looked for. */
  readonly progress = signal<LookProgress | undefined>(undefined);
  readonly found = signal<LookFound | undefined>(undefined);
  readonly fault = signal<string | undefined>(undefined);
  readonly #worker: () => EngineWorker;
  readonly #threads: number;
  #workers: Workers | undefined;
  #isStopped = false;

  /** @param threads workers that compute at once, at least one */
  constructor(worker: () => EngineWorker, threads: number) {
    this.#worker = worker;
    this.#threads = threads;
  }

  /** Looks at texts, and tells what is found when all is done or when it is stopped. */
  async start(look: Look): Promise<void> {
    if (this.progress.peek() !== undefined) return;
    this.#isStopped = false;
    this.found.value = undefined;
    this.fault.value = undefined;
    this.progress.value = NOTHING_YET;
    try {
      this.found.value = await this.#find(look);
    } catch (error) {
      this.fault.value = error instanceof Error ? error.message : String(error);
    } finally {
      this.#end();
      this.progress.value = undefined;
    }
  }

  /** Stops it; what was found is told. */
  stop(): void {
    this.#isStopped = true;
    this.#end();
  }

  #end(): void {
    this.#workers?.end();
    this.#workers = undefined;
  }

  #begin({ texts }: Look): Workers {
    return (this.#workers = new Workers(this.#worker, texts));
  }

  async #find(look: Look): Promise<LookFound> {
    const workers = this.#begin(look);
    let course: DeepCourse | undefined;
    try {
      const looked = await workers.begin();
      course = this.#course(look, workers, looked);
      await course.work();
    } catch (error) {
      if (!this.#isStopped) throw error;
    }
    const done = course?.done ?? { runs: [], numbers: { moved: 0, fixed: 0 }, still: [] };
    const findings = await this.#tell(look, done);
    const words = foundWords(findings.length, done, {
      replay: false,
      runs: this.#isStopped ? look.runs : undefined,
    });
    return { look, findings, words, isWhole: !this.#isStopped };
  }

  #course({ runs, movesNumbers }: Look, workers: Workers, { agents, numbers }: Of<'looked'>): DeepCourse {
    const moved: readonly MovedNumber[] = movesNumbers ? numbers : [];
    const show = (more: Partial<LookProgress>): void => {
      const before = this.progress.peek() ?? NOTHING_YET;
      if (!this.#isStopped) this.progress.value = { ...before, ...more };
    };
    return new DeepCourse(runs, moved, {
      threads: this.#threads,
      compute: async (part: DeepPart, onPiece) =>
        (await workers.ask({ kind: 'part', part }, 'computed', onPiece)).milliseconds,
      worth: async (seen) =>
        movesNumbers ? (await workers.ask({ kind: 'worth', runs: seen }, 'worth')).moved : [],
      onTime: (milliseconds) =>
        show({
          ahead: deepAhead({
            runs,
            replay: false,
            agents,
            isFewest: true,
            numbers: moved.length,
            milliseconds,
          }),
        }),
      onProgress: (done, all, of) => show({ done, all, of }),
    });
  }

  /** The findings in what is done; without any run there are none. */
  async #tell(look: Look, done: DeepDone): Promise<readonly Fault[]> {
    if (done.runs.length === 0) return [];
    const workers = this.#workers ?? this.#begin(look);
    return (await workers.ask({ kind: 'tell', done }, 'told')).findings;
  }
}
