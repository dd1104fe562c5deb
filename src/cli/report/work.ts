/** The work of `tauride report`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../platform/node/files/write.js';
import { DOCUMENT } from '../../platform/node/results/kept-run.js';
import { isResults } from '../../platform/node/results/kept-results.js';
import { readBands } from '../../platform/node/results/results.js';
import { readSummary } from '../../platform/node/results/kept-summary.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { refuse } from '../../foundation/fault.js';
import { comparePage } from '../../report/page/compare.js';
import { runPage } from '../../report/page/run.js';
import { sweepPage } from '../../report/page/sweep.js';
import { print } from '../shell/output.js';
import type { ReportFlags } from './command.js';
import { readRunPage, reportFile } from './task.js';

/** The page of many runs, of which their folder keeps a summary. */
async function manyPage(folder: string, changed: string | undefined): Promise<string> {
  if (changed !== undefined)
    refuse('one-folder', changed, 'only a run can be drawn over another', 'give one folder');
  const summary = readSummary(folder, packageVersion());
  return summary.kind === 'comparison'
    ? comparePage(summary.record, await readBands(folder))
    : sweepPage(summary.record);
}

/** Writes kept results as a page, whole or not at all, and prints where it is. */
export async function reportWork(
  folder: string,
  changed: string | undefined,
  { out }: ReportFlags,
): Promise<void> {
  const path = reportFile(folder, out);
  if (!isResults(folder)) {
    const hint = 'name a folder that `run`, `replay`, `compare` or `sweep` kept with --out';
    refuse('not-results', folder, 'this is no folder of results', hint);
  }
  const isRun = existsSync(join(folder, DOCUMENT));
  const text = isRun ? runPage(await readRunPage(folder, changed)) : await manyPage(folder, changed);
  writeWhole(path, text);
  print(path);
}
