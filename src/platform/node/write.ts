/**
 * Writing whole files: a reader finds the old file or the new one, never a part of it.
 *
 * Decision worth knowing: what is half-written bears a name of its own, not that of the process: in containers that share a folder every
 * process may have the same number.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { attempt } from './system-fault.js';

/** A name beside a path for what is not whole yet. */
export const asideOf = (path: string): string => `${path}.${randomUUID()}.part`;

/** Writes a text or bytes aside, into the same folder, and renames it into place. Throws a FaultError; then nothing is left behind. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const aside = asideOf(path);
  try {
    attempt(path, () => {
      writeThrough(aside, content);
      renameSync(aside, path);
    });
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Writes and waits for the disk, so that the rename cannot come before the bytes. */
function writeThrough(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
