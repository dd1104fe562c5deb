/**
 * The plan of a sweep, as a file in its folder for as long as workers need it.
 *
 * Decision worth knowing: it is not in the queue. A plan holds the whole scenario and every point, which for
 * a large design is more than belongs into the memory of a Redis; and workers need the folder anyway, to put
 * their shards there. It is sealed, so that a damaged one is told from another one.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../../foundation/fault.js';
import { openSealed, SealError, sourceOf, writeSealed, type Form } from '../../../foundation/sealed.js';
import type { EnsembleSetup } from '../threads/ensemble-worker.js';
import { assertFile, refuseDamaged, sha256 } from '../files/sums.js';
import { attempt } from '../files/system-fault.js';
import { writeWhole } from '../files/write.js';

const FILE = 'plan.tauride';

const PLAN: Form = { kind: 'plan', version: 1 };

/** Keeps a plan in a folder, and returns its digest. */
export function writePlan(folder: string, setup: EnsembleSetup): string {
  const json = Buffer.from(JSON.stringify(setup));
  const pieces: Uint8Array[] = [];
  writeSealed(
    PLAN,
    (sink) => sink(json),
    (bytes) => pieces.push(bytes),
  );
  const bytes = Buffer.concat(pieces);
  writeWhole(join(folder, FILE), bytes);
  return sha256(bytes);
}

/** What is under the seal of a plan. */
function opened(folder: string, path: string, bytes: Uint8Array): Uint8Array {
  try {
    const source = openSealed(PLAN, sourceOf(bytes));
    const json = new Uint8Array(source.size);
    source.read(json, 0);
    return json;
  } catch (error) {
    if (error instanceof SealError) return refuseDamaged(folder, path, error.message);
    throw error;
  }
}

/**
 * The plan of a folder. Throws a FaultError where there is none, a damaged one, or another than is wanted.
 */
export function readPlan(folder: string, digest: string): EnsembleSetup {
  const path = join(folder, FILE);
  assertFile(path);
  const bytes = attempt(path, () => readFileSync(path));
  const json = opened(folder, path, bytes);
  if (sha256(bytes) === digest) return JSON.parse(new TextDecoder().decode(json)) as EnsembleSetup;
  const message = 'this is not the plan of the sweep that the queue speaks of';
  return refuse('another-plan', path, message, 'does another folder bear its name here?');
}

/** Removes the plan, if there is one. */
export const dropPlan = (folder: string): void => rmSync(join(folder, FILE), { force: true });
