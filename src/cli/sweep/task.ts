/** From the flags of `tauride sweep` to the task, with everything that is wrong with them. */
import { sweepOf, type Sweeping } from '../../experiment/laboratory/sweep-task.js';
import { FaultError, faultOf, gather, type Fault } from '../../foundation/fault.js';
import { readAddress, type QueueAddress } from '../../platform/node/queue/address.js';
import { readSetting, type ManySetting } from '../many/ensemble.js';
import { retryFaults } from '../many/open-folder.js';
import type { SweepFlags } from './command.js';
import { readCount } from '../shell/settings.js';

interface Shard {
  readonly part: number;
  readonly parts: number;
}

function readShardFlag(text: string | undefined, flags: SweepFlags, faults: Fault[]): Shard {
  if (text === undefined) return { part: 1, parts: 1 };
  const [, part, parts] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!(part >= 1 && part <= parts)) {
    faults.push(
      faultOf('shard', `--shard ${text}`, `\`${text}\` is not a shard`, 'write --shard 1/4 to 4/4'),
    );
  }
  if (flags.untilWidth !== undefined) {
    const message = 'a sweep that stops by itself cannot be split: each part would need to see the others';
    faults.push(faultOf('shard-stops', '--shard', message, 'leave out --until-width or --shard'));
  }
  return { part, parts };
}

function readWidth(text: string | undefined, faults: Fault[]): number | null {
  if (text === undefined) return null;
  const width = Number(text);
  if (width > 0 && width < 1) return width;
  const message = `\`${text}\` is not a width between 0 and 1`;
  faults.push(faultOf('width', `--until-width ${text}`, message, 'write 0.05 for five points'));
  return null;
}

/** The address of the queue; undefined where the batches are computed here. */
function readRedisFlag(flags: SweepFlags, faults: Fault[]): QueueAddress | undefined {
  const { redis } = flags;
  if (redis === undefined) return undefined;
  if (flags.shard !== undefined) {
    const message = 'a queue hands out all batches: there is nothing to part';
    faults.push(faultOf('shard-queue', '--shard', message, 'leave out --shard or --redis'));
  }
  if (flags.threads !== undefined) {
    const message = 'with a queue nothing is computed here';
    faults.push(faultOf('threads-queue', '--threads', message, 'give --threads to `tauride worker`'));
  }
  return gather(faults, () => readAddress(redis));
}

/** A sweep as it is asked for. */
export interface SweepTask extends Sweeping {
  readonly folder: string;
  readonly queue: QueueAddress | undefined;
  readonly setting: ManySetting;
  readonly shard: Shard;
}

/** Reads a sweep. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readSweepTask(scenario: string, flags: SweepFlags): SweepTask {
  const faults: Fault[] = retryFaults(flags);
  const { out = '' } = flags;
  if (out === '') {
    const message = 'there is no folder to keep the sweep in';
    faults.push(faultOf('no-folder', '--out', message, 'name a new or empty one, as --out my-sweep'));
  }
  const setting = readSetting(scenario, flags, faults);
  if (setting === undefined) throw new FaultError(faults);
  const { vary = [], outcome: outcomes = [], design } = flags;
  const points = flags.points === undefined ? undefined : readCount('--points', flags.points, faults);
  const untilWidth = readWidth(flags.untilWidth, faults);
  const shard = readShardFlag(flags.shard, flags, faults);
  const queue = readRedisFlag(flags, faults);
  const sweeping = sweepOf({ vary, outcomes, design, points, untilWidth }, setting, faults);
  if (sweeping === undefined) throw new FaultError(faults);
  return { folder: out, setting, shard, queue, ...sweeping };
}
