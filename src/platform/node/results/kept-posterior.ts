/** The posterior that a calibration has left in its folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PosteriorRecord } from '../../../experiment/calibration/record.js';
import { refuse } from '../../../foundation/fault.js';
import { visibleIn } from '../../../foundation/text.js';
import { attempt } from '../files/system-fault.js';

/** The file of the posterior. */
export const POSTERIOR = 'posterior.json';

const Posterior = z.looseObject({
  tauride: z.string(),
  title: z.string(),
  start: z.iso.date(),
  end: z.iso.date(),
  parameters: z.array(z.looseObject({ parameter: z.string() })).min(1),
  facts: z.array(z.looseObject({ id: z.string() })),
  generations: z.array(z.looseObject({ runs: z.number() })).min(1),
  particles: z.array(z.looseObject({})),
});

/** Whether a folder keeps a calibration that has come to something. */
export const isCalibration = (folder: string): boolean => existsSync(join(folder, POSTERIOR));

/** Reads it. Throws a FaultError where it is damaged or of another version. */
export function readPosterior(folder: string, version: string): PosteriorRecord {
  const path = join(folder, POSTERIOR);
  const text = attempt(path, () => readFileSync(path, 'utf8'));
  const hint = 'give the command of the calibration again with --resume';
  const document = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  const { success, data } = Posterior.safeParse(document);
  if (!success) return refuse('damaged', path, 'this is not what a calibration came to', hint);
  if (data.tauride !== version) {
    const message = `the results were kept by Tauride ${data.tauride}, this is ${version}`;
    return refuse('version', folder, message, hint);
  }
  return visibleIn(document) as PosteriorRecord;
}
