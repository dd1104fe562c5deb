/**
 * Shards: what one batch of an experiment came to, as tables of its runs, of their sittings and of measures
 * that are series, if any, and a tally of their weekly figures.
 *
 * Decision worth knowing: the name of a file holds the checksum of its bytes, and the bytes say of which
 * sweep, batch and table they are. A shard is there whole, or it is not a shard; one that was cut short,
 * changed or renamed does not bear its name rightly, and is computed again. What a batch took to compute is
 * in the note of its runs, so that whoever counts shards counts each batch once, however often it was
 * computed and wherever.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TALLY_COLUMNS, type BandTally } from '../../../experiment/many/bands.js';
import { sumOfDays, type DaysComputed } from '../../../experiment/many/days.js';
import type { BatchResult } from '../../../experiment/many/ensemble.js';
import type { Batch } from '../../../experiment/design/design.js';
import { hasSeries, type Manifest } from '../../../experiment/design/manifest.js';
import { SERIES_COLUMNS } from '../../../experiment/tables/measured.js';
import { SITTING_COLUMNS } from '../../../experiment/tables/sittings.js';
import type { Row } from '../../../experiment/tables/table.js';
import { refuse } from '../../../foundation/fault.js';
import { makeFolder } from '../files/make-folder.js';
import { checksum, experimentsOf } from './identity.js';
import { decodeCounts, decodeRows, encodeCounts, encodeRows, readMark, readNote } from './parquet.js';
import { assertFile } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';
import { writeWhole } from '../files/write.js';

const FOLDER = 'shards';
const FILE_NAME = /^(runs|sittings|series|bands)-(\d{6,})-([0-9a-f]{16})\.parquet$/;

/** The files of a shard that is whole. */
export interface KeptShard {
  readonly runs: string;
  readonly sittings: string;
  /** Where measures of one's own are series. */
  readonly series?: string;
  readonly bands: string;
}

const NO_DAYS: DaysComputed = { simulated: 0, asked: 0 };

/** Shards by the number of their batch, in order. */
export type Shards = ReadonlyMap<number, KeptShard>;

/** Where a folder of results keeps its shards. */
export const shardsIn = (folder: string): string => join(folder, FOLDER);

function writeFile(folder: string, table: keyof KeptShard, index: number, bytes: Uint8Array): void {
  const name = `${table}-${String(index).padStart(6, '0')}-${checksum(bytes)}.parquet`;
  attempt(folder, () => makeFolder(shardsIn(folder)));
  writeWhole(join(shardsIn(folder), name), bytes);
}

/** What a file of a shard says it is. */
const markOf = (table: keyof KeptShard, index: number): string => `${table} ${index}`;

/**
 * Keeps what a batch came to, whole or not at all: a shard without its runs, which are written last, is none.
 */
export async function writeShard(
  folder: string,
  manifest: Manifest,
  index: number,
  { rows, sittings, series, tally, days }: BatchResult,
): Promise<void> {
  const note = { experiment: experimentsOf(manifest)(index), tauride: manifest.settings.tauride };
  const markedAs = (table: keyof KeptShard) => ({ ...note, more: { shard: markOf(table, index) } });
  const runs = { ...note, more: { shard: markOf('runs', index), days } };
  writeFile(folder, 'bands', index, await encodeCounts(TALLY_COLUMNS, { ...tally }, markedAs('bands')));
  writeFile(folder, 'sittings', index, await encodeRows(SITTING_COLUMNS, sittings, markedAs('sittings')));
  if (hasSeries(manifest))
    writeFile(folder, 'series', index, await encodeRows(SERIES_COLUMNS, series, markedAs('series')));
  writeFile(folder, 'runs', index, await encodeRows(manifest.columns, rows, runs));
}

/** What a file of a shard turns out to be. */
type State = 'whole' | 'damaged' | 'foreign';

/** Whether a file is the one that its name and its folder say. */
function stateOf(path: string, { table, index, sum }: FileName, experiment: string): State {
  assertFile(path);
  const bytes = bytesOf(path);
  if (checksum(bytes) !== sum) return 'damaged';
  try {
    const mark = readMark(bytes);
    if (mark.experiment !== experiment) return 'foreign';
    return mark.shard === markOf(table, index) ? 'whole' : 'damaged';
  } catch {
    return 'damaged';
  }
}

interface FileName {
  readonly table: keyof KeptShard;
  readonly index: number;
  readonly sum: string;
}

const isTable = (name: string | undefined): name is keyof KeptShard =>
  name === 'runs' || name === 'sittings' || name === 'series' || name === 'bands';

function nameOf(name: string): FileName | undefined {
  const [, table, index, sum] = FILE_NAME.exec(name) ?? [];
  return isTable(table) ? { table, index: Number(index), sum } : undefined;
}

export interface Found {
  readonly shards: Shards;
  /** Files whose bytes are not those of their names. */
  readonly damaged: readonly string[];
  /** Files of another sweep. */
  readonly foreign: readonly string[];
}

