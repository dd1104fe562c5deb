/**
 * Shards: what one batch of an experiment came to, as a table of its runs and a tally of their weekly figures.
 *
 * Decision worth knowing: the name of a file holds the checksum of its bytes. A shard is there whole, or it is not a shard; one that was cut
 * short or changed does not bear its name rightly, and is computed again. What a batch took to compute is in the note of its runs, so that
 * whoever counts shards counts each batch once, however often it was computed and wherever.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TALLY_COLUMNS, type BandTally } from '../../experiment/bands.js';
import type { Days } from '../../experiment/days.js';
import type { BatchResult } from '../../experiment/ensemble.js';
import type { ColumnDef, Row } from '../../experiment/table.js';
import { decodeCounts, decodeRows, encodeCounts, encodeRows, readNote, type TableNote } from './parquet.js';
import { makeFolder } from './make-folder.js';
import { attempt } from './system-fault.js';
import { writeWhole } from './write.js';

const FOLDER = 'shards';
const FILE_NAME = /^(runs|bands)-(\d{6,})-([0-9a-f]{16})\.parquet$/;

/** The files of a shard that is whole. */
export interface Shard {
  readonly runs: string;
  readonly bands: string;
}

const NO_DAYS: Days = { simulated: 0, asked: 0 };

/** Shards by the number of their batch, in order. */
export type Shards = ReadonlyMap<number, Shard>;

export const checksum = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** Where a folder of results keeps its shards. */
export const shardsIn = (folder: string): string => join(folder, FOLDER);

function writeFile(folder: string, table: keyof Shard, index: number, bytes: Uint8Array): void {
  const name = `${table}-${String(index).padStart(6, '0')}-${checksum(bytes)}.parquet`;
  attempt(folder, () => makeFolder(shardsIn(folder)));
  writeWhole(join(shardsIn(folder), name), bytes);
}

/** Keeps what a batch came to, whole or not at all: a shard without its runs, which are written last, is none. */
export async function writeShard(
  folder: string,
  columns: readonly ColumnDef[],
  note: TableNote,
  index: number,
  { rows, tally, days }: BatchResult,
): Promise<void> {
  writeFile(folder, 'bands', index, await encodeCounts(TALLY_COLUMNS, { ...tally }, note));
  writeFile(folder, 'runs', index, await encodeRows(columns, rows, { ...note, more: { days } }));
}

const isWhole = (path: string, sum: string): boolean =>
  checksum(attempt(path, () => readFileSync(path))) === sum;

export interface Found {
  readonly shards: Shards;
  /** Files whose bytes are not those of their names. */
  readonly damaged: readonly string[];
}

/** Which batches are looked for. */
type Wants = (index: number) => boolean;

/** Looks through the shards of a folder, those of wanted batches only. */
export function inspectShards(folder: string, wants: Wants = () => true): Found {
  const parent = shardsIn(folder);
  const names = existsSync(parent) ? attempt(parent, () => readdirSync(parent)).sort() : [];
  const files = { runs: new Map<number, string>(), bands: new Map<number, string>() };
  const damaged: string[] = [];
  for (const name of names) {
    const [, table, index, sum] = FILE_NAME.exec(name) ?? [];
    if ((table !== 'runs' && table !== 'bands') || !wants(Number(index))) continue;
    const path = join(parent, name);
    if (isWhole(path, sum)) files[table].set(Number(index), path);
    else damaged.push(path);
  }
  const whole = [...files.runs].flatMap(([index, runs]): [number, Shard][] => {
    const bands = files.bands.get(index);
    return bands === undefined ? [] : [[index, { runs, bands }]];
  });
  return { shards: new Map(whole.sort(([a], [b]) => a - b)), damaged };
}

/** The same, and files that are damaged are removed: they are computed again. */
export function mendShards(folder: string, wants?: Wants): Found {
  const found = inspectShards(folder, wants);
  for (const path of found.damaged) attempt(path, () => rmSync(path, { force: true }));
  return found;
}

export interface Search {
  readonly mends?: boolean;
  readonly wants?: Wants;
}

/** The whole shards of a folder, all or those of wanted batches. Files that are damaged are not counted, and with `mends` removed. */
export function findShards(folder: string, { mends = false, wants }: Search = {}): Shards {
  return (mends ? mendShards : inspectShards)(folder, wants).shards;
}

const bytesOf = (path: string): Uint8Array => attempt(path, () => readFileSync(path));

/** The runs of a shard. */
export const readRuns = ({ runs }: Shard): Promise<Row[]> => decodeRows(bytesOf(runs));

/** The days that shards took to compute, in all. */
export function countDays(shards: Shards): Days {
  const days = [...shards.values()].map(({ runs }) => (readNote(bytesOf(runs), 'days') ?? NO_DAYS) as Days);
  return {
    simulated: days.reduce((sum, { simulated }) => sum + simulated, 0),
    asked: days.reduce((sum, { asked }) => sum + asked, 0),
  };
}

/** The tally of a shard. */
export async function readTally({ bands }: Shard): Promise<BandTally> {
  const { point, cell, bin, runs } = await decodeCounts(bytesOf(bands));
  return { point, cell, bin, runs };
}

/** Copies shards that a folder lacks. */
export function takeShards(folder: string, from: Shards): void {
  const own = findShards(folder, { mends: true });
  attempt(folder, () => makeFolder(shardsIn(folder)));
  for (const [index, { bands, runs }] of from) {
    if (own.has(index)) continue;
    for (const path of [bands, runs]) writeWhole(join(shardsIn(folder), basename(path)), bytesOf(path));
  }
}

/** Removes what a sweep that stopped early has computed beyond its end. */
export function dropShards(folder: string, from: number): void {
  for (const [index, shard] of findShards(folder)) {
    if (index >= from) for (const path of [shard.runs, shard.bands]) attempt(path, () => rmSync(path));
  }
}
