/**
 * A new folder of files, all of them or none: they are written aside, and the folder is renamed into place.
 */
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FaultError } from '../../../foundation/fault.js';
import { asideOf, clearLeftovers } from './aside.js';
import { makeFolder } from './make-folder.js';
import { attempt } from './system-fault.js';

const refuse = (folder: string, message: string): never => {
  const hint = 'name a folder that does not exist yet, or an empty one';
  throw new FaultError([{ code: 'folder-taken', message, file: folder, hint }]);
};

function checkFree(folder: string): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (stats === undefined) return;
  if (!stats.isDirectory()) refuse(folder, 'there is a file of this name');
  if (attempt(folder, () => readdirSync(folder)).length > 0) refuse(folder, 'the folder is not empty');
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
