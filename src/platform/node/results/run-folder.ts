/**
 * Run folders: where `--out` keeps a run.
 *
 * Decision worth knowing: a folder is made ready before the run, so that nobody computes for half a minute to
 * learn that the disk can only be read; and only what is empty or was a run folder before is written to. The
 * list of files comes last: where it is, all else is.
 */
import { existsSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../../experiment/run/record.js';
import type { Table } from '../../../experiment/tables/grid.js';
import { POSSIBLE_TABLES } from '../../../experiment/tables/tables.js';
import { refuse } from '../../../foundation/fault.js';
import { clearLeftovers } from '../files/aside.js';
import { hasCheckpoint, LAST_DAY } from './checkpoint-file.js';
import { DOCUMENT } from './kept-run.js';
import { makeFolder } from '../files/make-folder.js';
import { encodeCells, encodeRows, type TableNote } from './parquet.js';
import { SUMS_FILE, writeSums } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';
import { writeWhole, type Aside } from '../files/write.js';

const fileOf = (table: string): string => `${table}.parquet`;

/** What a run that was killed while it was written may have left. */
const LEFTOVERS: ReadonlySet<string> = new Set([
  SUMS_FILE,
  DOCUMENT,
  LAST_DAY,
  ...POSSIBLE_TABLES.map(fileOf),
]);

/**
 * What does not stand in the way of a run: also what begins with a dot, which systems and editors put
 * anywhere.
 */
const isLeftover = (name: string): boolean =>
  LEFTOVERS.has(name) || name.endsWith('.part') || name.startsWith('.');

/** Refuses, with a FaultError, a file and a folder that holds something else than a run. */
export function checkRunFolder(folder: string): void {
  const stats = attempt(folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (stats === undefined) return;
  const hint = 'name a new or an empty folder, or that of an earlier run';
  if (!stats.isDirectory())
    refuse('not-a-folder', folder, 'a run is kept in a folder, and this is a file', hint);
  if (hasCheckpoint(folder))
    refuse(
      'unfinished-run',
      folder,
      'the folder keeps a run that was interrupted: nothing was written',
      `go on with it by --resume ${folder}, or name another folder`,
    );
  const names = attempt(folder, () => readdirSync(folder));
  if (!names.every(isLeftover) && !names.includes(DOCUMENT)) {
    refuse('not-a-run-folder', folder, 'the folder is not empty and holds no run: nothing was written', hint);
  }
}

/**
 * Makes the folder if there is none, after the checks of `checkRunFolder`, and clears it of what was left
 * half-written.
 */
export function prepareRunFolder(folder: string): void {
  checkRunFolder(folder);
  attempt(folder, () => makeFolder(folder));
  clearLeftovers(folder);
}

/** What is kept of a run. */
export interface KeptFiles {
  readonly document: Pick<RunRecord, 'digest' | 'tauride'>;
  readonly tables: readonly Table[];
  /** The state before its last day, where there are days to come. */
  readonly lastDay?: Aside | undefined;
}

/** Removes what is kept of a run. Throws a FaultError where something that is no file has such a name. */
function clear(folder: string): void {
  for (const path of [...LEFTOVERS].map((name) => join(folder, name)).filter((each) => existsSync(each)))
    attempt(path, () => {
      unlinkSync(path);
    });
}

/** A table as bytes, from what it is at hand by. */
const encodeTable = (table: Table, note: TableNote): Promise<Uint8Array> =>
  table.cells === undefined
    ? encodeRows(table.columns, table.rows, note)
    : encodeCells(table.columns, table.cells, note);

/**
 * Writes a run: its tables, its document, and the list of them. Where one cannot be written, there is none.
 */
export async function writeRun(folder: string, { document, tables, lastDay }: KeptFiles): Promise<void> {
  const note = { experiment: document.digest, tauride: document.tauride };
  let hasBegun = false;
  try {
    clear(folder);
    hasBegun = true;
    for (const table of tables) writeWhole(join(folder, fileOf(table.name)), await encodeTable(table, note));
    writeWhole(join(folder, DOCUMENT), `${JSON.stringify(document, null, 2)}\n`);
    lastDay?.commit();
    const files = [DOCUMENT, ...tables.map(({ name }) => fileOf(name))];
    writeSums(folder, lastDay === undefined ? files : [...files, LAST_DAY]);
  } catch (error) {
    lastDay?.drop();
    if (hasBegun) clear(folder);
    throw error;
  }
}
