/**
 * A barrier: threads wait for each other until all have come.
 *
 * Decision worth knowing: whoever waits looks again and again for a moment before it sleeps, since on a small
 * population a day is shorter than falling asleep and waking up.
 */

/**
 * Numbers of the shared memory of a barrier: threads that have come, barriers passed, threads that failed.
 */
export const BARRIER_LENGTH = 3;
const COME = 0;
const PASSED = 1;
const FAILED = 2;

const LOOKS = 4000;
const PATIENCE_MS = 600_000;

export class Barrier {
  readonly #control: Int32Array;
  readonly #threads: number;

  /** All threads are given the same shared memory of BARRIER_LENGTH numbers, all 0. */
  constructor(control: Int32Array, threads: number) {
    this.#control = control;
    this.#threads = threads;
  }

  /** Waits until all threads have come. Throws an Error if one of them stays away for ten minutes. */
  pass(): void {
    const control = this.#control;
    const passed = Atomics.load(control, PASSED);
    if (Atomics.add(control, COME, 1) === this.#threads - 1) {
      Atomics.store(control, COME, 0);
      Atomics.add(control, PASSED, 1);
      Atomics.notify(control, PASSED);
      return;
    }
    for (let looks = 0; looks < LOOKS; looks++) if (Atomics.load(control, PASSED) !== passed) return;
    while (Atomics.load(control, PASSED) === passed)
      if (Atomics.wait(control, PASSED, passed, PATIENCE_MS) === 'timed-out')
        throw new Error('a thread of the kernel does not answer');
  }

  /** Says that this thread could not do its part. */
  fail(): void {
    Atomics.store(this.#control, FAILED, 1);
  }

  /** Throws an Error if some thread could not do its part. */
  assertWell(): void {
    if (Atomics.load(this.#control, FAILED) !== 0) throw new Error('a thread of the kernel has failed');
  }
}
