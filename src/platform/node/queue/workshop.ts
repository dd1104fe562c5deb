/**
 * Where a worker computes: threads for each sweep it meets, and the way from a batch to its shard.
 *
 * Decision worth knowing: a batch whose shard is there already is done. That makes a second delivery cheap, and lets a worker forget what
 * it has done.
 */
import { isAbsolute, join, relative } from 'node:path';
import type { BatchResult } from '../../../experiment/ensemble.js';
import { BatchPool } from '../pool.js';
import { noteOf, readManifest, type Manifest } from '../results.js';
import { findShards, writeShard } from '../shards.js';
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

/** What is kept for a sweep. */
interface Bench {
  readonly manifest: Manifest;
  readonly pool: BatchPool;
}

export class Workshop {
  readonly #benches = new Map<string, Bench>();

  constructor(
    private readonly threads: number,
    private readonly mounts: readonly Mount[],
  ) {}

  /**
   * Computes a batch and keeps its shard; undefined where the shard was there. The signal ends it without one.
   *
   * @throws FaultError where the folder of the sweep is not as it should be
   */
  async compute(job: BatchJob, signal?: AbortSignal): Promise<BatchResult | undefined> {
    const { index } = job.batch;
    const folder = pathHere(job.folder, this.mounts);
    if (findShards(folder, { mends: true, wants: (each) => each === index }).has(index)) return undefined;
    const { manifest, pool } = this.#bench(folder, job.plan);
    const result = await pool.compute(job.batch, signal);
    await writeShard(folder, manifest.columns, noteOf(manifest), index, result);
    return result;
  }

  #bench(folder: string, plan: string): Bench {
    const key = `${plan} ${folder}`;
    const kept = this.#benches.get(key);
    if (kept !== undefined) return kept;
    const setup = readPlan(folder, plan);
    const pool = new BatchPool(setup, { threads: this.threads, idleMilliseconds: IDLE_MAX });
    const bench = { manifest: readManifest(folder), pool };
    this.#benches.set(key, bench);
    return bench;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all([...this.#benches.values()].map(({ pool }) => pool.close()));
  }
}
