/**
 * Writing whole files: a reader finds the old file or the new one, never a part of it.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { asideOf } from './aside.js';
import { attempt } from './system-fault.js';

/** The largest piece of one write or read, in bytes: a system takes no more than 2 GiB. */
export const PIECE = 2 ** 30;

/** Takes bytes that follow those before. */
type Take = (bytes: Uint8Array) => void;

/** Writes a text or bytes aside, into the same folder, and renames it into place. Throws a FaultError; then nothing is left behind. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeWholeBy(path, (take) => {
    take(typeof content === 'string' ? Buffer.from(content) : content);
  });
}

/** The same for what comes view by view, and need not fit into one. */
export function writeWholeBy(path: string, write: (take: Take) => void): void {
  const aside = asideOf(path);
  try {
    attempt(path, () => {
      writeThrough(aside, write);
      renameSync(aside, path);
    });
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Writes and waits for the disk, so that the rename cannot come before the bytes. */
function writeThrough(path: string, write: (take: Take) => void): void {
  const file = openSync(path, 'w');
  try {
    write((bytes) => {
      for (let done = 0; done < bytes.length;)
        done += writeSync(file, bytes, done, Math.min(PIECE, bytes.length - done));
    });
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
