/**
 * Faults on the way from written to compiled: each is tied to a path in the scenario, and all are kept until
 * the end.
 *
 * Decision worth knowing: a compiler that meets a fault notes it and goes on with a harmless stand-in (index
 * -1, the number 0), so that one reading of the files shows everything; nothing compiled is handed out while
 * there is a fault.
 */
import type { Fault } from '../../foundation/fault.js';

/** Steps from the top of a scenario to a value: keys, and places in lists from 0. */
export type Path = readonly (string | number)[];

/** What is wrong, without the place. */
export type Complaint = Pick<Fault, 'code' | 'message' | 'hint' | 'found' | 'expected'>;

/** Where exactly at a path: at its key, or (in an expression) some characters into its value. */
export interface Spot {
  readonly key?: boolean;
  readonly offset?: number;
}

/** A place in the files. */
export type Place = Pick<Fault, 'file' | 'line' | 'column'>;

/** Finds the place of a path in the files; what was not written has the place of what holds it. */
export type Locate = (path: Path, spot?: Spot) => Place;

/** Equal for equal paths, and for no others. */
const keyOf = (path: readonly unknown[]): string => JSON.stringify(path);

/** Whether a path leads to another or through it. */
export const startsWith = (path: Path, start: Path): boolean => start.every((key, i) => key === path[i]);

/** Gathers faults as they are found: `inOrder` keeps each once. */
export class Faults {
  readonly #known: ReadonlySet<string>;

  /**
   * @param known what lies at or below these paths is not reported: it is known to be broken, and what
   * follows from that helps nobody
   * @param list where faults are gathered; shared by those who place them differently
   */
  constructor(
    readonly locate: Locate,
    known: readonly Path[] = [],
    readonly list: Fault[] = [],
  ) {
    this.#known = new Set(known.map(keyOf));
  }

  /** Notes a fault at a path. */
  report(path: Path, complaint: Complaint, spot?: Spot): void {
    if (this.#isKnown(path)) return;
    this.add({ ...complaint, ...this.locate(path, spot), path: path.join('.') });
  }

  /** Notes a fault that has its place already. */
  add(fault: Fault): void {
    this.list.push(fault);
  }

  #isKnown(path: Path): boolean {
    const isAt = (steps: number) => this.#known.has(keyOf(path.slice(0, steps)));
    return this.#known.size > 0 && Array.from({ length: path.length + 1 }, (_, i) => i).some(isAt);
  }
}

/** Faults, each once, in the order of the files: by file as first met, then line, then column. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  const files = [...new Set(faults.map((fault) => fault.file))];
  const rank = (fault: Fault) => [files.indexOf(fault.file), fault.line ?? 0, fault.column ?? 0];
  const places = faults.map(
    (fault) => [keyOf([fault.message, fault.file, fault.line, fault.column]), fault] as const,
  );
  return [...new Map(places).values()].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
}
