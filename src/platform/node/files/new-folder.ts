/**
 * A new folder of files, all of them or none: they are written aside, and the folder is renamed into place.
 */
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { asideOf, clearLeftovers } from './aside.js';
import { makeFolder } from './make-folder.js';
import { attempt } from './system-fault.js';

function refuseFolder(folder: string, message: string): never {
  refuse('folder-taken', folder, message, 'name a folder that does not exist yet, or an empty one');
}

function checkFree(folder: string): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (stats === undefined) return;
  if (!stats.isDirectory()) refuseFolder(folder, 'there is a file of this name');
  if (attempt(folder, () => readdirSync(folder)).length > 0) refuseFolder(folder, 'the folder is not empty');
}

/** Writes files by their paths within the folder. Throws a FaultError; then nothing is left behind. */
export function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): void {
  checkFree(folder);
  const path = resolve(folder);
  clearLeftovers(dirname(path), { name: basename(path) });
  const aside = asideOf(path);
  try {
    attempt(folder, () => {
      for (const [path, text] of files) {
        makeFolder(dirname(join(aside, path)));
        writeFileSync(join(aside, path), text);
      }
      renameSync(aside, folder);
    });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
