/**
 * Folders of results: what was asked (`sweep.json`), a shard for each batch, and when all are there the
 * tables and a summary.
 *
 * Decision worth knowing: a folder is of one experiment, which its manifest names; nothing is ever written
 * into the folder of another. Equal experiments have equal folders, file by file; one without sharing says
 * only, in its shards and its summary, that more days were computed.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { pointsOf } from '../../../experiment/design/design.js';
import { batchesAmong, isSameAsked, runsInOrder } from '../../../experiment/design/growth.js';
import { hasSeries, type Manifest } from '../../../experiment/design/manifest.js';
import { bandParts } from '../../../experiment/laboratory/band-table.js';
import type { Tables } from '../../../experiment/laboratory/ports.js';
import { bandColumns } from '../../../experiment/many/bands.js';
import { SERIES_COLUMNS } from '../../../experiment/tables/measured.js';
import { SITTING_COLUMNS } from '../../../experiment/tables/sittings.js';
import type { ColumnDef, Row } from '../../../experiment/tables/table.js';
import { refuse } from '../../../foundation/fault.js';
import { asideOf, clearComplete, clearLeftovers } from '../files/aside.js';
import { differencesOf, kindOfSettings, type Difference } from './differences.js';
import { grownInto, noteOf } from './identity.js';
import { decodeRows, writeParts, type TableNote } from './parquet.js';
import { filesOf, readerOf, readTally, shardsIn, type Shards } from './shards.js';
import { makeFolder } from '../files/make-folder.js';
import {
  checkKept,
  readKept,
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
const SITTINGS = 'sittings.parquet';
const SERIES = 'series.parquet';
const BANDS = 'bands.parquet';
const SUMMARY = 'summary.json';

const whole = z.int().nonnegative();
const range = z.tuple([whole, whole]);
const varied = z.array(z.looseObject({ kind: z.enum(['days', 'values', 'range', 'whole', 'with']) }));

/** What must be there for the rest to be read; what a sweep is told by is left alone. */
const ManifestShape = z.looseObject({
  settings: z.looseObject({
    tauride: z.string(),
    seed: z.string(),
    runs: z.int().positive(),
    points: z.union([
      z.array(z.looseObject({ levels: z.record(z.string(), z.unknown()) })).min(1),
      z.discriminatedUnion('kind', [
        // Many runs of a scenario by itself are a grid that varies nothing.
        z.looseObject({ kind: z.literal('grid'), factors: varied }),
        z.looseObject({
          kind: z.literal(['lhs', 'morris', 'sobol']),
          factors: varied.min(1),
          count: z.int().positive(),
          seed: z.string(),
        }),
      ]),
    ]),
    factors: z.array(z.looseObject({ name: z.string(), meaning: z.string() })),
  }),
  columns: z.array(z.looseObject({ name: z.string(), type: z.string() })),
  bands: z.looseObject({ series: z.array(z.unknown()), days: z.array(z.string()) }),
  batches: z.int().positive(),
  growth: z
    .object({
      order: z.array(whole).optional(),
      parts: z.array(z.object({ experiment: z.string(), points: range, replicates: range })).min(1),
    })
    .optional(),
});

/**
 * A document that is a manifest, as it was written: the schema would put the keys into its own order, and
 * equal sweeps have equal files.
 */
export const asManifest = (document: unknown): Manifest | undefined =>
  ManifestShape.safeParse(document).success ? (document as Manifest) : undefined;

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
  const manifest = asManifest(readKeptDocument(folder, MANIFEST));
  return manifest ?? refuseDamaged(folder, path, 'the file is not what a sweep was asked for');
}

const differenceWords = ({ words, there, here }: Difference): string =>
  there === undefined ? words : `${words}: ${there} there, ${here} here`;

