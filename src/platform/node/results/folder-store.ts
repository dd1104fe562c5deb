/** The folder of results as a store: a shard for every batch, and at the end tables and a summary. */
import { isSameAsked } from '../../../experiment/design/growth.js';
import type { ExperimentManifest } from '../../../experiment/design/manifest.js';
import type { KeptBatch, Store, StoreOf } from '../../../experiment/laboratory/ports.js';
import type { BatchResult } from '../../../experiment/many/ensemble.js';
import { refuse } from '../../../foundation/fault.js';
import { mergeShards, prepareResults, readManifest, readTables, writeSummary } from './results.js';
import {
  countDays,
  dropShards,
  findShards,
  mendShards,
  readerOf,
  writeShard,
  type Shards,
} from './shards.js';

/**
 * Throws a FaultError where somebody has had the folder grow in the meantime: its tables are no longer ours
 * to write.
 */
function checkUnchanged(folder: string, manifest: ExperimentManifest): void {
  if (isSameAsked(readManifest(folder), manifest)) return;
  const hint = 'the command that asks for more, with --resume, completes it';
  refuse(
    'grown',
    folder,
    'the folder has grown in the meantime: more is asked of it than this command does',
    hint,
  );
}

/**
 * The store of a folder that is ready (`prepareResults`).
 *
 * @param shards those that are there
 */
export function folderStore(
  folder: string,
  manifest: ExperimentManifest,
  shards: Shards,
): Store<BatchResult> {
  let there = shards;
  const kept = () => new Set(there.keys());
  return {
    kept,
    look: () => {
      there = findShards(folder, manifest);
      return kept();
    },
    rowsOf: (batch) => readerOf(there)(batch),
    seriesOf: (batch) => readerOf(there, 'series')(batch),
    keep: ({ index }, result) => writeShard(folder, manifest, index, result),
    lose: () => undefined,
    dropFrom: (end) => {
      dropShards(findShards(folder, manifest, (index) => index >= end).values());
    },
    join: (onRows) => {
      checkUnchanged(folder, manifest);
      return mergeShards(folder, manifest, there, onRows);
    },
    days: () => countDays(there),
    summarise: (summary) => {
      writeSummary(folder, there, summary);
    },
    tables: () => readTables(folder, manifest),
  };
}

/**
 * Opens a folder, new or as it is, to have it hold what is asked; one that holds a part of it grows. What is
 * damaged is computed again.
 */
export const inFolder =
  (folder: string): StoreOf =>
  (asked) => {
    const manifest = prepareResults(folder, asked, 'growing');
    return { manifest, store: folderStore(folder, manifest, mendShards(folder, manifest).shards) };
  };

/** The same folder where workers keep the batches themselves. */
export const keptByWorkers = (store: Store<BatchResult>): Store<KeptBatch> => ({
  ...store,
  keep: () => undefined,
});
