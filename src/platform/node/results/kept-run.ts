/**
 * A kept run, read back: which run it was and how to make it again.
 *
 * Decision worth knowing: only what a repetition needs is read. Everything else in the folder follows from
 * it, and the digest tells whether it did.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../../foundation/fault.js';
import { KERNEL_CHOICES } from '../../../kernel/names.js';
import { PARAMETER_WORDS } from '../../../experiment/parameters/words.js';
import { readKeptDocument } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';

const texts = z.array(z.string()).optional();

/** Words of the command line that say which run it is. */
export const KEPT_WORDS = {
  scenario: z.string(),
  seed: z.string().optional(),
  population: z.string().optional(),
  until: z.string().optional(),
  parameters: z.enum(PARAMETER_WORDS).optional(),
  move: texts,
  without: texts,
  pin: texts,
  set: texts,
  with: texts,
};

/** What of `run.json` a repetition needs; other keys are left alone. */
const KeptRun = z.object({
  tauride: z.string(),
  mode: z.enum(['run', 'replay']),
  scenarioDigest: z.string(),
  seed: z.string(),
  digest: z.string(),
  usedParameters: z
    .object({
      which: z.enum(['best', 'posterior', 'prior']),
      posterior: z.string().optional(),
      values: z.record(z.string(), z.number()),
    })
    .optional(),
  options: z.object({ ...KEPT_WORDS, kernel: z.enum(KERNEL_CHOICES) }),
});

export type KeptRun = z.output<typeof KeptRun>;

export const DOCUMENT = 'run.json';

const HINT = 'run folders are made by `tauride run` and `tauride replay` with --out';

/**
 * The document of the run that a folder keeps, as far as a schema wants it.
 *
 * @throws FaultError where it keeps none, or one that is not what was written, or not of this schema
 */
export function readRecord<T>(folder: string, schema: z.ZodType<T>): T {
  const file = join(folder, DOCUMENT);
  if (!attempt(file, () => existsSync(file)))
    refuse('not-a-run', file, 'there is no such file or folder', HINT);
  const { data, error } = schema.safeParse(readKeptDocument(folder, DOCUMENT));
  if (error === undefined) return data;
  const missing = error.issues.map(({ path }) => `\`${path.join('.') || 'a mapping'}\``).join(', ');
  return refuse('not-a-run', file, `this is not the record of a run: ${missing} is missing or wrong`, HINT);
}

/**
 * Reads the run that a folder keeps. Throws a FaultError where it keeps none, a damaged one, or one of
 * another version.
 */
export function readKeptRun(folder: string, version: string): KeptRun {
  const kept = readRecord(folder, KeptRun);
  if (kept.tauride === version) return kept;
  const message = `the run was kept by Tauride ${kept.tauride}, this is ${version}`;
  return refuse('run-version', join(folder, DOCUMENT), message, 'run it again with this version, with --out');
}
