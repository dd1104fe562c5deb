/**
 * Folders of results: what was asked (`sweep.json`), a shard for each batch, and when all are there one table `runs.parquet`.
 *
 * Decision worth knowing: the name of a shard holds the checksum of its bytes. A shard is there whole, or it is not a shard; one that was
 * cut short or changed does not bear its name rightly, and is computed again. Equal sweeps have equal folders, name by name.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnDef, Row } from '../../experiment/outcome.js';
import { FaultError } from '../../foundation/fault.js';
import { decodeRows, encodeRows, writeParts, type TableNote } from './parquet.js';
import { attempt } from './system-fault.js';
import { writeWhole } from './write.js';

const MANIFEST = 'sweep.json';
const TABLE = 'runs.parquet';
const SUMMARY = 'summary.json';
const SHARDS = 'shards';
const SHARD_NAME = /^runs-(\d{6,})-([0-9a-f]{16})\.parquet$/;

/** What a folder is the result of. Every value takes part in deciding whether two sweeps are one. */
export interface Manifest {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly columns: readonly ColumnDef[];
  /** Number of batches. */
  readonly batches: number;
}

const checksum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

const refuse = (code: string, folder: string, message: string, hint: string): never => {
  throw new FaultError([{ code, message, file: folder, hint }]);
};

/** The manifest of a folder. Throws a FaultError where it has none. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) {
    refuse(
      'not-a-sweep-folder',
      folder,
      'this is no folder of a sweep',
      'name the folder given to `sweep --out`',
    );
  }
  const text = attempt(path, () => readFileSync(path, 'utf8'));
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return refuse('damaged', path, 'the file is damaged', 'restore it, or sweep into a new folder');
  }
}

/** The settings in which two manifests differ. */
const differences = (a: Manifest, b: Manifest): string[] =>
  [...new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])].filter(
    (key) => JSON.stringify(a.settings[key]) !== JSON.stringify(b.settings[key]),
  );

const inShort = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** Throws a FaultError naming what is different, unless both are the same sweep. */
export function checkSame(folder: string, kept: Manifest, wanted: Manifest): void {
  const different = differences(kept, wanted);
  if (different.length === 0) return;
  const [key] = different;
  const values = `${inShort(kept.settings[key])} there, ${inShort(wanted.settings[key])} here`;
  refuse(
    'another-sweep',
    folder,
    `the folder holds another sweep: it differs in ${different.join(', ')} (${values})`,
    'repeat its command, or name a new folder',
  );
}

/**
 * Makes a folder ready: a new or an empty one, or with `joins` that of the same sweep; what a writer that was
 * killed has left half-written (`.part`) counts as nothing. Throws a FaultError otherwise.
 */
export function prepareResults(folder: string, manifest: Manifest, joins: boolean): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  const hint = 'name a new or an empty folder';
  if (stats?.isDirectory() === false) refuse('not-a-folder', folder, 'this is a file', hint);
  const isKept = (name: string) => !name.endsWith('.part');
  const names = stats ? attempt(folder, () => readdirSync(folder)).filter(isKept) : [];
  if (names.includes(MANIFEST)) {
    checkSame(folder, readManifest(folder), manifest);
    if (!joins)
      refuse('not-empty', folder, 'the folder holds this sweep already', 'add --resume to complete it');
    return;
  }
  if (names.length > 0) refuse('not-empty', folder, 'the folder is not empty: nothing was written', hint);
  attempt(folder, () => mkdirSync(folder, { recursive: true }));
  writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
}

const noteOf = ({ settings }: Manifest): TableNote => ({
  experiment: checksum(Buffer.from(JSON.stringify(settings))),
  tauride: String(settings.tauride),
});

const shardsFolder = (folder: string): string => join(folder, SHARDS);

/** Keeps the rows of a batch, whole or not at all. */
export async function writeShard(
  folder: string,
  manifest: Manifest,
  index: number,
  rows: readonly Row[],
): Promise<void> {
  const bytes = await encodeRows(manifest.columns, rows, noteOf(manifest));
  const name = `runs-${String(index).padStart(6, '0')}-${checksum(bytes)}.parquet`;
  attempt(folder, () => mkdirSync(shardsFolder(folder), { recursive: true }));
  writeWhole(join(shardsFolder(folder), name), bytes);
}

/** A shard that is whole, by the number of its batch. */
export type Shards = ReadonlyMap<number, string>;

const isWhole = (path: string, sum: string): boolean =>
  checksum(attempt(path, () => readFileSync(path))) === sum;

/** The whole shards of a folder, in order. Those that are damaged are not counted, and with `mends` removed. */
export function findShards(folder: string, mends = false): Shards {
  const parent = shardsFolder(folder);
  if (!existsSync(parent)) return new Map();
  const found = attempt(parent, () => readdirSync(parent)).flatMap((name): [number, string][] => {
    const [, index, sum] = SHARD_NAME.exec(name) ?? [];
    if (index === undefined) return [];
    const path = join(parent, name);
    if (isWhole(path, sum)) return [[Number(index), path]];
    if (mends) attempt(path, () => rmSync(path));
    return [];
  });
  return new Map(found.sort(([a], [b]) => a - b));
}

/** The rows of a shard. */
export const readShard = (path: string): Promise<Row[]> =>
  decodeRows(attempt(path, () => readFileSync(path)));

/** Copies shards that a folder lacks. */
export function takeShards(folder: string, from: Shards): void {
  const own = findShards(folder, true);
  attempt(folder, () => mkdirSync(shardsFolder(folder), { recursive: true }));
  for (const [index, path] of from) {
    if (own.has(index)) continue;
    const name = path.slice(path.lastIndexOf('runs-'));
    writeWhole(
      join(shardsFolder(folder), name),
      attempt(path, () => readFileSync(path)),
    );
  }
}

/** Removes what a sweep that stopped early has computed beyond its end. */
export function dropShards(folder: string, from: number): void {
  for (const [index, path] of findShards(folder)) if (index >= from) attempt(path, () => rmSync(path));
}

/** Joins all shards, in order, into the table of runs; `onRows` sees them pass. */
export async function mergeShards(
  folder: string,
  manifest: Manifest,
  shards: Shards,
  onRows: (rows: readonly Row[]) => void,
): Promise<void> {
  const path = join(folder, TABLE);
  const aside = `${path}.${process.pid}.part`;
  async function* parts(): AsyncGenerator<Row[]> {
    for (const shard of shards.values()) {
      const rows = await readShard(shard);
      onRows(rows);
      yield rows;
    }
  }
  try {
    await writeParts(aside, manifest.columns, noteOf(manifest), parts());
    attempt(path, () => renameSync(aside, path));
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Keeps the summary of a finished sweep. */
export const writeSummary = (folder: string, summary: object): void =>
  writeWhole(join(folder, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`);
