/** From the flags of `tauride sweep` to the task, with everything that is wrong with them. */
import { gridDesign, latinDesign, type Point } from '../experiment/design.js';
import type { EnsemblePlan } from '../experiment/ensemble.js';
import type { Factor } from '../experiment/factor.js';
import type { OutcomeSpec } from '../experiment/sweep.js';
import { FaultError, type Fault } from '../foundation/fault.js';
import { readAddress, type QueueAddress } from '../platform/node/queue/address.js';
import { planOf, readSetting, throwFaults, type Setting } from './ensemble.js';
import type { SweepFlags } from './ensemble-options.js';
import { gather } from './gather.js';
import { columnsOf, manifestOf, type ExperimentManifest } from './head.js';
import { OptionFaults, readCount } from './settings.js';
import { readFactors, readOutcomes } from './vary.js';

const POINTS_MAX = 1_000_000;

const faultOf = (file: string, code: string, message: string, hint: string): Fault => ({
  code,
  message,
  file,
  hint,
});

function designOf(factors: readonly Factor[], flags: SweepFlags, seed: string, faults: Fault[]): Point[] {
  const optionFaults = new OptionFaults();
  const wanted = flags.points === undefined ? undefined : readCount('--points', flags.points, optionFaults);
  faults.push(...optionFaults.list);
  if (flags.design === 'lhs') {
    if (wanted !== undefined) return latinDesign(factors, wanted, seed);
    faults.push(
      faultOf('--design lhs', 'no-points', 'a Latin hypercube needs a number of points', 'add --points 100'),
    );
    return [];
  }
  const size = factors.reduce((product, factor) => product * factor.size, 1);
  if (size <= POINTS_MAX) return gridDesign(factors);
  const what = Number.isFinite(size)
    ? `${size} combinations are too many`
    : 'a range without a step has no end of levels';
  faults.push(
    faultOf('--vary', 'grid-size', what, 'give larger steps, as 0.1..0.5/0.1, or --design lhs --points 100'),
  );
  return [];
}

interface Shard {
  readonly part: number;
  readonly parts: number;
}

function readShardFlag(text: string | undefined, flags: SweepFlags, faults: Fault[]): Shard {
  if (text === undefined) return { part: 1, parts: 1 };
  const [, part, parts] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!(part >= 1 && part <= parts)) {
    faults.push(
      faultOf(`--shard ${text}`, 'shard', `\`${text}\` is not a shard`, 'write --shard 1/4 to 4/4'),
    );
  }
  if (flags.untilWidth !== undefined) {
    const message = 'a sweep that stops by itself cannot be split: each part would need to see the others';
    faults.push(faultOf('--shard', 'shard-stops', message, 'leave out --until-width or --shard'));
  }
  return { part, parts };
}

function readWidth(
  text: string | undefined,
  outcomes: readonly OutcomeSpec[],
  faults: Fault[],
): number | null {
  if (text === undefined) return null;
  const width = Number(text);
  const option = `--until-width ${text}`;
  if (!(width > 0 && width < 1)) {
    faults.push(
      faultOf(option, 'width', `\`${text}\` is not a width between 0 and 1`, 'write 0.05 for five points'),
    );
  }
  if (outcomes.length === 0) {
    faults.push(
      faultOf(option, 'no-outcome', 'it needs an outcome to look at', 'add --outcome ending=takeover:soviet'),
    );
  }
  return width;
}

/** The address of the queue; undefined where the batches are computed here. */
function readRedisFlag(flags: SweepFlags, faults: Fault[]): QueueAddress | undefined {
  const { redis } = flags;
  if (redis === undefined) return undefined;
  if (flags.shard !== undefined) {
    const message = 'a queue hands out all batches: there is nothing to part';
    faults.push(faultOf('--shard', 'shard-queue', message, 'leave out --shard or --redis'));
  }
  if (flags.threads !== undefined) {
    const message = 'with a queue nothing is computed here';
    faults.push(faultOf('--threads', 'threads-queue', message, 'give --threads to `tauride worker`'));
  }
  return gather(faults, () => readAddress(redis));
}

/** A sweep as it is asked for. */
export interface Task {
  readonly queue: QueueAddress | undefined;
  readonly setting: Setting;
  readonly plan: EnsemblePlan;
  readonly manifest: ExperimentManifest;
  readonly shard: Shard;
}

/** Reads a sweep. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readTask(scenario: string, flags: SweepFlags): Task {
  const faults: Fault[] = [];
  const setting = readSetting(scenario, flags, faults);
  if (setting === undefined) throw new FaultError(faults);
  const factors = readFactors(flags.vary ?? [], setting, faults);
  const columns = factors.map(({ column }) => column);
  const points = faults.length > 0 ? [] : designOf(factors, flags, setting.seed, faults);
  const outcomes = readOutcomes(flags.outcome ?? [], columnsOf(setting, columns), faults);
  const untilWidth = readWidth(flags.untilWidth, outcomes, faults);
  const shard = readShardFlag(flags.shard, flags, faults);
  const queue = readRedisFlag(flags, faults);
  throwFaults(faults);
  const plan = planOf(setting, points, { comparesDays: false, bands: true });
  const manifest = manifestOf(setting, { factors: columns, points, outcomes, untilWidth });
  return { setting, plan, manifest, shard, queue };
}
