/**
 * What was asked of a folder (`sweep.json`), written again from the same command where the file is damaged or
 * gone.
 *
 * Decision worth knowing: the shards say which sweep they are of, so neither the command nor the file is
 * taken at its word. One shard, or a table, that is of another sweep refuses it; for a folder is of one
 * experiment.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameAsked } from '../../../experiment/design/growth.js';
import type { Manifest } from '../../../experiment/design/manifest.js';
import { FaultError, refuse } from '../../../foundation/fault.js';
import { experimentOf } from './parquet.js';
import { grownInto, noteOf } from './identity.js';
import { asManifest, MANIFEST, readManifest, writeManifest } from './results.js';
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

/** What stands in the file, whether or not its folder lists it so; undefined where it is no manifest. */
function manifestIn(folder: string): Manifest | undefined {
  try {
    return asManifest(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Writes the manifest of a folder again if it has to be: as the file says, where what is asked is that or
 * more of it, else as it is asked. Either must be what the shards are of.
 *
 * @returns the number of shards that are of this sweep; undefined where nothing was to be mended, or nothing
 * of a sweep is there
 * @throws FaultError where what is there is of another sweep
 */
export function mendManifest(folder: string, asked: Manifest): number | undefined {
  if (isWhole(folder)) return undefined;
  const there = manifestIn(folder);
  const isPart = there !== undefined && (isSameAsked(there, asked) || grownInto(there, asked) !== undefined);
  const manifest = isPart ? there : asked;
  const { shards, foreign } = sightShards(folder, manifest);
  if (shards.size + foreign.length === 0 && !existsSync(join(folder, MANIFEST))) return undefined;
  const { experiment } = noteOf(manifest);
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
