/** From the flags of `tauride sweep` to the task, with everything that is wrong with them. */
import { gridDesign, latinDesign, type Point } from '../../experiment/many/design.js';
import type { EnsemblePlan } from '../../experiment/many/ensemble.js';
import type { OutcomeSpec } from '../../experiment/many/sweep.js';
import { FaultError, faultOf, type Fault } from '../../foundation/fault.js';
import { readAddress, type QueueAddress } from '../../platform/node/queue/address.js';
import { count } from '../../report/words.js';
import { planOf, readSetting, throwFaults, type Setting } from '../many/ensemble.js';
import type { SweepFlags } from '../many/options.js';
import { gather } from '../shell/gather.js';
import { manifestOf, type ExperimentManifest } from '../many/manifest.js';
import { lateNotices } from './changes-after-end.js';
import { POINTS_MAX } from './levels.js';
import { readOutcomes } from './outcomes.js';
import type { Varied } from './factor-conflicts.js';
import { OptionFaults, readCount } from '../shell/settings.js';
import { retryFaults } from '../many/take-up.js';
import { readFactors } from './vary.js';

/** The number of points that a Latin hypercube is asked for. */
function readPoints({ design, points }: SweepFlags, faults: Fault[]): number | undefined {
  const isLatin = design === 'lhs';
  if (isLatin && points === undefined) {
    const message = 'a Latin hypercube needs a number of points';
    faults.push(faultOf('no-points', '--design lhs', message, 'add --points 100'));
  }
  if (points === undefined) return undefined;
  const optionFaults = new OptionFaults();
  const wanted = readCount('--points', points, optionFaults);
  faults.push(...optionFaults.list);
  const option = `--points ${points}`;
  if (!isLatin) {
    const message = 'a grid has as many points as there are combinations of levels';
    faults.push(faultOf('points-of-grid', option, message, 'add --design lhs, or leave out --points'));
  }
  if (wanted > POINTS_MAX)
    faults.push(
      faultOf('design-size', option, `at most ${count(POINTS_MAX)} points can be swept`, 'take fewer points'),
    );
  return wanted;
}

/** What keeps factors from making a grid. */
function gridFaults(varied: readonly Varied[]): Fault[] {
  const endless = varied.filter(({ factor }) => factor.size === Infinity);
  const stepless = 'a range of numbers without a step has no end of levels';
  if (endless.length > 0)
    return endless.map(({ option }) =>
      faultOf('no-step', option, stepless, 'add a step, as 0.1..0.5/0.1, or --design lhs --points 100'),
    );
  const size = varied.reduce((product, { factor }) => product * factor.size, 1);
  if (size <= POINTS_MAX) return [];
  const factors = varied
    .map(({ factor }) => `${count(factor.size)} levels of \`${factor.name}\``)
    .join(' times ');
  const message = `${factors} are ${count(size)} points, more than ${count(POINTS_MAX)}`;
  return [faultOf('design-size', '--vary', message, 'take larger steps, or --design lhs --points 100')];
}

function designOf(varied: readonly Varied[], flags: SweepFlags, seed: string, faults: Fault[]): Point[] {
  const factors = varied.map(({ factor }) => factor);
  const wanted = readPoints(flags, faults);
  if (flags.design !== 'lhs') faults.push(...gridFaults(varied));
  if (faults.length > 0) return [];
  return wanted === undefined ? gridDesign(factors) : latinDesign(factors, wanted, seed);
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
      faultOf('shard', `--shard ${text}`, `\`${text}\` is not a shard`, 'write --shard 1/4 to 4/4'),
    );
  }
  if (flags.untilWidth !== undefined) {
    const message = 'a sweep that stops by itself cannot be split: each part would need to see the others';
    faults.push(faultOf('shard-stops', '--shard', message, 'leave out --until-width or --shard'));
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
      faultOf('width', option, `\`${text}\` is not a width between 0 and 1`, 'write 0.05 for five points'),
    );
  }
  if (outcomes.length === 0) {
    faults.push(
      faultOf('no-outcome', option, 'it needs an outcome to look at', 'add --outcome ending=takeover:soviet'),
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
    faults.push(faultOf('shard-queue', '--shard', message, 'leave out --shard or --redis'));
  }
  if (flags.threads !== undefined) {
    const message = 'with a queue nothing is computed here';
    faults.push(faultOf('threads-queue', '--threads', message, 'give --threads to `tauride worker`'));
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
  /** What whoever asks should know before it runs, a line each. */
  readonly notices: readonly string[];
}

/** Reads a sweep. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readTask(scenario: string, flags: SweepFlags): Task {
  const faults: Fault[] = retryFaults(flags);
  if (flags.out === '') {
    const message = 'there is no folder to keep the sweep in';
    faults.push(faultOf('no-folder', '--out', message, 'name a new or empty one, as --out my-sweep'));
  }
  const setting = readSetting(scenario, flags, faults);
  if (setting === undefined) throw new FaultError(faults);
  const varied = readFactors(flags.vary ?? [], setting, faults);
  const points = designOf(varied, flags, setting.seed, faults);
  const outcomes = readOutcomes(flags.outcome ?? [], setting.loaded.definition, faults);
  const untilWidth = readWidth(flags.untilWidth, outcomes, faults);
  const shard = readShardFlag(flags.shard, flags, faults);
  const queue = readRedisFlag(flags, faults);
  throwFaults(faults);
  const plan = planOf(setting, points, { comparesDays: false, bands: true });
  const factors = varied.map(({ factor }) => factor.column);
  const { design } = flags;
  const manifest = manifestOf(setting, { design, factors, points, outcomes, untilWidth });
  return { setting, plan, manifest, shard, queue, notices: lateNotices(varied, setting) };
}
