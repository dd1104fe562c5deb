/**
 * Which experiment a shard or a table is of.
 *
 * Decision worth knowing: an experiment is named by the checksum of everything that was asked. What a sweep
 * has had from the beginning keeps the name it was computed under when the sweep grows, and each growth has a
 * name that says after what it came; so shards of two folders that grew apart are never taken for each other,
 * though their numbers are the same.
 */
import { createHash } from 'node:crypto';
import { grownTo, partsFrom } from '../../../experiment/design/growth.js';
import { batchesIn } from '../../../experiment/design/design.js';
import type { Manifest, GrowthPart } from '../../../experiment/design/manifest.js';
import type { TableNote } from './parquet.js';

export const checksum = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** Names what was asked for, and after what. */
const identify = (settings: object, before?: string): string =>
  checksum(JSON.stringify(before === undefined ? settings : [before, settings]));

/** What tables of an experiment say of themselves. */
export const noteOf = ({ settings }: Manifest): TableNote => ({
  experiment: identify(settings),
  tauride: settings.tauride,
});

/** How an experiment came to what it is, from its beginning. */
export const historyOf = (manifest: Manifest): readonly GrowthPart[] => partsFrom(manifest, identify);

/** Of which experiment the shard of each batch is, by the number of the batch. */
export function experimentsOf(manifest: Manifest): (index: number) => string {
  let end = 0;
  const parts = historyOf(manifest).map((part) => {
    end += batchesIn(part, manifest.settings.points).length;
    return { end, experiment: part.experiment };
  });
  return (index) => (parts.find((part) => index < part.end) ?? parts[parts.length - 1]).experiment;
}

/** A kept experiment, grown to what is asked; undefined where this is no more of the same. */
export const grownInto = (kept: Manifest, asked: Manifest): Manifest | undefined =>
  grownTo(kept, asked, identify);
