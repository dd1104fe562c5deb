/** The end of a sweep, or of a merge: one table, a summary, a report. */
import type { OpenStore } from '../../experiment/laboratory/ports.js';
import { conclude } from '../../experiment/laboratory/run-many.js';
import { SweepTeller } from '../../experiment/laboratory/sweep-task.js';
import type { KernelChoice } from '../../kernel/kernel.js';
import { sweepReport } from '../../report/sweep/report.js';
import { plural } from '../../report/words.js';
import { computedBy } from '../shell/computed-by.js';
import { EXIT } from '../shell/failure.js';
import { complain, printJson, printReport } from '../shell/output.js';
import { BlankCounts } from './blank-counts.js';

export interface PrintFlags {
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
  readonly kernel?: KernelChoice | undefined;
  readonly redis?: string | undefined;
}

/**
 * Whether batches were computed by this process: not by workers at a queue, and not by those whose parts are
 * merged.
 */
const isHere = (flags: PrintFlags): flags is PrintFlags & { readonly kernel: KernelChoice } =>
  flags.kernel !== undefined && flags.redis === undefined;

/**
 * Joins the shards of a folder, which are all there, and prints what they say.
 *
 * @param end number of batches that the sweep has, fewer than planned where it stopped early
 */
export async function concludeSweep(
  { manifest, store }: OpenStore,
  end: number,
  flags: PrintFlags,
): Promise<void> {
  const teller = new SweepTeller(manifest);
  const blanks = new BlankCounts();
  const record = await conclude(manifest, store, blanks.beside(teller), end);
  blanks.warn();
  if (flags.json) printJson({ ...record, ...(isHere(flags) ? computedBy(flags.kernel) : {}) });
  else if (!flags.quiet) printReport(sweepReport, record);
  const { failed } = teller.counts;
  if (failed === 0) return;
  complain(`tauride: ${plural(failed, 'run')} failed; the column \`error\` of runs.parquet says why`);
  process.exitCode = EXIT.failed;
}
