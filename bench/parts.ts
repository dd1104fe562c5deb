/**
 * A study in parts: what a part found is kept before the next one begins, and one that fails takes nothing from the others.
 *
 * Decision worth knowing: each part has a time of its own, after which it does no more rounds than it must; so a slow machine gets fewer
 * rounds of everything, and not nothing of what comes last.
 */
import { say } from './studies/laboratory.js';

/** Rounds that are done however long they take. */
export const ROUNDS_LEAST = 3;

/** Whether there is time for another round, when so many are done; time begins now. */
export function roundsWithin(seconds: number, most: number): (done: number) => boolean {
  const start = process.hrtime.bigint();
  return (done) =>
    done < most && (done < ROUNDS_LEAST || Number(process.hrtime.bigint() - start) / 1e9 < seconds);
}

/** How a part went. */
interface Told {
  readonly seconds: number;
  readonly failed?: string;
}

export class Parts {
  readonly told: Record<string, Told> = {};
  readonly #keep: () => void;

  /** Takes what keeps all that was found so far. */
  constructor(keep: () => void) {
    this.#keep = keep;
  }

  /** Does a part, and hands on what it finds. */
  part<T>(name: string, work: () => T, take: (found: T) => void): void {
    const start = process.hrtime.bigint();
    const seconds = () => Number(process.hrtime.bigint() - start) / 1e9;
    try {
      take(work());
      this.told[name] = { seconds: seconds() };
    } catch (error) {
      const failed = error instanceof Error ? error.message : String(error);
      this.told[name] = { seconds: seconds(), failed };
      say(`${name} failed, and the study goes on: ${failed}`);
      process.exitCode = 1;
    }
    this.#keep();
  }
}
