/** What was asked of a folder of many runs, where the folder has lost it. */
import { mendManifest } from '../../platform/node/results/repair-manifest.js';
import { MANIFEST, type Manifest } from '../../platform/node/results/results.js';
import { SUMS_FILE } from '../../platform/node/files/sums.js';
import { complain } from '../shell/output.js';

/** Writes it again, if what is there is of these settings, and says so. Throws a FaultError where it is of others. */
export function mendSettings(folder: string, manifest: Manifest): void {
  const shards = mendManifest(folder, manifest);
  if (shards === undefined) return;
  const fit =
    shards === 1
      ? 'the shard that is there fits what is asked'
      : `the ${shards} shards that are there fit what is asked`;
  complain(
    `tauride: ${folder}: ${MANIFEST} was damaged or gone, or ${SUMS_FILE}, and both are written again: ${fit}`,
  );
}
