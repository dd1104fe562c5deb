/**
 * A kept run, read back: which run it was and how to make it again.
 *
 * Decision worth knowing: only what a repetition needs is read. Everything else in the folder follows from it, and the digest tells whether it
 * did.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../foundation/fault.js';
import { readSource } from './source-file.js';

const texts = z.array(z.string()).optional();

/** What of `run.json` a repetition needs; other keys are left alone. */
const KeptRun = z.object({
  tauride: z.string(),
  mode: z.enum(['run', 'replay']),
  scenarioDigest: z.string(),
  seed: z.string(),
  digest: z.string(),
  options: z.object({
    scenario: z.string(),
    seed: z.string().optional(),
    population: z.string().optional(),
    until: z.string().optional(),
    move: texts,
    without: texts,
    set: texts,
    with: texts,
    kernel: z.enum(['auto', 'simd', 'reference']),
  }),
});

export type KeptRun = z.output<typeof KeptRun>;

const parsed = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse('not-a-run', file, 'the file is cut short or is not JSON', 'keep the run again with --out');
  }
};

/** Reads the run that a folder keeps. Throws a FaultError where it keeps none, a damaged one, or one of another version. */
export function readKeptRun(folder: string, version: string): KeptRun {
  const file = join(folder, 'run.json');
  const value = parsed(file, readSource(file).text);
  const { data, error } = KeptRun.safeParse(value);
  if (data === undefined) {
    const missing = error.issues.map(({ path }) => `\`${path.join('.') || 'a mapping'}\``).join(', ');
    const hint = 'run folders are made by `tauride run` and `tauride replay` with --out';
    return refuse('not-a-run', file, `this is not the record of a run: ${missing} is missing or wrong`, hint);
  }
  if (data.tauride === version) return data;
  const message = `the run was kept by Tauride ${data.tauride}, this is ${version}`;
  return refuse('run-version', file, message, 'run it again with this version, with --out');
}
