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

/**
 * Writes a text or bytes aside, into the same folder, and renames it into place. Throws a FaultError; then
 * nothing is left behind.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeWholeBy(path, (take) => take(typeof content === 'string' ? Buffer.from(content) : content));
}

/** The same for what comes view by view, and need not fit into one. */
export function writeWholeBy(path: string, write: (take: Take) => void): void {
  writeAside(path, write).commit();
}

/** What is written and not in its place yet. */
export interface Aside {
  /** Puts it into its place. Throws a FaultError; then nothing is left behind. */
  readonly commit: () => void;
  /** Takes it away. */
  readonly drop: () => void;
}

/**
 * Writes aside, for a place that it will have when other things have theirs. Throws a FaultError; then
 * nothing is left behind.
 */
export function writeAside(path: string, write: (take: Take) => void): Aside {
  const aside = asideOf(path);
  const drop = () => rmSync(aside, { force: true });
  const orDrop = (step: () => void) => {
    try {
      attempt(path, step);
    } catch (error) {
      drop();
      throw error;
    }
  };
  orDrop(() => writeThrough(aside, write));
  const commit = () => orDrop(() => renameSync(aside, path));
  return { commit, drop };
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
