/** The work of `tauride report`. */
import type { Experiment } from '../../experiment/design/manifest.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { STATUS_COLUMNS } from '../../experiment/run/status.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { DOCUMENT } from '../../platform/node/results/kept-run.js';
import { isResults } from '../../platform/node/results/kept-results.js';
import { readBands, readManifest, readRunColumns } from '../../platform/node/results/results.js';
import { isCalibration, readPosterior } from '../../platform/node/results/kept-posterior.js';
import { readSummary } from '../../platform/node/results/kept-summary.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { refuse } from '../../foundation/fault.js';
import type { SweepRuns } from '../../report/page/behind.js';
import { calibrationPage } from '../../report/page/calibration.js';
import { comparePage } from '../../report/page/compare.js';
import { runPage } from '../../report/page/run.js';
import { sensitivityPage } from '../../report/page/sensitivity.js';
import { sweepPage } from '../../report/page/sweep.js';
import { print } from '../shell/output.js';
import type { ReportFlags } from './command.js';
import { readWholePage, reportFile } from './task.js';

/** Columns that say which run a row is, and how it ended. */
const TOLD = ['point', 'replicate', 'error', 'ending', ...STATUS_COLUMNS.map(({ name }) => name)];

/** What a page of a sweep tells of its runs: of each the few columns that its outcomes ask. */
async function readSweepRuns(folder: string): Promise<SweepRuns> {
  const { points, outcomes = [] } = readManifest(folder).settings as Partial<Experiment> &
    Pick<Experiment, 'points'>;
  const asked = outcomes.flatMap(({ anyOf }) => anyOf.map(({ column }) => column));
  return { rows: await readRunColumns(folder, [...new Set([...TOLD, ...asked])]), points, outcomes };
}

/** The page of many runs, of which their folder keeps a summary, or what they were found to say. */
async function manyPage(folder: string, changed: string | undefined): Promise<string> {
  if (changed !== undefined)
    refuse('one-folder', changed, 'only a run can be drawn over another', 'give one folder');
  if (isCalibration(folder)) return calibrationPage(readPosterior(folder, packageVersion()));
  const summary = readSummary(folder, packageVersion());
  switch (summary.kind) {
    case 'comparison':
      return comparePage(summary.record, await readBands(folder));
    case 'sweep':
      return sweepPage(summary.record, await readSweepRuns(folder));
    case 'sensitivity':
      return sensitivityPage(summary.record);
  }
}

/** Writes kept results as a page, whole or not at all, and prints where it is. */
export async function reportWork(
  folder: string,
  changed: string | undefined,
  flags: ReportFlags,
): Promise<void> {
  if (flags.lesson) return (await import('./lesson-work.js')).lessonWork(folder, changed, flags);
  const { out, page } = flags;
  if (page !== undefined)
    refuse(
      'not-lesson',
      `--page ${page}`,
      'it is about the links of a lesson',
      'give --lesson, or leave it out',
    );
  const path = reportFile(folder, out);
  if (!isResults(folder) && !isCalibration(folder)) {
    const hint =
      'name a folder that `run`, `replay`, `compare`, `sweep`, `sensitivity` or `calibrate` kept with --out';
    refuse('not-results', folder, 'this is no folder of results', hint);
  }
  const isRun = existsSync(join(folder, DOCUMENT));
  const text = isRun ? runPage(await readWholePage(folder, changed)) : await manyPage(folder, changed);
  writeWhole(path, text);
  print(path);
}
