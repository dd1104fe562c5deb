/** The folder of many runs when work on it begins, or is taken up again. */
import type { ExperimentManifest, Manifest } from '../../experiment/design/manifest.js';
import type { OpenStore } from '../../experiment/laboratory/ports.js';
import { faultOf, type Fault } from '../../foundation/fault.js';
import { SUMS_FILE } from '../../platform/node/files/sums.js';
import { folderStore } from '../../platform/node/results/folder-store.js';
import { mendManifest } from '../../platform/node/results/repair-manifest.js';
import { MANIFEST, prepareResults } from '../../platform/node/results/results.js';
import {
  dropShards,
  mendShards,
  readRuns,
  type KeptShard,
  type Shards,
} from '../../platform/node/results/shards.js';
import { plural } from '../../report/words.js';
import { complain } from '../shell/output.js';
import { mendedWords } from './missing.js';

interface FolderFlags {
  readonly shard?: string | undefined;
  readonly quiet?: true | undefined;
  readonly resume?: true | undefined;
  readonly retryFailed?: true | undefined;
}

/** Whether `--retry-failed` has anything to do. */
export const retryFaults = ({ resume, retryFailed }: FolderFlags): Fault[] =>
  retryFailed && !resume
    ? [faultOf('no-resume', '--retry-failed', 'a new folder holds no runs that failed', 'add --resume')]
    : [];

const hasFailed = async (shard: KeptShard): Promise<boolean> =>
  (await readRuns(shard)).some(({ status }) => status === 'failed');

/** Removes the shards in which a run has failed, and says so; returns the others. */
async function withoutFailed(shards: Shards, quiet: boolean): Promise<Shards> {
  const failed = new Map<number, KeptShard>();
  for (const [index, shard] of shards) if (await hasFailed(shard)) failed.set(index, shard);
  dropShards(failed.values());
  if (failed.size > 0 && !quiet)
    complain(`tauride: ${plural(failed.size, 'batch', 'batches')} with runs that failed computed again`);
  return new Map([...shards].filter(([index]) => !failed.has(index)));
}

/**
 * Writes what was asked of a folder again where it is lost, if what is there is of these settings, and says
 * so.
 */
function mendSettings(folder: string, manifest: Manifest): void {
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

/**
 * The shards that are whole. What is damaged is removed and told, and with `--retry-failed` what has failed,
 * too: both are computed again.
 */
async function takeUp(folder: string, manifest: Manifest, flags: FolderFlags): Promise<Shards> {
  const quiet = flags.quiet === true;
  const { shards, damaged } = mendShards(folder, manifest);
  if (damaged.length > 0 && !quiet) complain(`tauride: ${mendedWords(damaged)}`);
  return flags.retryFailed ? withoutFailed(shards, quiet) : shards;
}

/**
 * Opens the folder of `--out`, new or as the flags take it up. Throws a FaultError where it is of something
 * else.
 */
export async function openFolder(
  folder: string,
  asked: ExperimentManifest,
  flags: FolderFlags,
): Promise<OpenStore> {
  if (flags.resume) mendSettings(folder, asked);
  const joining = flags.resume ? 'growing' : flags.shard === undefined ? 'anew' : 'as-it-is';
  const manifest = prepareResults(folder, asked, joining);
  return { manifest, store: folderStore(folder, manifest, await takeUp(folder, manifest, flags)) };
}
