/**
 * What a folder of many runs came to, read back whole: a comparison, a sweep or a sensitivity
 * analysis.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { CompareRecord } from '../../../experiment/many/compare.js';
import type { SweepRecord } from '../../../experiment/many/sweep-record.js';
import type { SensitivityRecord } from '../../../experiment/sensitivity/record.js';
import { refuse } from '../../../foundation/fault.js';
import { visibleIn } from '../../../foundation/text.js';
import { again, readKeptDocument } from '../files/sums.js';
import { isConcluded, readManifest } from './results.js';

const SUMMARY = 'summary.json';

const head = {
  tauride: z.string(),
  title: z.string(),
  scenario: z.string(),
  start: z.iso.date(),
  end: z.iso.date(),
};

const Comparison = z.looseObject({
  ...head,
  twins: z.array(z.looseObject({ chances: z.array(z.looseObject({})) })),
});

const Sweep = z.looseObject({
  ...head,
  factors: z.array(z.looseObject({ name: z.string() })),
  points: z.array(z.looseObject({ outcomes: z.array(z.looseObject({})) })).min(1),
});

const Sensitivity = z.looseObject({
  ...head,
  analysis: z.enum(['morris', 'sobol', 'switches']),
});

/** A comparison, a sweep or a sensitivity analysis, as it was told when it was done. */
export type KeptSummary =
  | { readonly kind: 'comparison'; readonly record: CompareRecord }
  | { readonly kind: 'sweep'; readonly record: SweepRecord }
  | { readonly kind: 'sensitivity'; readonly record: SensitivityRecord };

/**
 * The summary of a folder. Throws a FaultError where it is not finished, damaged, or of another version;
 * only this one document is read, whatever number of runs there are.
 */
export function readSummary(folder: string, version: string): KeptSummary {
  const { tauride, analysis } = readManifest(folder).settings as {
    readonly tauride: string;
    readonly analysis?: string;
  };
  if (tauride !== version) {
    const message = `the results were kept by Tauride ${tauride}, this is ${version}`;
    refuse('version', folder, message, 'run it again with this version, with --out');
  }
  if (!isConcluded(folder)) refuse('unfinished', folder, 'not all of its runs are there', again(folder));
  const document = visibleIn(readKeptDocument(folder, SUMMARY));
  if (analysis !== undefined && Sensitivity.safeParse(document).success)
    return { kind: 'sensitivity', record: document as SensitivityRecord };
  if (Comparison.safeParse(document).success)
    return { kind: 'comparison', record: document as CompareRecord };
  if (Sweep.safeParse(document).success) return { kind: 'sweep', record: document as SweepRecord };
  return refuse('not-a-summary', join(folder, SUMMARY), 'this is not what runs came to', again(folder));
}
