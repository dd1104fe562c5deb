/**
 * What was compiled of a scenario as it was first asked for, so that a counterfactual, or a point of a
 * design, compiles only what it changes.
 *
 * Decision worth knowing: a record is taken over if it is the very same and all that its names could mean is
 * the same (`groundOf`). Which names it really reads is not asked: what changes the ground is rare, and is
 * compiled whole.
 */
import type { Path } from './faults.js';
import type { Kind } from './names.js';
import type { Scope } from './scope.js';

/** A record as it was compiled, with the identities of draws that it claimed. */
interface Kept {
  readonly reads: readonly unknown[];
  readonly value: unknown;
  readonly entities: Scope['entities'];
}

const OF_EVENTS: ReadonlySet<string> = new Set(['event', 'moment'] satisfies Kind[]);

const isAlike = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((value, i) => Object.is(value, b[i])));

/** Whether two values are written alike, which the very same are without being looked into. */
const isWrittenAlike = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

const peopleOf = ({ scenario }: Scope): readonly unknown[] =>
  scenario.strata.flatMap(({ persons, electorate, place }) => [persons, electorate, place]);

/**
 * Whether everything beside its own text that a record may read is the same: names, days, own quantities, who
 * belongs to whom. The ids of events stand apart, for what is added to them gives no other another number.
 */
function isSameGround(a: Scope, b: Scope): boolean {
  if (a.startDay !== b.startDay || a.lastTick !== b.lastTick) return false;
  if (!isWrittenAlike(a.scenario.quantities, b.scenario.quantities)) return false;
  if (a.scenario.strata !== b.scenario.strata && !isAlike(peopleOf(a), peopleOf(b))) return false;
  const kinds = Object.keys(a.names) as Kind[];
  if (!kinds.every((kind) => OF_EVENTS.has(kind) || isAlike(a.names[kind].ids, b.names[kind].ids)))
    return false;
  if (!a.names.event.ids.every((id, i) => id === b.names.event.ids[i])) return false;
  return a.groups === b.groups || isWrittenAlike(a.groups, b.groups);
}

/**
 * The stock of one scenario as parsed, filled by its first compilation. What had a fault or a warning is not
 * kept, so that each compilation tells its own.
 */
export class Stock {
  readonly #kept = new Map<string, Kept>();
  /** The scope of the first compilation. */
  #ground: Scope | undefined;
  #isUsable = true;
  readonly #asked: Set<string>;

  /**
   * @param below a stock of the same scenario compiled otherwise: what it has is taken over too
   */
  constructor(readonly below?: Stock) {
    this.#ground = below === undefined ? undefined : below.#ground;
    this.#asked = new Set(below === undefined ? [] : below.#asked);
  }

  /** Begins a compilation. */
  open(scope: Scope): void {
    this.#ground ??= scope;
    this.#isUsable = isSameGround(this.#ground, scope);
  }

  /** What was made of the same `reads`, here or below. */
  #made(key: string, reads: readonly unknown[]): Kept | undefined {
    const kept = this.#kept.get(key);
    if (kept !== undefined && isAlike(kept.reads, reads)) return kept;
    return this.below === undefined ? undefined : this.below.#made(key, reads);
  }

  /**
   * What was made of the same `reads` before, or else what `make` makes now. `path` names the record; `reads`
   * is all that `make` reads besides the ground, compared by identity.
   */
  take<T>(scope: Scope, path: Path, reads: readonly unknown[], make: () => T): T {
    if (!this.#isUsable) return make();
    const key = path.join('.');
    const kept = this.#made(key, reads);
    if (kept !== undefined) {
      scope.entities.push(...kept.entities);
      return kept.value as T;
    }
    const said = () => scope.faults.list.length + scope.warnings.list.length;
    const [before, first] = [said(), scope.entities.length];
    const value = make();
    if (!this.#kept.has(key) && said() === before) {
      this.#kept.set(key, { reads, value, entities: scope.entities.slice(first) });
    }
    return value;
  }

  /**
   * A value that follows from its `reads` alone, with no fault to tell: what was worked out first, where
   * these are the same, or else what `make` works out now.
   */
  recall<T>(key: string, reads: readonly unknown[], make: () => T): T {
    const kept = this.#made(key, reads);
    if (kept !== undefined) return kept.value as T;
    const value = make();
    if (!this.#kept.has(key)) this.#kept.set(key, { reads, value, entities: [] });
    return value;
  }

  /** All names that compilations have read so far, now with these: what is taken over is not read again. */
  asked(names: ReadonlySet<string>): ReadonlySet<string> {
    for (const name of names) this.#asked.add(name);
    return new Set(this.#asked);
  }
}
