/**
 * What a queue holds: for each batch where its sweep is and which part of it is meant, never rows.
 *
 * Decision worth knowing: delivery is at least once, and rows are exactly once all the same. The name of a
 * job is a digest of everything that its rows depend on and of the folder they go to, so that asking twice is
 * asking once; and a batch that is computed twice gives the same bytes under the same name.
 */
import { isAbsolute } from 'node:path';
import { Queue, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { sha256 } from '../files/sums.js';
import type { Batch } from '../../../experiment/design/design.js';

/** A batch as it travels. */
export interface BatchJob {
  /** The folder of the sweep, as the host of the sweep names it; absolute. */
  readonly folder: string;
  /** The experiment that the folder is of (`noteOf`). */
  readonly experiment: string;
  /** Digest of the plan that lies in the folder. */
  readonly plan: string;
  readonly batch: Batch;
}

const count = z.int().nonnegative();
const range = z.tuple([count, count]);

const JobShape: z.ZodType<BatchJob> = z.strictObject({
  folder: z.string().max(4096).refine(isAbsolute),
  experiment: z.string().regex(/^[0-9a-f]{16}$/),
  plan: z.string().regex(/^[0-9a-f]{64}$/),
  batch: z.strictObject({ index: count, points: range, replicates: range }),
});

/** What came out of a queue, if it is a batch: whoever can reach a Redis can put anything there. */
export const readJob = (data: unknown): BatchJob | undefined => JobShape.safeParse(data).data;

/**
 * Settings of every queue and worker: the keys they use, and the server that `connect` has checked already.
 */
export const QUEUE_OPTIONS = { prefix: 'tauride', skipVersionCheck: true } as const;

/** The queue of a version of Tauride. */
export const queueName = (version: string): string => `batches-${version}`;

/**
 * A batch is tried twice, as by the threads of one machine; what is done leaves its shard and nothing in
 * Redis.
 */
const JOB_OPTIONS: JobsOptions = { attempts: 2, removeOnComplete: true, removeOnFail: false };

/** The name of a job; without `:`, which keys of Redis are divided by. */
export const jobId = (job: BatchJob): string => sha256(JSON.stringify(job)).slice(0, 40);

export type BatchQueue = Queue<BatchJob, unknown, 'batch'>;

/** The queue, for who puts batches into it. */
export function openQueue(redis: Redis, version: string): BatchQueue {
  const queue: BatchQueue = new Queue(queueName(version), { connection: redis, ...QUEUE_OPTIONS });
  queue.on('error', () => undefined);
  return queue;
}

/** Puts batches into the queue; those that are in it already stay as they are. */
export async function enqueue(queue: BatchQueue, jobs: readonly BatchJob[]): Promise<void> {
  await queue.addBulk(
    jobs.map((data) => ({ name: 'batch' as const, data, opts: { ...JOB_OPTIONS, jobId: jobId(data) } })),
  );
}
