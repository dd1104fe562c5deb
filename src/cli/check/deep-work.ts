/**
 * The work of `tauride check --deep`: runs, and then numbers moved, handed out to threads; told when all is
 * done, or as much as there is when a signal comes.
 *
 * Decision worth knowing: what a thread is given does not change what comes of it, and findings are made here
 * of all pieces in order; so the answer is the same on any number of threads.
 */
import { lawOff, writtenNumbers, type MovedNumber } from '../../experiment/deep/numbers.js';
import type { MoveVerdict } from '../../experiment/deep/screening.js';
import type { RunSeen } from '../../experiment/deep/seen.js';
import { readScenarioFolder } from '../../platform/node/files/extended-folder.js';
import { inBackground } from '../../platform/node/threads/background.js';
import { createProgress, type Progress } from '../../platform/node/terminal/progress.js';
import { numberFindings, runFindings, worthMoving } from '../../report/deep/findings.js';
import type { DeepFinding, Seen } from '../../report/deep/finding.js';
import { lawFindings, silentLaws } from '../../report/deep/powers.js';
import { count, plural } from '../../report/words.js';
import { readDocument } from '../../scenario/document.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { complain } from '../shell/output.js';
import { onceAsked, type EndSignal } from '../shell/signals.js';
import type { DeepPart, DeepPiece } from './deep.js';
import type { DeepTask } from './deep-task.js';

