/** A kept run with its table of powers, whole enough to be drawn. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunRecord } from '../../../experiment/run/record.js';
import type { Row } from '../../../experiment/tables/table.js';
import { refuse } from '../../../foundation/fault.js';
import { readKept } from '../files/sums.js';
import { DOCUMENT, KEPT_WORDS, readRecord } from './kept-run.js';
import { decodeRows } from './parquet.js';

const list = z.array(z.looseObject({}));

/** What every picture needs to be there; the rest is as the sums of the folder prove it was written. */
const Kept = z.looseObject({
  tauride: z.string(),
  title: z.string(),
  scenario: z.string(),
  sourceDigest: z.string(),
  start: z.iso.date(),
  end: z.iso.date(),
  ending: z.looseObject({ kind: z.string() }),
  regimes: list,
  contests: list,
  decisions: list,
  events: list,
  bodies: list,
  names: z.looseObject({ authorities: list, regimes: list, parties: list }),
  series: z.looseObject({ dates: z.array(z.string()), streets: z.array(z.number()) }),
  options: z.looseObject(KEPT_WORDS),
});

/** A kept run as it is drawn. */
export interface KeptPicture {
  readonly record: RunRecord;
  readonly options: z.output<typeof Kept>['options'];
  /** Rows of its table `authorities`. */
  readonly powers: readonly Row[];
  /** Rows of its table `places`. */
  readonly places: readonly Row[];
}

/**
 * Reads a kept run, to be drawn. Rejects with a FaultError where the folder keeps none, a damaged one, or one
 * of another version.
 */
export async function readKeptPicture(folder: string, version: string): Promise<KeptPicture> {
  const kept = readRecord(folder, Kept);
  if (kept.tauride !== version) {
    const message = `the run was kept by Tauride ${kept.tauride}, this is ${version}`;
    refuse('run-version', join(folder, DOCUMENT), message, 'run it again with this version, with --out');
  }
  const powers = await readKeptTable(folder, 'authorities');
  const places = await readKeptTable(folder, 'places');
  return { record: kept as unknown as RunRecord, options: kept.options, powers, places };
}

/**
 * The rows of a table of a kept run; none where it has no such table. Rejects with a FaultError for a damaged
 * one.
 */
export async function readKeptTable(folder: string, table: string): Promise<readonly Row[]> {
  const name = `${table}.parquet`;
  return existsSync(join(folder, name)) ? await decodeRows(readKept(folder, name)) : [];
}
