/**
 * A folder with all those above it.
 *
 * Decision worth knowing: Node's own `recursive` never comes back where a folder is there and the system
 * denies that anything can be made in it by saying that it is not (`/proc/x`); so each step is ours, and is
 * tried twice.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isFolder } from './folder.js';

/**
 * Makes a folder whose parent is there; false where it is not. Somebody else may make it at the same time.
 */
function makeIn(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (isFolder(path)) return true;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Makes a folder, and those above it that are missing. Throws the error of the system. */
export function makeFolder(path: string): void {
  if (makeIn(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  if (!makeIn(path)) mkdirSync(path);
}
