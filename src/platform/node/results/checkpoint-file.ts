/**
 * Checkpoints on disk: `checkpoint.tauride` in the folder of a run that is not finished, and
 * `last-day.tauride` in that of one which could go on.
 *
 * Decision worth knowing: bytes go out in pieces, since a checkpoint can be larger than one write may be, and
 * aside, since the one before it must last until this one is whole. So twice its size must be free, and that
 * is asked before the first day. The other is kept on the eve of the last day: what is written down on last
 * days only (`experiment/`) is not in it, and a run that goes on is one that has never ended.
 */
import { closeSync, existsSync, openSync, readSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import type { Sink, ByteSource } from '../../../foundation/sealed.js';
import { bytesInWords } from '../files/bytes.js';
import { assertFile } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';
import { PIECE, writeAside, writeWholeBy, type Aside } from '../files/write.js';

/** The file of the state before the last day. */
export const LAST_DAY = 'last-day.tauride';

export const checkpointPath = (folder: string): string => join(folder, 'checkpoint.tauride');

export const lastDayPath = (folder: string): string => join(folder, LAST_DAY);

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

/**
 * Keeps the state before the last day, aside until the run is kept; undefined where the disk has no room for
 * what nobody has asked for.
 */
export const writeLastDay = (
  folder: string,
  bytes: number,
  write: (sink: Sink) => void,
): Aside | undefined => (freeBytes(folder) < 2 * bytes ? undefined : writeAside(lastDayPath(folder), write));

/** Hands a checkpoint, as a source of bytes, to `read`. Throws a FaultError where there is none. */
export function readCheckpointFile<T>(path: string, read: (source: ByteSource) => T): T {
  const size = assertFile(path);
  const file = attempt(path, () => openSync(path, 'r'));
  const fill = (into: Uint8Array, at: number) => {
    for (let done = 0; done < into.length;) {
      const bytes = readSync(file, into, done, Math.min(PIECE, into.length - done), at + done);
      if (bytes === 0) refuse('damaged', path, 'the file became shorter while it was read');
      done += bytes;
    }
  };
  try {
    return read({ size, read: (into, at) => attempt(path, () => fill(into, at)) });
  } finally {
    closeSync(file);
  }
}

/** Removes the checkpoint of a run that is finished. */
export const removeCheckpoint = (folder: string): void => {
  rmSync(checkpointPath(folder), { force: true });
};
