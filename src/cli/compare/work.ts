/**
 * The work of `tauride compare`.
 *
 * Decision worth knowing: with --out the report is made of the shards in the folder, like that of a sweep, and without it of rows that pass
 * and are forgotten. So a comparison that was resumed says what an unbroken one says, and no kept row is held in memory.
 */
import type { CompareRecord } from '../../experiment/many/compare.js';
import { batchesOf, type Batch } from '../../experiment/many/design.js';
import { lostBatch, type BatchResult } from '../../experiment/many/ensemble.js';
import { InOrder } from '../../experiment/many/in-order.js';
import type { Row } from '../../experiment/tables/table.js';
import { keepingShards } from '../../platform/node/results/dispatch.js';
import { PoolError } from '../../platform/node/threads/pool.js';
import { mergeShards, noteOf, prepareResults, writeSummary } from '../../platform/node/results/results.js';
import { countDays, findShards, readRuns } from '../../platform/node/results/shards.js';
import { compareReport } from '../../report/compare/report.js';
import { readContrast, type ContrastTask } from './task.js';
import { computeWork, runsIn, threadsOf, type Work } from '../many/ensemble.js';
import type { CompareFlags } from '../many/options.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import { mendSettings } from '../many/repair-settings.js';
import { lostWords } from '../many/missing.js';
import { complain, printJson, printReport } from '../shell/output.js';
import { Pairs } from './pairs.js';
import { codeOfSignal, type EndSignal } from '../shell/signals.js';
import { takeUp } from '../many/take-up.js';
import type { BlankCounts } from '../many/blank-counts.js';

/** What was computed, and what kept it from being all of it. */
interface Outcome {
  readonly record: CompareRecord;
  readonly seeds: number;
  readonly blanks: BlankCounts;
  readonly cut: EndSignal | PoolError | undefined;
}

/** Computes batches, until they are done, or a failure or a signal cuts the work short. */
const compute = <Result>(
  { setting }: ContrastTask,
  work: Omit<Work<Result>, 'title'>,
  flags: CompareFlags,
): Promise<Outcome['cut']> =>
  computeWork({ title: setting.loaded.definition.id, ...work }, flags.quiet === true).catch(
    (error: unknown) => {
      if (error instanceof PoolError) return error;
      throw error;
    },
  );

const batchesIn = ({ plan, setting }: ContrastTask): Batch[] => batchesOf(plan.points.length, setting.runs);

/** Compares what passes, and keeps nothing. */
async function comparePassing(task: ContrastTask, flags: CompareFlags): Promise<Outcome> {
  const { plan, setting } = task;
  const pairs = new Pairs(task);
  const days = { simulated: 0, asked: 0 };
  const order = new InOrder<readonly Row[]>((rows) => pairs.add(rows));
  const take = (batch: Batch, result: BatchResult): true => {
    days.simulated += result.days.simulated;
    days.asked += result.days.asked;
    order.add(batch.index, result.rows);
    return true;
  };
  const cut = await compute<BatchResult>(
    task,
    {
      batches: batchesIn(task),
      dispatch: threadsOf(plan, setting),
      onResult: take,
      onFailure: (batch, error) => void take(batch, lostBatch(plan, batch, error)),
    },
    flags,
  );
  order.flush();
  return { record: pairs.record(days), seeds: pairs.seeds, blanks: pairs.blanks, cut };
}

/** Computes what the folder lacks, and compares what it holds. */
async function compareKeeping(task: ContrastTask, folder: string, flags: CompareFlags): Promise<Outcome> {
  const { plan, setting, manifest } = task;
  if (flags.resume === true) mendSettings(folder, manifest);
  prepareResults(folder, manifest, flags.resume === true);
  const shards = await takeUp(folder, manifest, flags);
  const done = batchesIn(task).filter(({ index }) => shards.has(index));
  const left = batchesIn(task).filter(({ index }) => !shards.has(index));
  const cut = await compute(
    task,
    {
      batches: left,
      done: done.reduce((sum, batch) => sum + runsIn(batch), 0),
      dispatch: keepingShards(folder, manifest, threadsOf(plan, setting)),
      onResult: () => true,
      onFailure: ({ index }, error, say) => {
        (flags.quiet ? complain : say)(lostWords(index, error));
      },
    },
    flags,
  );
  return { ...(await gatherPairs(task, folder)), cut };
}

/** Compares the pairs that a folder holds; where all are there, it gets its tables and its summary. */
async function gatherPairs(task: ContrastTask, folder: string): Promise<Omit<Outcome, 'cut'>> {
  const { manifest } = task;
  const shards = findShards(folder, noteOf(manifest).experiment);
  const isWhole = shards.size === manifest.batches;
  const pairs = new Pairs(task);
  if (isWhole) await mergeShards(folder, manifest, shards, (rows) => pairs.add(rows));
  else for (const shard of shards.values()) pairs.add(await readRuns(shard));
  const record = pairs.record(countDays(shards));
  if (isWhole) writeSummary(folder, shards, record);
  return { record, seeds: pairs.seeds, blanks: pairs.blanks };
}

/** Runs baseline and counterfactuals over the same seeds, prints how they differ, and keeps the runs if it is told where. */
export async function contrast(scenario: string, flags: CompareFlags): Promise<void> {
  const task = readContrast(scenario, flags);
  const { out } = flags;
  const outcome = await (out === undefined ? comparePassing(task, flags) : compareKeeping(task, out, flags));
  if (outcome.cut instanceof PoolError && outcome.seeds === 0) throw outcome.cut;
  outcome.blanks.warn();
  tell(outcome.record, flags, computedBy(flags.kernel));
  if (outcome.cut !== undefined || outcome.seeds < task.setting.runs) tellCutShort(outcome, task, flags);
}

/** Prints a comparison as the flags say, with what else is known of its making, and what failed. */
export function tell(record: CompareRecord, flags: CompareFlags, made: object = {}): void {
  if (flags.json) printJson({ ...record, ...made });
  else if (!flags.quiet)
    printReport((told, display) => compareReport(told, display, { all: flags.all }), record);
  for (const { seed, twin, error } of record.failures.slice(0, 5))
    complain(`tauride: the run of ${twin} with seed "${seed}" failed: ${error}`);
  if (record.failures.length > 0) process.exitCode = EXIT.failed;
}

/** Says why the figures are not those of all seeds, and how to go on. */
function tellCutShort({ cut, seeds }: Outcome, { setting }: ContrastTask, { out }: CompareFlags): void {
  const isFailed = cut instanceof PoolError;
  const why = isFailed ? `failed: ${cut.message}` : cut === undefined ? 'not complete' : 'interrupted';
  const kept = out === undefined ? '' : `; ${out} keeps what was finished, --resume completes it`;
  complain(`tauride: ${why}; ${seeds} of ${setting.runs} seeds are done, and the figures are theirs${kept}`);
  process.exitCode = isFailed || cut === undefined ? EXIT.failed : codeOfSignal(cut);
}
