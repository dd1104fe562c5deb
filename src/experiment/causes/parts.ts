/**
 * What of a figure came from whom: the value with which it began, and what each cause has added since.
 *
 * Decision worth knowing: causes are credited in the order in which they occur, by the difference each one
 * makes on its day. What a rule makes of a figure afterwards (growth, decay) it makes of every part: a part
 * becomes the difference between the figure's course with and without it, and the rule's own cause takes what
 * is left. So parts always add up to the figure.
 */

/** Causes of a run by number, in the order in which they were first met. */
export class Causes {
  readonly ids: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a cause, by its id. */
  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}

/** What causes add to one figure, by number of the cause. */
export type Additions = Map<number, number>;

/** Adds to what a cause adds. */
export const addTo = (additions: Additions, cause: number, value: number): void => {
  if (value !== 0) additions.set(cause, (additions.get(cause) ?? 0) + value);
};

/** A remainder this small is an error of arithmetic, not of a cause. */
const NEGLIGIBLE = 1e-13;

/** Additions times a factor. */
export const scaledBy = (additions: Additions, factor: number): Additions =>
  new Map([...additions].map(([cause, value]) => [cause, value * factor] as const));

/** A figure with what it began with and what causes have added. */
export interface Divided {
  readonly base: number;
  readonly now: number;
  readonly added: Additions;
}

/** All that causes add. */
export const totalOf = (additions: Additions): number => {
  let total = 0;
  for (const value of additions.values()) total += value;
  return total;
};

/** Additions cut down alike where the ends of a scale have cut their sum. */
export const fitted = (additions: Additions, sum: number): Additions => {
  const total = totalOf(additions);
  return Math.abs(total) < 1e-12 ? new Map<number, number>() : scaledBy(additions, sum / total);
};

/** What a rule makes of a value of one figure in a day. */
type Rule = (value: number) => number;

/** Some figures with their parts. */
export class Attributed {
  readonly base: Float64Array;
  readonly added: Additions[];
  readonly #last: Float64Array;

  /** @param figures as they are at the beginning; they are read anew whenever something is credited */
  constructor(readonly figures: () => Float64Array) {
    this.base = figures().slice();
    this.#last = this.base.slice();
    this.added = Array.from(this.base, () => new Map<number, number>());
  }

  /** A figure as it was when it was looked at last. */
  lastOf(cell: number): number {
    return this.#last[cell];
  }

  /** Credits a cause with everything that has changed since the last look; whether that is anything. */
  credit(cause: number): boolean {
    const now = this.figures();
    let isAny = false;
    for (let cell = 0; cell < now.length; cell++) {
      if (now[cell] === this.#last[cell]) continue;
      addTo(this.added[cell], cause, now[cell] - this.#last[cell]);
      this.#last[cell] = now[cell];
      isAny = true;
    }
    return isAny;
  }

  /** Takes whatever has changed since the last look for nobody's doing. */
  adopt(): void {
    const now = this.figures();
    for (let cell = 0; cell < now.length; cell++) {
      this.base[cell] += now[cell] - this.#last[cell];
      this.#last[cell] = now[cell];
    }
  }

  /** A rule has worked on one figure; what it did not do through the parts of others is its cause's. */
  carry(cell: number, rule: Rule, cause: number): void {
    const last = this.#last[cell];
    const after = rule(last);
    this.replace(
      cell,
      new Map([...this.added[cell]].map(([each, value]) => [each, after - rule(last - value)] as const)),
      cause,
    );
  }

  /** Gives one figure new parts; what they lack of its change is the cause's. */
  replace(cell: number, parts: Additions, cause: number): void {
    const now = this.figures()[cell];
    let left = now - this.base[cell];
    for (const value of parts.values()) left -= value;
    if (Math.abs(left) > NEGLIGIBLE) addTo(parts, cause, left);
    this.added[cell] = parts;
    this.#last[cell] = now;
  }
}
