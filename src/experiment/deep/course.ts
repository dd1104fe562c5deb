/**
 * The course of a deep check: runs first, then numbers moved, then once more those that seemed to change
 * nothing.
 *
 * Decision worth knowing: where the parts are computed is left to whoever asks, a command with threads or a
 * page with workers. What one of them is given does not change what comes of it, and all pieces are put in
 * order; so the answer is the same for both, on any number of threads.
 */
import type { MovedNumber } from './numbers.js';
import type { MoveVerdict } from './screening.js';
import type { RunSeen } from './seen.js';

/** So many numbers are tried to tell how long all of them will take. */
const TRIED = 5;

/**
 * So many runs take as long as it does to try again what seems to change nothing: with each of five seeds the
 * run as it is and both moves of all together, and some of their halves.
 */
const AGAIN = 20;

/** What a thread is asked: runs by the number of their seed, or what changes nothing of what is moved. */
export type DeepPart =
  | { readonly ask: 'runs'; readonly replicates: readonly number[] }
  /** What is moved, each by its number among all. */
  | { readonly ask: 'each'; readonly moved: readonly MovedNumber[]; readonly numbers: readonly number[] }
  | { readonly ask: 'still'; readonly moved: readonly MovedNumber[] };

/** Something that is done. */
export type DeepPiece =
  | { readonly run: RunSeen }
  | { readonly number: number; readonly verdict: MoveVerdict }
  | { readonly still: readonly MovedNumber[] };

/** Whoever computes the parts. */
export interface DeepCrew {
  /** Parts that are computed at once. */
  readonly threads: number;
  /** Computes a part, and tells each piece as it is done; how long it took, in milliseconds. */
  readonly compute: (part: DeepPart, onPiece: (piece: DeepPiece) => void) => Promise<number>;
  /** What is worth moving once these runs are known, and the laws to switch off. */
  readonly worth: (runs: readonly RunSeen[]) => Promise<readonly MovedNumber[]>;
  /** How long all will take, in milliseconds: told when the first run and a few numbers are done. */
  readonly onTime: (milliseconds: number) => void;
  readonly onProgress: (done: number, all: number, of: DeepStage) => void;
}

/** What is counted: runs, numbers moved, or numbers that are tried again. */
export type DeepStage = 'runs' | 'numbers moved' | 'numbers tried again';

/** As much as is done. */
export interface DeepDone {
  /** In order of their seeds. */
  readonly runs: readonly RunSeen[];
  /** Numbers that were moved, and how many the scenario bears at no other value. */
  readonly numbers: { readonly moved: number; readonly fixed: number };
  /** Of what was moved, what changes nothing. */
  readonly still: readonly MovedNumber[];
}

/** What is left to a thread: every so manieth of a list. */
const share = <T>(all: readonly T[], thread: number, threads: number): T[] =>
  all.filter((_, i) => i % threads === thread);

/** One deep check, while it goes on. */
export class DeepCourse {
  readonly #runs: RunSeen[] = [];
  readonly #verdicts = new Map<MovedNumber, MoveVerdict>();
  #still: readonly MovedNumber[] = [];

  /**
   * @param runCount runs that are made, at least one
   * @param numbers all that is written and may be moved; none where nothing is to be
   */
  constructor(
    private readonly runCount: number,
    private readonly numbers: readonly MovedNumber[],
    private readonly crew: DeepCrew,
  ) {}

  /** What there is of it, at any time. */
  get done(): DeepDone {
    const runs = [...this.#runs].sort((a, b) => a.replicate - b.replicate);
    const fixed = [...this.#verdicts.values()].filter((verdict) => verdict === 'fixed').length;
    return { runs, numbers: { moved: this.#verdicts.size - fixed, fixed }, still: this.#still };
  }

  /** All of it. Rejects with whatever ends a part. */
  async work(): Promise<void> {
    this.crew.onTime(await this.#begin());
    await this.#run();
    await this.#move(await this.crew.worth(this.done.runs));
  }

  readonly #keep = (piece: DeepPiece): void => {
    if ('run' in piece) this.#runs.push(piece.run);
  };

  /** The first run, and a few numbers: how long all will take, in milliseconds. */
  async #begin(): Promise<number> {
    const { numbers, runCount } = this;
    const { compute, threads } = this.crew;
    const run = await compute({ ask: 'runs', replicates: [1] }, this.#keep);
    const every = Math.ceil(numbers.length / TRIED);
    const tried = numbers.filter((_, i) => i % every === 0);
    const trying =
      tried.length === 0
        ? 0
        : (await compute({ ask: 'each', moved: tried, numbers: [] }, () => undefined)) - run;
    const shared = run * (runCount - 1) + (Math.max(0, trying) * numbers.length) / Math.max(1, tried.length);
    return shared / threads + (tried.length === 0 ? 0 : run * AGAIN);
  }

  async #run(): Promise<void> {
    const left = Array.from({ length: this.runCount - 1 }, (_, i) => i + 2);
    const { compute, onProgress, threads } = this.crew;
    await this.#onThreads(Math.min(threads, left.length), (thread, used) =>
      compute({ ask: 'runs', replicates: share(left, thread, used) }, (piece) => {
        this.#keep(piece);
        onProgress(this.#runs.length, this.runCount, 'runs');
      }),
    );
  }

  async #move(moved: readonly MovedNumber[]): Promise<void> {
    const numbers = [...moved.keys()];
    const { compute, onProgress, threads } = this.crew;
    await this.#onThreads(Math.min(threads, moved.length), (thread, used) => {
      const own = share(numbers, thread, used);
      return compute({ ask: 'each', moved: own.map((i) => moved[i]), numbers: own }, (piece) => {
        if (!('number' in piece)) return;
        this.#verdicts.set(moved[piece.number], piece.verdict);
        onProgress(this.#verdicts.size, moved.length, 'numbers moved');
      });
    });
    const quiet = moved.filter((item) => this.#verdicts.get(item) === 'still');
    if (quiet.length === 0) return;
    onProgress(0, quiet.length, 'numbers tried again');
    await compute({ ask: 'still', moved: quiet }, (piece) => {
      if ('still' in piece) this.#still = piece.still;
    });
  }

  async #onThreads(used: number, work: (thread: number, used: number) => Promise<unknown>): Promise<void> {
    await Promise.all(Array.from({ length: used }, (_, thread) => work(thread, used)));
  }
}