/** The worker beside this file, as source or as built. */
const WORKER = new URL(`./deep-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** So many numbers are tried to tell how long all of them will take. */
const TRIED = 5;

/** What a deep check came to. */
export interface DeepResult {
  /** In order of their seeds. */
  readonly runs: readonly RunSeen[];
  /** Numbers that were moved, and how many the scenario bears at no other value. */
  readonly numbers: { readonly moved: number; readonly fixed: number };
  readonly findings: readonly DeepFinding[];
  /** The signal that cut it short, if one did. */
  readonly cut: EndSignal | undefined;
}

/** What is left to a thread: every so manieth of a list. */
const share = <T>(all: readonly T[], thread: number, threads: number): T[] =>
  all.filter((_, i) => i % threads === thread);

const timeText = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 90 ? plural(seconds, 'second') : plural(Math.round(seconds / 60), 'minute');
};

/** One deep check, while it goes on. */
class DeepWork {
  readonly #interrupt = new AbortController();
  readonly #progress: Progress;
  readonly #runs: RunSeen[] = [];
  readonly #verdicts = new Map<MovedNumber, MoveVerdict>();
  #still: readonly MovedNumber[] = [];
  cut: EndSignal | undefined;

  constructor(
    private readonly folder: string,
    private readonly loaded: LoadedScenario,
    private readonly task: DeepTask,
  ) {
    this.#progress = createProgress(loaded.definition.id, process.stderr);
  }

  get #seen(): Seen {
    const runs = [...this.#runs].sort((a, b) => a.replicate - b.replicate);
    return { definition: this.loaded.definition, runs };
  }

  #compute(part: DeepPart, onPiece: (piece: DeepPiece) => void): Promise<DeepPiece | number> {
    const { agents, seed } = this.task;
    return inBackground<object, DeepPiece | number>(
      WORKER,
      { folder: this.folder, agents, seed, part },
      () => undefined,
      () => undefined,
      (piece) => typeof piece !== 'number' && onPiece(piece),
      this.#interrupt.signal,
    );
  }

  readonly #keep = (piece: DeepPiece): void => {
    if ('run' in piece) this.#runs.push(piece.run);
  };

  /** The first run, and a few numbers: how long all will take, in milliseconds. */
  async #begin(moved: readonly MovedNumber[]): Promise<number> {
    const { runs, threads } = this.task;
    const run = Number(await this.#compute({ ask: 'runs', replicates: [1] }, this.#keep));
    const every = Math.ceil(moved.length / TRIED);
    const tried = moved.filter((_, i) => i % every === 0);
    const trying =
      tried.length === 0
        ? 0
        : Number(await this.#compute({ ask: 'each', moved: tried, numbers: [] }, () => undefined)) - run;
    const all = run * (runs - 1) + (Math.max(0, trying) * moved.length) / Math.max(1, tried.length);
    return all / threads;
  }

  async #run(): Promise<void> {
    const { runs, threads } = this.task;
    const left = Array.from({ length: runs - 1 }, (_, i) => i + 2);
    await this.#onThreads(Math.min(threads, left.length), (thread, used) => {
      const part = { ask: 'runs', replicates: share(left, thread, used) } as const;
      return this.#compute(part, (piece) => {
        this.#keep(piece);
        this.#progress.update(this.#runs.length, runs, 'runs');
      });
    });
  }

  async #move(moved: readonly MovedNumber[]): Promise<void> {
    const numbers = [...moved.keys()];
    await this.#onThreads(Math.min(this.task.threads, moved.length), (thread, used) => {
      const own = share(numbers, thread, used);
      const part = { ask: 'each', moved: own.map((i) => moved[i]), numbers: own } as const;
      return this.#compute(part, (piece) => {
        if (!('number' in piece)) return;
        this.#verdicts.set(moved[piece.number], piece.verdict);
        this.#progress.update(this.#verdicts.size, moved.length, 'numbers moved');
      });
    });
    const quiet = moved.filter((item) => this.#verdicts.get(item) === 'still');
    await this.#compute({ ask: 'still', moved: quiet }, (piece) => {
      if ('still' in piece) this.#still = piece.still;
    });
  }

  async #onThreads(used: number, work: (thread: number, used: number) => Promise<unknown>): Promise<void> {
    await Promise.all(Array.from({ length: used }, (_, thread) => work(thread, used)));
  }

  /** All that is written and may be moved. */
  #numbers(): MovedNumber[] {
    if (!this.task.movesNumbers) return [];
    return writtenNumbers(readDocument(readScenarioFolder(this.folder)).value, this.loaded.scenario);
  }

  #tellBefore(milliseconds: number, moved: number): void {
    const { runs, agents, isFewest } = this.task;
    const people = agents === 'full' ? 'an agent for everybody' : plural(agents, 'agent');
    const fewest = isFewest ? ' (the fewest that stand for its people)' : '';
    const numbers = moved > 0 ? `, then ${plural(moved, 'number')} moved by a fifth` : '';
    complain(
      `tauride: ${plural(runs, 'run')} with ${people}${fewest}${numbers}: about ${timeText(milliseconds)}; Ctrl-C ends it with what is found`,
    );
  }

  async #all(): Promise<void> {
    const moved = this.#numbers();
    this.#tellBefore(await this.#begin(moved), moved.length);
    await this.#run();
    this.#progress.stop();
    const seen = this.#seen;
    const laws = silentLaws(seen).map(lawOff);
    const alive = worthMoving(moved, runFindings(seen));
    await this.#move([...alive, ...(this.task.movesNumbers ? laws : [])]);
  }

  /** Does all of it, or as much as there is time for. */
  async work(): Promise<void> {
    const forget = onceAsked((signal) => {
      this.cut ??= signal;
      this.#interrupt.abort(new Error('interrupted'));
    });
    try {
      await this.#all();
    } catch (error) {
      if (this.cut === undefined) throw error;
    } finally {
      this.#progress.stop();
      forget();
    }
  }

  result(): DeepResult {
    const seen = this.#seen;
    const [laws, numbers] = [true, false].map((isLaw) =>
      this.#still.filter(({ address }) => /^laws\.[^.]+\.on$/.test(address) === isLaw),
    );
    const silent = laws.map(({ address }) => address.split('.')[1]);
    const fixed = [...this.#verdicts.values()].filter((verdict) => verdict === 'fixed').length;
    return {
      runs: seen.runs,
      numbers: { moved: this.#verdicts.size - fixed, fixed },
      findings: [...runFindings(seen), ...lawFindings(silent, seen), ...numberFindings(numbers)],
      cut: this.cut,
    };
  }
}

/** Checks a scenario without faults for what it never or always does. */
export async function checkDeep(folder: string, loaded: LoadedScenario, task: DeepTask): Promise<DeepResult> {
  const work = new DeepWork(folder, loaded, task);
  await work.work();
  return work.result();
}

/** What was looked at, in a sentence. */
export function lookedAt({ runs, numbers, cut }: DeepResult, { runs: asked }: DeepTask): string {
  const seen = cut === undefined ? plural(runs.length, 'run') : `${runs.length} of ${plural(asked, 'run')}`;
  const moved = numbers.moved > 0 ? `, and ${count(numbers.moved)} numbers moved by a fifth` : '';
  const fixed = numbers.fixed > 0 ? ` (${count(numbers.fixed)} more bear no other value)` : '';
  return `${seen}${moved}${fixed}`;
}
