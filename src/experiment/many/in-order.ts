/** Hands on what comes in any order by its numbers: 0, 1, 2 and so on. What comes early waits. */
export class InOrder<T> {
  readonly #waiting = new Map<number, T>();
  #next = 0;

  constructor(private readonly handOn: (item: T, index: number) => void) {}

  add(index: number, item: T): void {
    this.#waiting.set(index, item);
    for (;;) {
      const ready = this.#waiting.get(this.#next);
      if (ready === undefined) return;
      this.#waiting.delete(this.#next);
      this.handOn(ready, this.#next++);
    }
  }

  /** What waits for others before it. */
  waiting(index: number): T | undefined {
    return this.#waiting.get(index);
  }
}
