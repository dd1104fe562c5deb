/**
 * What is wrong in a user's input, as data: found wherever it is found, gathered, and printed in one way.
 *
 * Decision worth knowing: a fault is not an exception. A check returns every fault it sees, and only who
 * cannot go on throws them together as one FaultError; so the user mends a file once, not once for each
 * fault.
 */

import { oneLine, shortened } from './text.js';

/** One fault. Lines and columns count from 1. */
export interface Fault {
  /** A stable name for programs, such as `unknown-party`. */
  readonly code: string;
  /** A sentence for people, without place and hint. */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where in the document: `parties.kadet.reach`. */
  readonly path?: string;
  readonly found?: string;
  readonly expected?: string;
  /** What would mend it. */
  readonly hint?: string;
}

/**
 * The code of faults of the machine, such as a disk without room: they say nothing against what was asked.
 */
export const MACHINE_CODE = 'machine';

/** Faults that stop the work: all that were found, in order. Its message is what a terminal shows. */
export class FaultError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(printFault).join('\n'));
    this.name = 'FaultError';
    this.faults = faults;
  }
}

/** The fault of a file, a folder or an option as a whole. */
export const faultOf = (code: string, file: string, message: string, hint?: string): Fault => ({
  code,
  message,
  file,
  ...(hint === undefined ? {} : { hint }),
});

/** Ends the work with one such fault. */
export function refuse(code: string, file: string, message: string, hint?: string): never {
  throw new FaultError([faultOf(code, file, message, hint)]);
}

/** The result of a step; undefined, and its faults added to the list, where it has any. */
export function gather<T>(faults: Fault[], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

/** The result of a step; its faults that have no place yet are placed at an option. */
export function placedAt<T>(option: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new FaultError(error.faults.map((fault) => ({ file: option, ...fault })));
  }
}

/** Longest place, message or hint: what a user wrote may stand in any of them. */
const SHOWN_MAX = 1000;

const shown = (text: string): string => oneLine(shortened(text, SHOWN_MAX));

/**
 * A fault as `file:line:column: message`, as much of the place as is known, with the hint on an indented
 * second line.
 */
export function printFault({ file, line, column, message, hint }: Fault): string {
  const place = [file && shown(file), line, column].filter((part) => part !== undefined).join(':');
  const first = place === '' ? shown(message) : `${place}: ${shown(message)}`;
  return hint === undefined ? first : `${first}\n  ${shown(hint)}`;
}

/** A longer name is no slip of the pen; the comparison takes the square of its length. */
const MISSPELT_MAX = 100;

/**
 * The known name that a misspelt one most likely means, letter case aside; the first of equals; undefined if
 * none is near.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > MISSPELT_MAX) return undefined;
  let best: string | undefined;
  let limit = Math.floor((name.length + 1) / 3) + 1;
  for (const candidate of candidates) {
    const slips = slipsBetween(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (slips < limit) [best, limit] = [candidate, slips];
  }
  return best;
}

const LISTED_MAX = 12;
const PART_LEAST = 3;

/** Known names of which a word is a part: too short a word is part of too many. */
const partOf = (name: string, known: readonly string[]): string[] =>
  name.length < PART_LEAST
    ? []
    : known.filter((each) => each.toLowerCase().includes(name.toLowerCase())).slice(0, LISTED_MAX);

/**
 * A hint for an unknown name: the nearest known one, those of which it is a part, or all of them where they
 * are few; otherwise undefined.
 */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const known = [...candidates];
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  const parts = partOf(name, known);
  if (parts.length > 0) return `it is part of ${parts.map((id) => `\`${id}\``).join(', ')}`;
  return known.length > 0 && known.length <= LISTED_MAX ? `known here: ${known.join(', ')}` : undefined;
}

/**
 * How many slips of the pen part two words: a letter added, left out, changed, or two neighbours swapped
 * (Damerau 1964; the restricted distance, in which no letter slips twice). Gives up at `limit`, which it then
 * returns.
 */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, change, isSwap ? before[j - 2] + 1 : limit);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], limit);
}
