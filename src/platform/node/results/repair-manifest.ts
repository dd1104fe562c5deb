/**
 * What was asked of a folder (`sweep.json`), written again from the same command where the file is damaged or gone.
 *
 * Decision worth knowing: the shards say which sweep they are of, so the command is not taken at its word. One shard, or a table, that is of
 * another sweep refuses it; for a folder is of one experiment.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError, refuse } from '../../../foundation/fault.js';
import { experimentOf } from './parquet.js';
import { MANIFEST, noteOf, readManifest, writeManifest, type Manifest } from './results.js';
import { sightShards } from './shards.js';
import { attempt } from '../files/system-fault.js';

/** Whether the manifest of a folder is what was written. */
function isWhole(folder: string): boolean {
  try {
    readManifest(folder);
    return true;
  } catch (error) {
    if (error instanceof FaultError) return false;
    throw error;
  }
}

/** Which experiment a file is of; undefined where it is no table that could say so. */
function experimentIn(path: string): string | undefined {
  const bytes = attempt(path, () => readFileSync(path));
  try {
    return experimentOf(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Writes the manifest of a folder again if it has to be.
 *
 * @returns the number of shards that are of this sweep; undefined where nothing was to be mended, or nothing of a sweep is there
 * @throws FaultError where what is there is of another sweep
 */
export function mendManifest(folder: string, manifest: Manifest): number | undefined {
  if (isWhole(folder)) return undefined;
  const { experiment } = noteOf(manifest);
  const { shards, foreign } = sightShards(folder, experiment);
  if (shards.size + foreign.length === 0 && !existsSync(join(folder, MANIFEST))) return undefined;
  const tables = [join(folder, 'runs.parquet')].filter((path) => existsSync(path));
  const isOther = (path: string) => ![experiment, undefined].includes(experimentIn(path));
  const other = foreign.at(0) ?? tables.find(isOther);
  if (other !== undefined) {
    const message = `${MANIFEST} is damaged, and ${other} is of another sweep than this command asks for: nothing was written`;
    refuse(
      'another-sweep',
      folder,
      message,
      'repeat the command of the sweep to the letter, or name a new folder',
    );
  }
  writeManifest(folder, manifest);
  return shards.size;
}
