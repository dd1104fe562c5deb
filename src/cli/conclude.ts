/** The end of a sweep, or of a merge: one table, a summary, a report; or what is still missing. */
import { shareSpared, type Days } from '../experiment/days.js';
import { SweepCounts, type SweepRecord } from '../experiment/sweep.js';
import type { KernelChoice } from '../kernel/kernel.js';
import { mergeShards, writeSummary } from '../platform/node/results.js';
import { countDays, findShards } from '../platform/node/shards.js';
import { displayOf } from '../platform/node/terminal.js';
import { sweepReport } from '../report/sweep-report.js';
import { computedBy } from './computed-by.js';
import { EXIT } from './failure.js';
import type { ExperimentManifest } from './head.js';
import { complain, print, printJson } from './output.js';

export interface PrintFlags {
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
  readonly kernel?: KernelChoice | undefined;
  readonly redis?: string | undefined;
}

/** Whether batches were computed by this process: not by workers at a queue, and not by those whose parts are merged. */
const isHere = (flags: PrintFlags): flags is PrintFlags & { readonly kernel: KernelChoice } =>
  flags.kernel !== undefined && flags.redis === undefined;

/** Says how much the sharing of pasts has spared, on whatever machines and in however many sittings. */
function tellDays(days: Days): void {
  const { simulated, asked } = days;
  if (asked === 0) return;
  const shared = Math.round(100 * shareSpared(days));
  complain(`tauride: ${simulated} days computed for ${asked} asked, ${shared}% shared`);
}

/**
 * Joins the shards of a folder if all are there, and prints what they say.
 *
 * @param end number of batches that the sweep has, fewer than planned where it stopped early
 */
export async function conclude(
  folder: string,
  manifest: ExperimentManifest,
  end: number,
  flags: PrintFlags,
): Promise<void> {
  const shards = findShards(folder, { wants: (index) => index < end });
  if (!flags.quiet) tellDays(countDays(shards));
  if (shards.size < end) {
    complain(`tauride: ${shards.size} of ${end} batches are there; the folder keeps them`);
    return;
  }
  const { points, outcomes, ...settings } = manifest.settings;
  const counts = new SweepCounts(points.length, outcomes);
  let seedsRun = 0;
  await mergeShards(folder, manifest, shards, (rows) => {
    counts.add(rows);
    for (const row of rows) seedsRun = Math.max(seedsRun, Number(row.replicate));
  });
  const record: SweepRecord = { ...settings, seedsRun, points: counts.points(points) };
  writeSummary(folder, record);
  if (flags.json) printJson({ ...record, ...(isHere(flags) ? computedBy(flags.kernel) : {}) });
  else if (!flags.quiet) print(sweepReport(record, displayOf(process.stdout, process.env)));
  if (counts.failed === 0) return;
  complain(`tauride: ${counts.failed} runs failed; the column \`error\` of runs.parquet says why`);
  process.exitCode = EXIT.failed;
}
