/**
 * The plan of a sweep, as a file in its folder for as long as workers need it.
 *
 * Decision worth knowing: it is not in the queue. A plan holds the whole scenario and every point, which for a large design is more than
 * belongs into the memory of a Redis; and workers need the folder anyway, to put their shards there.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '../../../foundation/fault.js';
import type { EnsembleSetup } from '../ensemble-worker.js';
import { attempt } from '../system-fault.js';
import { writeWhole } from '../write.js';

const FILE = 'plan.json';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keeps a plan in a folder, and returns its digest. */
export function writePlan(folder: string, setup: EnsembleSetup): string {
  const text = JSON.stringify(setup);
  writeWhole(join(folder, FILE), text);
  return digestOf(text);
}

/** The plan of a folder. Throws a FaultError where there is none, or another than is wanted. */
export function readPlan(folder: string, digest: string): EnsembleSetup {
  const path = join(folder, FILE);
  const text = attempt(path, () => readFileSync(path, 'utf8'));
  if (digestOf(text) === digest) return JSON.parse(text) as EnsembleSetup;
  const message = 'this is not the plan of the sweep that the queue speaks of';
  throw new FaultError([
    { code: 'another-plan', message, file: path, hint: 'does another folder bear its name here?' },
  ]);
}

/** Removes the plan, if there is one. */
export const dropPlan = (folder: string): void => rmSync(join(folder, FILE), { force: true });
