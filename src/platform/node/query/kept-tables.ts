/**
 * The tables of a folder of results as a query sees them: Parquet files by name, and what is to be known of
 * them beforehand.
 *
 * Decision worth knowing: only what a question names is checked. A table that is damaged stands in the way of
 * nobody who asks another, and whoever asks it is told so even where the columns asked for could still be
 * read.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { hasCheckpoint } from '../results/checkpoint-file.js';
import { DOCUMENT } from '../results/kept-run.js';
import { MANIFEST, readManifest } from '../results/results.js';
import { inspectShards } from '../results/shards.js';
import { checkKept, readSums, refuseDamaged, SUMS_FILE } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';

export interface KeptTable {
  readonly name: string;
  readonly paths: readonly string[];
}

export interface KeptTables {
  readonly tables: readonly KeptTable[];
  /** What of the folder is there, where that is not all. */
  readonly part: string | undefined;
}

const EXTENSION = '.parquet';

/** What else of a folder is read for a question. */
const READ: ReadonlySet<string> = new Set([SUMS_FILE, MANIFEST, 'shards']);

const NO_TABLES = 'no-tables';

/** Whether a text of SQL names a table. */
export const isNamed = (name: string, sql: string): boolean =>
  sql.toLowerCase().match(/\w+/g)?.includes(name.toLowerCase()) === true;

/**
 * Throws a FaultError where a table is not what was written. One of shards that are not merged yet has been
 * looked at.
 */
export function checkTables(folder: string, tables: readonly KeptTable[]): void {
  const sums = readSums(folder);
  for (const path of tables.flatMap(({ paths }) => paths))
    if (dirname(path) === folder) checkKept(folder, basename(path), sums);
}

/** The runs, sittings and series of batches that are not merged yet. */
function findBatches(folder: string): KeptTables {
  const manifest = readManifest(folder);
  const { batches } = manifest;
  const inside = join(folder, 'shards');
  if (existsSync(inside)) for (const name of readdirSync(inside)) checkInside(folder, join(inside, name));
  const { shards, damaged } = inspectShards(folder, manifest);
  if (damaged.length > 0) refuseDamaged(folder, damaged[0]);
  const part = `${shards.size} of ${batches} batches are there`;
  const there = [...shards.values()];
  const tables = [
    { name: 'runs', paths: there.map(({ runs }) => runs) },
    { name: 'sittings', paths: there.map(({ sittings }) => sittings) },
    { name: 'series', paths: there.flatMap(({ series }) => series ?? []) },
  ].filter(({ paths }) => paths.length > 0);
  if (shards.size === batches) return { tables, part: undefined };
  if (shards.size > 0) return { tables, part };
  return refuse(NO_TABLES, folder, part, 'give the command of the sweep again with --resume');
}

function refuseEmpty(folder: string): never {
  if (hasCheckpoint(folder)) {
    const message = 'the run has not ended, and its tables are written at its end';
    return refuse(NO_TABLES, folder, message, `go on with it by --resume ${folder}`);
  }
  const hint = 'name a folder that --out of `sweep`, `compare`, `run` or `replay` has written';
  return refuse(NO_TABLES, folder, 'the folder holds no tables', hint);
}

/** Throws a FaultError where a file is a link that leads out of the folder: it is not opened. */
function checkInside(folder: string, path: string): void {
  if (attempt(path, () => realpathSync(path)).startsWith(folder + sep)) return;
  const hint = 'copy the file that it leads to';
  refuse('link-outside', path, 'this is a symbolic link that leads out of the folder', hint);
}

/**
 * The tables of a folder; `runs`, `sittings` and `series` of its shards where these are not merged yet.
 * Throws a FaultError where there are none, or where one of them lies elsewhere.
 *
 * @param folder its real path
 */
export function findTables(folder: string): KeptTables {
  const there = attempt(folder, () => readdirSync(folder));
  for (const name of there)
    if (name.endsWith(EXTENSION) || READ.has(name)) checkInside(folder, join(folder, name));
  if (!there.some((name) => name === SUMS_FILE || name === DOCUMENT || name === MANIFEST))
    refuseEmpty(folder);
  const names = [...readSums(folder).keys()];
  const tables = names
    .filter((name) => name.endsWith(EXTENSION) && !name.includes('/'))
    .sort()
    .map((name) => ({ name: name.slice(0, -EXTENSION.length), paths: [join(folder, name)] }));
  return names.includes(MANIFEST) && tables.length === 0 ? findBatches(folder) : { tables, part: undefined };
}
