/**
 * What a worker says of the batches it has done.
 *
 * Decision worth knowing: the first is told at once, and then at most one line in some seconds, which adds up
 * what came between. A line for each of a thousand short batches would hide the one that says that something
 * is wrong.
 */

/** What was done of one batch. */
export interface Done {
  readonly index: number;
  readonly folder: string;
  readonly runs: number;
  readonly milliseconds: number;
}

/** Milliseconds between two lines. */
const LULL = 5_000;

const secondsOf = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

export class Tidings {
  #toldAt = -Infinity;
  #untold: Done[] = [];

  /** @param now milliseconds of any clock that only goes forward */
  constructor(
    private readonly say: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(done: Done): void {
    if (this.#untold.some(({ folder }) => folder !== done.folder)) this.#tell();
    this.#untold.push(done);
    if (this.now() - this.#toldAt >= LULL) this.#tell();
  }

  #tell(): void {
    const [{ index, folder, milliseconds }, ...others] = this.#untold;
    const runs = this.#untold.reduce((sum, done) => sum + done.runs, 0);
    const now = this.now();
    this.say(
      others.length === 0
        ? `batch ${index} of ${folder}: ${runs} runs in ${secondsOf(milliseconds)} s`
        : `${others.length + 1} batches of ${folder}: ${runs} runs in the last ${secondsOf(now - this.#toldAt)} s`,
    );
    this.#toldAt = now;
    this.#untold = [];
  }
}
