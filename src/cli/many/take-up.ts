/** What a folder of many runs holds when work on it is taken up again. */
import { noteOf, type Manifest } from '../../platform/node/results/results.js';
import {
  dropShards,
  mendShards,
  readRuns,
  type Shard,
  type Shards,
} from '../../platform/node/results/shards.js';
import { plural } from '../../report/words.js';
import { faultOf, type Fault } from '../../foundation/fault.js';
import { mendedWords } from './missing.js';
import { complain } from '../shell/output.js';

interface TakeUpFlags {
  readonly quiet?: true | undefined;
  readonly resume?: true | undefined;
  readonly retryFailed?: true | undefined;
}

/** Whether `--retry-failed` has anything to do. */
export const retryFaults = ({ resume, retryFailed }: TakeUpFlags): Fault[] =>
  retryFailed && !resume
    ? [faultOf('no-resume', '--retry-failed', 'a new folder holds no runs that failed', 'add --resume')]
    : [];

const hasFailed = async (shard: Shard): Promise<boolean> =>
  (await readRuns(shard)).some(({ status }) => status === 'failed');

/** Removes the shards in which a run has failed, and says so; returns the others. */
async function withoutFailed(shards: Shards, quiet: boolean): Promise<Shards> {
  const failed = new Map<number, Shard>();
  for (const [index, shard] of shards) if (await hasFailed(shard)) failed.set(index, shard);
  dropShards(failed.values());
  if (failed.size > 0 && !quiet)
    complain(`tauride: ${plural(failed.size, 'batch', 'batches')} with runs that failed computed again`);
  return new Map([...shards].filter(([index]) => !failed.has(index)));
}

/** The shards that are whole. What is damaged is removed and told, and with `--retry-failed` what has failed, too: both are computed again. */
export async function takeUp(folder: string, manifest: Manifest, flags: TakeUpFlags): Promise<Shards> {
  const quiet = flags.quiet === true;
  const { shards, damaged } = mendShards(folder, noteOf(manifest).experiment);
  if (damaged.length > 0 && !quiet) complain(`tauride: ${mendedWords(damaged)}`);
  return flags.retryFailed ? withoutFailed(shards, quiet) : shards;
}
