/** The end of a sweep, or of a merge: one table, a summary, a report; or what is still missing. */
import { SweepCounts, type SweepRecord } from '../../experiment/many/sweep.js';
import type { KernelChoice } from '../../kernel/kernel.js';
import { mergeShards, noteOf, writeSummary } from '../../platform/node/results/results.js';
import { countDays, findShards } from '../../platform/node/results/shards.js';
import { sweepReport } from '../../report/sweep/report.js';
import { plural } from '../../report/words.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import type { ExperimentManifest } from './manifest.js';
import { complain, printJson, printReport } from '../shell/output.js';
import { BlankCounts } from './blank-counts.js';

export interface PrintFlags {
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
  readonly kernel?: KernelChoice | undefined;
  readonly redis?: string | undefined;
}

/** Whether batches were computed by this process: not by workers at a queue, and not by those whose parts are merged. */
const isHere = (flags: PrintFlags): flags is PrintFlags & { readonly kernel: KernelChoice } =>
  flags.kernel !== undefined && flags.redis === undefined;

/**
 * Joins the shards of a folder if all are there, and prints what they say. Returns the batches that are missing.
 *
 * @param end number of batches that the sweep has, fewer than planned where it stopped early
 */
export async function conclude(
  folder: string,
  manifest: ExperimentManifest,
  end: number,
  flags: PrintFlags,
): Promise<number[]> {
  const shards = findShards(folder, noteOf(manifest).experiment, (index) => index < end);
  const missing = Array.from({ length: end }, (_, index) => index).filter((index) => !shards.has(index));
  if (missing.length > 0) return missing;
  const { points, outcomes, ...settings } = manifest.settings;
  const counts = new SweepCounts(points.length, outcomes);
  const blanks = new BlankCounts();
  let seedsRun = 0;
  await mergeShards(folder, manifest, shards, (rows) => {
    counts.add(rows);
    blanks.add(rows);
    for (const row of rows) seedsRun = Math.max(seedsRun, Number(row.replicate));
  });
  const days = countDays(shards);
  const record: SweepRecord = { ...settings, seedsRun, days, points: counts.points(points) };
  writeSummary(folder, shards, record);
  blanks.warn();
  if (flags.json) printJson({ ...record, ...(isHere(flags) ? computedBy(flags.kernel) : {}) });
  else if (!flags.quiet) printReport(sweepReport, record);
  if (counts.failed === 0) return [];
  complain(`tauride: ${plural(counts.failed, 'run')} failed; the column \`error\` of runs.parquet says why`);
  process.exitCode = EXIT.failed;
  return [];
}
