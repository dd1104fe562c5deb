/**
 * What the page shows of a word: a scenario or a kept run; and of a folder of one's own whatever it holds
 * when a page begins, faults among it, for its desk is where they are mended.
 */
import { FaultError } from '../../foundation/fault.js';
import { ownFolder, readDeskFolder } from './desk-folder.js';
import type { Site } from './server.js';
import { isKeptRun, readExplored, type Explored } from './task.js';

/** What is read at the beginning. */
export interface Begun {
  readonly shown: Site;
  /** The scenario, or why it cannot be run. */
  readonly first: Explored | FaultError;
}

/** Reads a word. Throws a FaultError where it means nothing that could be shown or edited. */
export function readShown(word: string): Begun {
  const own = isKeptRun(word) ? undefined : ownFolder(word);
  if (own === undefined || readDeskFolder(own).files.length === 0) {
    const explored = readExplored(word);
    return { first: explored, shown: { explored: () => explored, own: undefined } };
  }
  const read = (): Explored | FaultError => {
    try {
      return readExplored(word);
    } catch (error) {
      if (error instanceof FaultError) return error;
      throw error;
    }
  };
  const first = read();
  let last = first;
  const explored = (isBegun: boolean): Explored => {
    // A page that is there goes on with what it began with.
    if (isBegun) last = read();
    if (last instanceof FaultError) throw last;
    return last;
  };
  return { first, shown: { explored, own } };
}