/** Ends the work on the folder of another sweep, and names what is different. */
export function refuseOther(
  folder: string,
  kept: Manifest,
  wanted: Manifest,
  hint = 'repeat its command, or name a new folder',
): never {
  const kind = kindOfSettings(wanted.settings);
  const words = differencesOf({ ...kept.settings }, { ...wanted.settings })
    .map(differenceWords)
    .join('; ');
  return refuse('another-sweep', folder, `the folder holds another ${kind}: it differs in ${words}`, hint);
}

/**
 * How a folder may be joined by those who come to it: not at all, as it is, or with more than it was asked
 * for.
 */
export type Joining = 'anew' | 'as-it-is' | 'growing';

/** Why what is asked is no more of the same, as a hint; undefined where it differs in what never grows. */
function growthHint(kept: Manifest, asked: Manifest): string | undefined {
  const settings = { ...kept.settings, runs: 0, points: [] };
  if (differencesOf(settings, { ...asked.settings, runs: 0, points: [] }).length > 0) return undefined;
  if ((kept.settings as { untilWidth?: number | null }).untilWidth)
    return 'a sweep that stops by itself does not grow: name a new folder';
  const isLatin = (kept.settings as { design?: string }).design === 'lhs';
  if (isLatin && pointsOf(asked.settings.points).length !== pointsOf(kept.settings.points).length)
    return 'a Latin hypercube has other points where it has more: repeat its --points (--runs may grow), or name a new folder';
  return 'a folder grows and does not shrink: ask for all that is there, and for more, or name a new folder';
}

/** Grows a folder: from now on its tables are those of less than it is asked for, and are gone. */
function growFolder(folder: string, grown: Manifest): void {
  writeManifest(folder, grown);
  for (const name of [RUNS, SITTINGS, SERIES, BANDS, SUMMARY])
    attempt(folder, () => rmSync(join(folder, name), { force: true }));
}

/**
 * The manifest under which a folder of the same, or of less, is joined. Throws a FaultError where it may not
 * be.
 */
function joined<M extends Manifest>(folder: string, asked: M, joining: Joining): M {
  const kept = readManifest(folder) as M;
  const grown = isSameAsked(kept, asked) ? kept : (grownInto(kept, asked) as M | undefined);
  if (grown === undefined) return refuseOther(folder, kept, asked, growthHint(kept, asked));
  if (grown !== kept && joining !== 'growing')
    refuseOther(folder, kept, asked, 'add --resume to have it grow, or name a new folder');
  if (joining === 'anew')
    refuse('not-empty', folder, 'the folder holds these runs already', 'add --resume to complete it');
  for (const each of [folder, shardsIn(folder)]) clearLeftovers(each);
  if (grown !== kept) growFolder(folder, grown);
  return grown;
}

/**
 * Makes a folder ready: a new or an empty one, or that of the same sweep, or of one that grows to it; what
 * writers that were killed have left half-written (`.part`) counts as nothing, and is removed. Throws a
 * FaultError otherwise.
 *
 * @returns what the folder is the result of now: what is asked, and how it has come to it
 */
export function prepareResults<M extends Manifest>(folder: string, asked: M, joining: Joining): M {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  const hint = 'name a new or an empty folder';
  if (stats?.isDirectory() === false) refuse('not-a-folder', folder, 'this is a file', hint);
  const isKept = (name: string) => !name.endsWith('.part') && !name.startsWith('.') && name !== SUMS_FILE;
  const names = stats ? attempt(folder, () => readdirSync(folder)).filter(isKept) : [];
  if (names.includes(MANIFEST)) return joined(folder, asked, joining);
  if (names.length > 0) refuse('not-empty', folder, 'the folder is not empty: nothing was written', hint);
  attempt(folder, () => makeFolder(folder));
  clearLeftovers(folder);
  writeManifest(folder, asked);
  return asked;
}

/**
 * Makes a folder ready for what others have kept of the same: a new or an empty one, or one that holds this
 * or an earlier part of it.
 */
