/**
 * Checkpoints on disk: `checkpoint.tauride` in the folder of a run that is not finished.
 *
 * Decision worth knowing: bytes go out in pieces, since a checkpoint can be larger than one write may be, and aside, since the one before it must
 * last until this one is whole. So twice its size must be free, and that is asked before the first day.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../foundation/fault.js';
import type { Sink, Source } from '../../model/snapshot.js';
import { bytesInWords } from './bytes.js';
import { attempt } from './system-fault.js';
import { PIECE, writeWholeBy } from './write.js';

const NAME = 'checkpoint.tauride';

export const checkpointPath = (folder: string): string => join(folder, NAME);

export const hasCheckpoint = (folder: string): boolean => existsSync(checkpointPath(folder));

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = attempt(folder, () => statfsSync(folder));
  return bavail * bsize;
};

/** Throws a FaultError if the disk of a folder has not so many bytes left. */
export function assertFree(folder: string, bytes: number): void {
  const free = freeBytes(folder);
  if (free >= bytes) return;
  refuse(
    'disk-space',
    folder,
    `checkpoints need ${bytesInWords(bytes)}, and the disk has ${bytesInWords(free)} left`,
    'name a folder on a larger disk, or leave out --checkpoint-every',
  );
}

/** Writes the checkpoint of a folder, whole or not at all: `write` is given where its bytes go. */
export const writeCheckpointFile = (folder: string, write: (sink: Sink) => void): void => {
  writeWholeBy(checkpointPath(folder), write);
};

/** Hands the checkpoint of a folder, as a source of bytes, to `read`. Throws a FaultError where there is none. */
export function readCheckpointFile<T>(folder: string, read: (source: Source) => T): T {
  const path = checkpointPath(folder);
  const file = attempt(path, () => openSync(path, 'r'));
  try {
    return read({
      size: fstatSync(file).size,
      read: (into) => {
        for (let done = 0; done < into.length;)
          done += readSync(file, into, done, Math.min(PIECE, into.length - done), null);
      },
    });
  } finally {
    closeSync(file);
  }
}

/** Removes the checkpoint of a run that is finished. */
export const removeCheckpoint = (folder: string): void => {
  rmSync(checkpointPath(folder), { force: true });
};
