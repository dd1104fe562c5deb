/**
 * Folders of results: what was asked (`sweep.json`), a shard for each batch, and when all are there the tables and a summary.
 *
 * Decision worth knowing: a folder is of one experiment, which its manifest names; nothing is ever written into the folder of another.
 * Equal experiments have equal folders, file by file; one without sharing says only, in its shards and its summary, that more days were computed.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { BandCounts, bandColumns, pointRanges, type BandPlan } from '../../../experiment/many/bands.js';
import type { Point } from '../../../experiment/many/design.js';
import type { ColumnDef, Row } from '../../../experiment/tables/table.js';
import { refuse } from '../../../foundation/fault.js';
import { asideOf, clearComplete, clearLeftovers } from '../files/aside.js';
import { differencesOf, type Difference } from './differences.js';
import { writeParts, type TableNote } from './parquet.js';
import { checksum, readRuns, readTally, shardsIn, type Shards } from './shards.js';
import { makeFolder } from '../files/make-folder.js';
import {
  checkKept,
  readKeptDocument,
  readSums,
  refuseDamaged,
  SUMS_FILE,
  writeFirst,
  writeSums,
} from '../files/sums.js';
import { attempt, attemptLong } from '../files/system-fault.js';
import { writeWhole } from '../files/write.js';

export const MANIFEST = 'sweep.json';
const RUNS = 'runs.parquet';
const BANDS = 'bands.parquet';
const SUMMARY = 'summary.json';

/** What a folder is the result of. Every setting takes part in deciding whether two sweeps are one; all else follows from them. */
export interface Manifest {
  readonly settings: {
    readonly tauride: string;
    /** Seeds asked for. */
    readonly runs: number;
    readonly points: readonly Point[];
    readonly factors: readonly ColumnDef[];
  };
  /** Columns of the table of runs. */
  readonly columns: readonly ColumnDef[];
  readonly bands: BandPlan;
  /** Number of batches. */
  readonly batches: number;
}

/** What must be there for the rest to be read; what a sweep is told by is left alone. */
const ManifestShape = z.looseObject({
  settings: z.looseObject({
    tauride: z.string(),
    seed: z.string(),
    runs: z.int().positive(),
    points: z.array(z.looseObject({ levels: z.record(z.string(), z.unknown()) })).min(1),
    factors: z.array(z.looseObject({ name: z.string(), meaning: z.string() })),
  }),
  columns: z.array(z.looseObject({ name: z.string(), type: z.string() })),
  bands: z.looseObject({ series: z.array(z.unknown()), days: z.array(z.string()) }),
  batches: z.int().positive(),
});

/** The manifest of a folder. Throws a FaultError where it has none, or one that is not what was written. */
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
  const manifest = readKeptDocument(folder, MANIFEST);
  if (!ManifestShape.safeParse(manifest).success)
    refuseDamaged(folder, path, 'the file is not what a sweep was asked for');
  // As it was written: the schema would put the keys into its own order, and equal sweeps have equal files.
  return manifest as Manifest;
}

const differenceWords = ({ words, there, here }: Difference): string =>
  there === undefined ? words : `${words}: ${there} there, ${here} here`;

/** Throws a FaultError naming what is different, unless both are the same sweep. */
export function checkSame(
  folder: string,
  kept: Manifest,
  wanted: Manifest,
  hint = 'repeat its command, or name a new folder',
): void {
  const different = differencesOf({ ...kept.settings }, { ...wanted.settings });
  if (different.length === 0) return;
  const kind = 'twins' in wanted.settings ? 'comparison' : 'sweep';
  const words = different.map(differenceWords).join('; ');
  refuse('another-sweep', folder, `the folder holds another ${kind}: it differs in ${words}`, hint);
}

/**
 * Makes a folder ready: a new or an empty one, or with `joins` that of the same sweep; what writers that were
 * killed have left half-written (`.part`) counts as nothing, and is removed. Throws a FaultError otherwise.
 */
