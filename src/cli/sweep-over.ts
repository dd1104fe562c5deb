/** The work of `tauride sweep`. */
import { batchesOf, gridDesign, latinDesign, type Batch, type Point } from '../experiment/design.js';
import type { EnsemblePlan } from '../experiment/ensemble.js';
import type { Factor } from '../experiment/factor.js';
import { Stopper, SweepCounts, type OutcomeSpec } from '../experiment/sweep.js';
import { FaultError, type Fault } from '../foundation/fault.js';
import { noteOf, prepareResults } from '../platform/node/results.js';
import { dropShards, findShards, readRuns, writeShard } from '../platform/node/shards.js';
import { conclude } from './conclude.js';
import { computeWork, planOf, readCount, readSetting, throwFaults, type Setting } from './ensemble.js';
import type { SweepFlags } from './ensemble-options.js';
import { EXIT } from './failure.js';
import { columnsOf, manifestOf, type ExperimentManifest } from './head.js';
import { complain } from './output.js';
import { OptionFaults } from './settings.js';
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

interface Task {
  readonly setting: Setting;
  readonly plan: EnsemblePlan;
  readonly manifest: ExperimentManifest;
  readonly shard: Shard;
}

function readTask(scenario: string, flags: SweepFlags): Task {
  const faults: Fault[] = [];
  const setting = readSetting(scenario, flags, faults);
  if (setting === undefined) throw new FaultError(faults);
  const factors = readFactors(flags.vary ?? [], setting, faults);
  const columns = factors.map(({ column }) => column);
  const points = faults.length > 0 ? [] : designOf(factors, flags, setting.seed, faults);
  const outcomes = readOutcomes(flags.outcome ?? [], columnsOf(setting, columns), faults);
  const untilWidth = readWidth(flags.untilWidth, outcomes, faults);
  const shard = readShardFlag(flags.shard, flags, faults);
  throwFaults(faults);
  const plan = planOf(setting, points, { comparesDays: false, bands: true });
  const manifest = manifestOf(setting, { factors: columns, points, outcomes, untilWidth });
  return { setting, plan, manifest, shard };
}

/** The batches still to be computed; those that are there have been seen by the stopper. */
async function batchesLeft(folder: string, task: Task, stopper: Stopper | undefined): Promise<Batch[]> {
  const { plan, setting, shard } = task;
  const done = findShards(folder, true);
  if (stopper) for (const [index, kept] of done) stopper.add(index, await readRuns(kept));
  if (stopper?.end !== undefined) return [];
  return batchesOf(plan.points.length, setting.runs).filter(
    ({ index }) => !done.has(index) && index % shard.parts === shard.part - 1,
  );
}

function stopperOf({ manifest, plan, setting }: Task): Stopper | undefined {
  const { outcomes, untilWidth } = manifest.settings;
  if (untilWidth === null) return undefined;
  const blocks = batchesOf(plan.points.length, setting.runs).filter(
    ({ replicates }, _i, [first]) => replicates[0] === first.replicates[0],
  ).length;
  return new Stopper(plan.points.length, outcomes[0], blocks, untilWidth);
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Runs what is left of a sweep, keeps it, and tells what it says when all is there. */
export async function sweepOver(scenario: string, flags: SweepFlags): Promise<void> {
  const task = readTask(scenario, flags);
  const { manifest, plan, setting } = task;
  prepareResults(flags.out, manifest, flags.resume === true || flags.shard !== undefined);
  const stopper = stopperOf(task);
  const batches = await batchesLeft(flags.out, task, stopper);
  const running = new SweepCounts(plan.points.length, manifest.settings.outcomes);
  const days = { simulated: 0, asked: 0 };
  let lost = 0;
  const isWhole = await computeWork(
    plan,
    setting,
    {
      title: setting.loaded.definition.id,
      batches,
      estimate: () => {
        if (manifest.settings.outcomes.length === 0) return '';
        const { value, low, high } = running.share(0);
        return `${manifest.settings.outcomes[0].text} ${percent(value)} (${percent(low)} to ${percent(high)})`;
      },
      onFailure: ({ index }, error) => {
        lost++;
        complain(`tauride: batch ${index} could not be computed: ${String(error)}`);
      },
      onResult: async ({ index }, result) => {
        const { rows, daysSimulated, daysAsked } = result;
        await writeShard(flags.out, manifest.columns, noteOf(manifest), index, result);
        running.add(rows);
        days.simulated += daysSimulated;
        days.asked += daysAsked;
        return stopper?.add(index, rows) ?? true;
      },
    },
    flags.quiet === true,
  );
  if (!isWhole) {
    complain(`tauride: interrupted; ${flags.out} keeps what was finished, --resume completes it`);
    process.exitCode = EXIT.interrupted;
    return;
  }
  if (lost > 0) process.exitCode = EXIT.failed;
  if (stopper?.end !== undefined) dropShards(flags.out, stopper.end);
  if (!flags.quiet && days.asked > 0) {
    complain(
      `tauride: ${days.simulated} days computed for ${days.asked} asked, ${percent(1 - days.simulated / days.asked)} shared`,
    );
  }
  await conclude(flags.out, manifest, stopper?.end ?? manifest.batches, flags);
}
