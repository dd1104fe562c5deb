/**
 * The list of a folder's files, with the length and the checksum of each: `SHA256SUMS`.
 *
 * Decision worth knowing: nothing that a folder keeps is believed before its bytes are those of the list, and
 * the list not before its first line, which holds the checksum of all others. It has the form of `sha256sum`,
 * which checks it with `--check` and takes our lines for comments; metadata within the files were rejected,
 * for they would be needed to read what they are to prove. A shard bears its checksum in its name as well,
 * since many processes write shards and none of them can write the list.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { attempt } from './system-fault.js';
import { writeWhole } from './write.js';

export const SUMS_FILE = 'SHA256SUMS';

/** What a file must be. */
export interface Sum {
  readonly bytes: number;
  readonly sha256: string;
}

/** What files of a folder must be, by their names: `run.json`, `shards/runs-...`. */
export type Sums = ReadonlyMap<string, Sum>;

/** Bytes of one read: a file of any size needs no more memory. */
const PIECE = 2 ** 20;

/** A list of more bytes is none of ours. */
const LIST_BYTES_MAX = 2 ** 28;

const FIRST = /^# tauride files 1, sha256 of the lines below: ([0-9a-f]{64})\n/;
const LINE = /# (\d{1,16}) bytes\n([0-9a-f]{64}) {2}((?:shards\/)?\w[\w.-]*)\n/;

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

const LACKING = `the folder lacks ${SUMS_FILE}, which says what its files must be`;
const UNLISTED = `the file does not stand in ${SUMS_FILE}: it was not finished, or is not of this folder`;

export const CHANGED_SINCE = 'the file was cut short or changed after it was written';

/** What makes the files of a folder again, in words. */
export const again = (folder: string): string =>
  ['sweep.json', 'shards'].some((name) => existsSync(join(folder, name)))
    ? 'give the command of the sweep or comparison again with --resume, which makes it again'
    : 'give the command of the run again, with --out and this folder, which makes it again';

/** Ends the work on a file that is not what was written, and says where another comes from. */
export const refuseDamaged = (folder: string, path: string, message = CHANGED_SINCE): never =>
  refuse('damaged', path, message, again(folder));

/** Ends the work on what is no ordinary file: a pipe would be waited for without end. */
export function assertFile(path: string): number {
  const stats = attempt(path, () => statSync(path));
  if (stats.isDirectory()) refuse('not-a-file', path, 'this is a folder, not a file');
  if (!stats.isFile()) refuse('not-a-file', path, 'this is not an ordinary file');
  return stats.size;
}

function sumOfFile(path: string): Sum {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  let bytes = 0;
  try {
    const piece = Buffer.alloc(PIECE);
    for (let size; (size = readSync(file, piece)) > 0; bytes += size) hash.update(piece.subarray(0, size));
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}

const sumOf = (content: Uint8Array | string): Sum => ({
  bytes: Buffer.byteLength(content),
  sha256: sha256(content),
});

function writeList(folder: string, sums: Sums): void {
  const lines = [...sums].map(([name, sum]) => `# ${sum.bytes} bytes\n${sum.sha256}  ${name}\n`).join('');
  writeWhole(
    join(folder, SUMS_FILE),
    `# tauride files 1, sha256 of the lines below: ${sha256(lines)}\n${lines}`,
  );
}

/** Lists files of a folder, which are all there. Throws a FaultError. */
export function writeSums(folder: string, names: readonly string[]): void {
  const sums = names.map((name): [string, Sum] => {
    const path = join(folder, name);
    return [name, attempt(path, () => sumOfFile(path))];
  });
  writeList(folder, new Map(sums));
}

/** Begins a folder with a file: it is listed before it is there, so that it is never there without. */
export function writeFirst(folder: string, name: string, content: string): void {
  writeList(folder, new Map([[name, sumOf(content)]]));
  writeWhole(join(folder, name), content);
}

/**
 * The list of a folder. Throws a FaultError where there is none, a damaged one, or one of an earlier version.
 */
export function readSums(folder: string): Sums {
  const path = join(folder, SUMS_FILE);
  if (!attempt(path, () => existsSync(path))) refuse('no-sums', folder, LACKING, again(folder));
  if (assertFile(path) > LIST_BYTES_MAX) refuseDamaged(folder, path);
  const text = attempt(path, () => readFileSync(path, 'latin1'));
  const [first, sum] = FIRST.exec(text) ?? [];
  if (first === undefined)
    return refuseDamaged(folder, path, `${CHANGED_SINCE}, or an earlier version of Tauride has written it`);
  const lines = text.slice(first.length);
  const sums = sha256(lines) === sum ? listed(lines) : undefined;
  return sums ?? refuseDamaged(folder, path);
}

/** What lines say; undefined where they are not of this form. */
function listed(lines: string): Sums | undefined {
  const sums = new Map<string, Sum>();
  const line = new RegExp(LINE, 'y');
  while (line.lastIndex < lines.length) {
    const [, bytes, sum, name] = line.exec(lines) ?? [];
    if (name === undefined || sums.has(name)) return undefined;
    sums.set(name, { bytes: Number(bytes), sha256: sum });
  }
  return sums;
}

/**
 * What a listed file must be. Throws a FaultError where it is not listed, not there, or not as long as it
 * must be.
 */
function expected(folder: string, name: string, sums: Sums): Sum {
  const path = join(folder, name);
  const sum = sums.get(name);
  if (sum === undefined) return refuseDamaged(folder, path, UNLISTED);
  if (!existsSync(path)) return refuseDamaged(folder, path, 'the file is gone');
  return assertFile(path) === sum.bytes ? sum : refuseDamaged(folder, path);
}

/** The bytes of a listed file. Throws a FaultError where they are not what was written. */
export function readKept(folder: string, name: string, sums = readSums(folder)): Uint8Array {
  const path = join(folder, name);
  const { sha256: sum } = expected(folder, name, sums);
  const bytes = attempt(path, () => readFileSync(path));
  return sha256(bytes) === sum ? bytes : refuseDamaged(folder, path);
}

/** The same of a document: what its JSON says. */
export function readKeptDocument(folder: string, name: string, sums?: Sums): unknown {
  const bytes = readKept(folder, name, sums);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return refuseDamaged(folder, join(folder, name), 'the file is not JSON');
  }
}

/** Throws a FaultError where a listed file, which somebody else will read, is not what was written. */
export function checkKept(folder: string, name: string, sums: Sums): void {
  const path = join(folder, name);
  const { sha256: sum } = expected(folder, name, sums);
  if (attempt(path, () => sumOfFile(path)).sha256 !== sum) refuseDamaged(folder, path);
}
