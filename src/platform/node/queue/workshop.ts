/**
 * Where a worker computes: threads for each sweep it meets, and the way from a batch to its shard.
 *
 * Decision worth knowing: a batch whose shard is there already is done. That makes a second delivery cheap,
 * and lets a worker forget what it has done.
 */
import { isAbsolute, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { allBatches } from '../../../experiment/design/growth.js';
import type { Manifest } from '../../../experiment/design/manifest.js';
import type { BatchResult } from '../../../experiment/many/ensemble.js';
import { refuse } from '../../../foundation/fault.js';
import { BatchPool } from '../threads/pool.js';
import { noteOf } from '../results/identity.js';
import { readManifest } from '../results/results.js';
import { mendShards, writeShard } from '../results/shards.js';
import type { BatchJob } from './jobs.js';
import { readPlan } from './plan-file.js';

/** A folder that bears one name at the host of the sweep and another here. */
export interface Mount {
  readonly there: string;
  readonly here: string;
}

/** Milliseconds without work after which the threads of a sweep end. */
const IDLE_MAX = 30_000;

/** The path of a folder here. */
export function pathHere(folder: string, mounts: readonly Mount[]): string {
  for (const { there, here } of mounts) {
    const inside = relative(there, folder);
    if (!inside.startsWith('..') && !isAbsolute(inside)) return join(here, inside);
  }
  return folder;
}

/**
 * The manifest of the folder that a job names. Throws a FaultError where it is of another sweep, or the job
 * is no batch of it.
 */
function manifestOf(folder: string, { experiment, batch }: BatchJob): Manifest {
  const manifest = readManifest(folder);
  if (noteOf(manifest).experiment !== experiment)
    refuse(
      'another-sweep',
      folder,
      'the folder is not of the sweep that the queue speaks of',
      'does another folder bear its name here?',
    );
  const own = allBatches(manifest).at(batch.index);
  if (isDeepStrictEqual(own, batch)) return manifest;
  throw new Error('this is no batch of its sweep');
}

export class Workshop {
  /** Threads of each plan and folder. */
  readonly #pools = new Map<string, BatchPool>();

  constructor(
    private readonly threads: number,
    private readonly mounts: readonly Mount[],
  ) {}

  /**
   * Computes a batch and keeps its shard; undefined where the shard was there. The signal ends it without
   * one. Nothing is touched before the folder has proved to be of the sweep that the job names.
   *
   * @throws FaultError where the folder of the sweep is not as it should be
   */
  async compute(job: BatchJob, signal?: AbortSignal): Promise<BatchResult | undefined> {
    const { index } = job.batch;
    const folder = pathHere(job.folder, this.mounts);
    const manifest = manifestOf(folder, job);
    const pool = this.#poolOf(folder, job.plan);
    if (mendShards(folder, manifest, (each) => each === index).shards.has(index)) return undefined;
    const result = await pool.compute(job.batch, signal);
    await writeShard(folder, manifest, index, result);
    return result;
  }

  #poolOf(folder: string, plan: string): BatchPool {
    const key = `${plan} ${folder}`;
    const kept = this.#pools.get(key);
    if (kept !== undefined) return kept;
    const pool = new BatchPool(readPlan(folder, plan), { threads: this.threads, idleMilliseconds: IDLE_MAX });
    this.#pools.set(key, pool);
    return pool;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }
}