export function takeManifest(folder: string, manifest: Manifest): void {
  const isThere = existsSync(join(folder, MANIFEST));
  const own = prepareResults(folder, isThere ? readManifest(folder) : manifest, 'as-it-is');
  if (!isSameAsked(own, manifest)) growFolder(folder, manifest);
}

/** Writes what is asked of a folder, which has nothing else yet that counts. */
export const writeManifest = (folder: string, manifest: Manifest): void =>
  writeFirst(folder, MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);

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

/**
 * Joins all shards into the tables of runs, sittings, series (where there are any) and bands; `onRows` sees
 * the runs pass, in order. Few shards are in memory at a time.
 */
export async function mergeShards(
  folder: string,
  manifest: Manifest,
  shards: Shards,
  onRows: (rows: readonly Row[]) => void,
): Promise<void> {
  async function* runs(): AsyncGenerator<readonly Row[]> {
    for await (const rows of runsInOrder(manifest, batchesAmong(manifest, shards), readerOf(shards))) {
      onRows(rows);
      yield rows;
    }
  }
  const note = noteOf(manifest);
  const bands = bandParts(
    manifest,
    [...shards.values()].map((shard) => () => readTally(shard)),
  );
  await writeTable(join(folder, BANDS), bandColumns(manifest.settings.factors), note, bands);
  const passing = (table: 'sittings' | 'series') =>
    runsInOrder(manifest, batchesAmong(manifest, shards), readerOf(shards, table));
  await writeTable(join(folder, SITTINGS), SITTING_COLUMNS, note, passing('sittings'));
  if (hasSeries(manifest)) await writeTable(join(folder, SERIES), SERIES_COLUMNS, note, passing('series'));
  await writeTable(join(folder, RUNS), manifest.columns, note, runs());
}

/** The tables of a folder that is concluded. Throws a FaultError where one is not what was written. */
export async function readTables(folder: string, manifest: Manifest): Promise<Tables> {
  const { columns, settings } = manifest;
  const rowsOf = (name: string) => decodeRows(readKept(folder, name));
  return {
    runs: { columns, rows: await rowsOf(RUNS) },
    sittings: { columns: SITTING_COLUMNS, rows: await rowsOf(SITTINGS) },
    series: { columns: SERIES_COLUMNS, rows: hasSeries(manifest) ? await rowsOf(SERIES) : [] },
    bands: { columns: bandColumns(settings.factors), rows: await rowsOf(BANDS) },
  };
}

/**
 * The table of bands of a folder that is concluded. Throws a FaultError where it is not what was written.
 */
export const readBands = (folder: string): Promise<Row[]> => decodeRows(readKept(folder, BANDS));

/**
 * Some columns of the runs of a folder that is concluded; those that its table does not have are left out.
 */
export function readRunColumns(folder: string, names: readonly string[]): Promise<Row[]> {
  const known = readManifest(folder).columns.map(({ name }) => name);
  return decodeRows(
    readKept(folder, RUNS),
    names.filter((name) => known.includes(name)),
  );
}

/**
 * Whether all tables and the summary of a folder are there. Throws a FaultError where the summary is not
 * what was written.
 */
export function isConcluded(folder: string): boolean {
  const sums = readSums(folder);
  if (sums.has(SUMMARY)) checkKept(folder, SUMMARY, sums);
  return sums.has(SUMMARY);
}

/**
 * Keeps the summary of a finished sweep, whose tables are there, lists all that the folder keeps, and
 * removes what was left half-written.
 */
export function writeSummary(folder: string, shards: Shards, summary: object): void {
  writeWhole(join(folder, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`);
  const parts = [...shards.values()].flatMap(filesOf);
  const names = parts.map((path) => relative(folder, path).replaceAll(sep, '/'));
  const series = existsSync(join(folder, SERIES)) ? [SERIES] : [];
  writeSums(folder, [MANIFEST, RUNS, SITTINGS, ...series, BANDS, SUMMARY, ...names]);
  clearComplete([folder, shardsIn(folder)], join(folder, SUMS_FILE));
}