/** Which batches are looked for. */
type Wants = (index: number) => boolean;

/** Looks at all files of shards of a folder, those of wanted batches only. */
export function sightShards(folder: string, manifest: Manifest, wants: Wants = () => true): Found {
  const parent = shardsIn(folder);
  const names = existsSync(parent) ? attempt(parent, () => readdirSync(parent)).sort() : [];
  const files = {
    runs: new Map<number, string>(),
    sittings: new Map<number, string>(),
    series: new Map<number, string>(),
    bands: new Map<number, string>(),
  };
  const experimentAt = experimentsOf(manifest);
  const wantsSeries = hasSeries(manifest);
  const others = { damaged: [] as string[], foreign: [] as string[] };
  for (const name of names) {
    const file = nameOf(name);
    if (file === undefined || !wants(file.index)) continue;
    const path = join(parent, name);
    const state = stateOf(path, file, experimentAt(file.index));
    if (state === 'whole') files[file.table].set(file.index, path);
    else others[state].push(path);
  }
  const whole = [...files.runs].flatMap(([index, runs]): [number, KeptShard][] => {
    const at = (table: keyof KeptShard) => files[table].get(index);
    const [sittings, bands, series] = [at('sittings'), at('bands'), at('series')];
    if (sittings === undefined || bands === undefined) return [];
    if (!wantsSeries) return [[index, { runs, sittings, bands }]];
    return series === undefined ? [] : [[index, { runs, sittings, series, bands }]];
  });
  return { shards: new Map(whole.sort(([a], [b]) => a - b)), ...others };
}

/** The same. Throws a FaultError where a shard is of another sweep. */
export function inspectShards(folder: string, manifest: Manifest, wants?: Wants): Found {
  const found = sightShards(folder, manifest, wants);
  const [other] = found.foreign;
  if (other === undefined) return found;
  return refuse('another-sweep', other, 'the shard is of another sweep than its folder', 'move it away');
}

/** The same, and files that are damaged are removed: they are computed again. */
export function mendShards(folder: string, manifest: Manifest, wants?: Wants): Found {
  const found = inspectShards(folder, manifest, wants);
  for (const path of found.damaged) attempt(path, () => rmSync(path, { force: true }));
  return found;
}

/** The whole shards of a folder, all or those of wanted batches. Files that are damaged are not counted. */
export const findShards = (folder: string, manifest: Manifest, wants?: Wants): Shards =>
  inspectShards(folder, manifest, wants).shards;

const bytesOf = (path: string): Uint8Array => attempt(path, () => readFileSync(path));

/** All files of a shard, its runs last. */
export const filesOf = ({ bands, sittings, series, runs }: KeptShard): string[] => [
  bands,
  sittings,
  ...(series === undefined ? [] : [series]),
  runs,
];

/** The runs of a shard. */
export const readRuns = ({ runs }: KeptShard): Promise<Row[]> => decodeRows(bytesOf(runs));

/** Reads the rows of a batch from its shard; none where it has none. */
export const readerOf =
  (shards: Shards, table: 'runs' | 'sittings' | 'series' = 'runs') =>
  ({ index }: Batch): Promise<Row[]> => {
    const path = shards.get(index)?.[table];
    return path === undefined ? Promise.resolve([]) : decodeRows(bytesOf(path));
  };

/** The days that shards took to compute, in all. */
export const countDays = (shards: Shards): DaysComputed =>
  sumOfDays(
    Array.from(shards.values(), ({ runs }) => (readNote(bytesOf(runs), 'days') ?? NO_DAYS) as DaysComputed),
  );

/** The tally of a shard. */
export async function readTally({ bands }: KeptShard): Promise<BandTally> {
  const { point, cell, bin, runs } = await decodeCounts(bytesOf(bands));
  return { point, cell, bin, runs };
}

/** Copies shards that a folder lacks; returns all that it has then, in order. */
export function takeShards(folder: string, own: Shards, from: Shards): Shards {
  attempt(folder, () => makeFolder(shardsIn(folder)));
  const take = (path: string): string => {
    const taken = join(shardsIn(folder), basename(path));
    writeWhole(taken, bytesOf(path));
    return taken;
  };
  const there = new Map(own);
  for (const [index, { bands, sittings, series, runs }] of from) {
    if (own.has(index)) continue;
    const more = series === undefined ? {} : { series: take(series) };
    there.set(index, { ...more, bands: take(bands), sittings: take(sittings), runs: take(runs) });
  }
  return new Map([...there].sort(([a], [b]) => a - b));
}

/**
 * Removes shards: what a sweep that stopped early has computed beyond its end, or what is to be computed
 * again.
 */
export function dropShards(shards: Iterable<KeptShard>): void {
  for (const shard of shards)
    for (const path of filesOf(shard)) attempt(path, () => rmSync(path, { force: true }));
}