export function prepareResults(folder: string, manifest: Manifest, joins: boolean): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  const hint = 'name a new or an empty folder';
  if (stats?.isDirectory() === false) refuse('not-a-folder', folder, 'this is a file', hint);
  const isKept = (name: string) => !name.endsWith('.part') && !name.startsWith('.') && name !== SUMS_FILE;
  const names = stats ? attempt(folder, () => readdirSync(folder)).filter(isKept) : [];
  if (names.includes(MANIFEST)) {
    checkSame(folder, readManifest(folder), manifest);
    if (!joins)
      refuse('not-empty', folder, 'the folder holds these runs already', 'add --resume to complete it');
    for (const each of [folder, shardsIn(folder)]) clearLeftovers(each);
    return;
  }
  if (names.length > 0) refuse('not-empty', folder, 'the folder is not empty: nothing was written', hint);
  attempt(folder, () => makeFolder(folder));
  clearLeftovers(folder);
  writeManifest(folder, manifest);
}

/** Writes what is asked of a folder, which has nothing else yet that counts. */
export const writeManifest = (folder: string, manifest: Manifest): void =>
  writeFirst(folder, MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);

/** What tables of an experiment say of themselves. */
export const noteOf = ({ settings }: Manifest): TableNote => ({
  experiment: checksum(Buffer.from(JSON.stringify(settings))),
  tauride: settings.tauride,
});

/** Writes a table aside and renames it into place. */
async function writeTable(
  path: string,
  columns: readonly ColumnDef[],
  note: TableNote,
  parts: AsyncIterable<readonly Row[]>,
): Promise<void> {
  const aside = asideOf(path);
  try {
    await attemptLong(path, () => writeParts(aside, columns, note, parts));
    attempt(path, () => renameSync(aside, path));
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The bands of all points, a point at a time. */
async function* bandParts({ settings, bands }: Manifest, shards: Shards): AsyncGenerator<Row[]> {
  const { points } = settings;
  for (const range of pointRanges(bands, points.length)) {
    const counts = new BandCounts(bands, range);
    for (const shard of shards.values()) counts.add(await readTally(shard));
    for (let point = range[0]; point < range[1]; point++) yield counts.rows(point, points[point]);
  }
}

/** Joins all shards, in order, into the tables of runs and bands; `onRows` sees the runs pass. One shard is in memory at a time. */
export async function mergeShards(
  folder: string,
  manifest: Manifest,
  shards: Shards,
  onRows: (rows: readonly Row[]) => void,
): Promise<void> {
  async function* runs(): AsyncGenerator<Row[]> {
    for (const shard of shards.values()) {
      const rows = await readRuns(shard);
      onRows(rows);
      yield rows;
    }
  }
  const note = noteOf(manifest);
  await writeTable(
    join(folder, BANDS),
    bandColumns(manifest.settings.factors),
    note,
    bandParts(manifest, shards),
  );
  await writeTable(join(folder, RUNS), manifest.columns, note, runs());
}

/** Whether all tables and the summary of a folder are there. Throws a FaultError where the summary is not what was written. */
export function isConcluded(folder: string): boolean {
  const sums = readSums(folder);
  if (sums.has(SUMMARY)) checkKept(folder, SUMMARY, sums);
  return sums.has(SUMMARY);
}

/** Keeps the summary of a finished sweep, whose tables are there, lists all that the folder keeps, and removes what was left half-written. */
export function writeSummary(folder: string, shards: Shards, summary: object): void {
  writeWhole(join(folder, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`);
  const parts = [...shards.values()].flatMap(({ bands, runs }) => [bands, runs]);
  const names = parts.map((path) => relative(folder, path).replaceAll(sep, '/'));
  writeSums(folder, [MANIFEST, RUNS, BANDS, SUMMARY, ...names]);
  clearComplete([folder, shardsIn(folder)], join(folder, SUMS_FILE));
}
