/**
 * Run folders: where `--out` keeps a run.
 *
 * Decision worth knowing: a folder is made ready before the run, so that nobody computes for half a minute to learn that the disk can only
 * be read; and only what is empty or was a run folder before is written to.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../foundation/fault.js';
import { hasCheckpoint } from './checkpoint-file.js';
import { makeFolder } from './make-folder.js';
import { attempt } from './system-fault.js';
import { writeWhole } from './write.js';

const DOCUMENT = 'run.json';

/** Refuses, with a FaultError, a file and a folder that holds something else than a run. */
export function checkRunFolder(folder: string): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (stats === undefined) return;
  const hint = 'name a new or an empty folder, or that of an earlier run';
  if (!stats.isDirectory())
    refuse('not-a-folder', folder, 'a run is kept in a folder, and this is a file', hint);
  if (hasCheckpoint(folder))
    refuse(
      'unfinished-run',
      folder,
      'the folder keeps a run that was interrupted: nothing was written',
      `go on with it by --resume ${folder}, or name another folder`,
    );
  const names = attempt(folder, () => readdirSync(folder));
  if (names.length > 0 && !names.includes(DOCUMENT)) {
    refuse('not-a-run-folder', folder, 'the folder is not empty and holds no run: nothing was written', hint);
  }
}

/** Makes the folder if there is none, after the checks of `checkRunFolder`. */
export function prepareRunFolder(folder: string): void {
  checkRunFolder(folder);
  attempt(folder, () => makeFolder(folder));
}

/** Writes the document of a run, whole or not at all. */
export function writeRun(folder: string, document: object): void {
  writeWhole(join(folder, DOCUMENT), `${JSON.stringify(document, null, 2)}\n`);
}
