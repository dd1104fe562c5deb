/**
 * Checksums of the tables of a folder, so that a table that was cut short or changed is told from a question that is wrong.
 *
 * Decision worth knowing: they are a file of their own in the form of `sha256sum`, which checks it with `--check`, and not in the metadata of
 * each table: there they would have to be taken of a file that holds them.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './system-fault.js';
import { writeWhole } from './write.js';

export const SUMS = 'SHA256SUMS';

/** Bytes of one read: a table of any size needs no more memory. */
const PIECE = 2 ** 20;

function sumOf(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(PIECE);
    for (let size; (size = readSync(file, piece)) > 0;) hash.update(piece.subarray(0, size));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Notes the checksums of files of a folder, which are all there. Throws a FaultError. */
export function writeSums(folder: string, names: readonly string[]): void {
  const lines = names.map((name) => {
    const path = join(folder, name);
    return `${attempt(path, () => sumOf(path))}  ${name}\n`;
  });
  writeWhole(join(folder, SUMS), lines.join(''));
}

/** The checksums that are noted in a folder, by the names of files; none where they were not noted. */
export function readSums(folder: string): ReadonlyMap<string, string> {
  const path = join(folder, SUMS);
  const text = existsSync(path) ? attempt(path, () => readFileSync(path, 'utf8')) : '';
  return new Map([...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, sum, name]) => [name, sum]));
}

/** Whether a file has the bytes of a checksum. */
export const hasSum = (path: string, sum: string): boolean => attempt(path, () => sumOf(path)) === sum;
