/**
 * A sweep whose batches are computed by the workers of a queue: it hands them out and follows.
 *
 * Decision worth knowing: the shards in the folder are the truth, and the queue is only asked about batches
 * that have none. What the queue does not know is put into it (again); so a Redis that is restarted, emptied
 * or replaced costs time and nothing else, and events that nobody heard are not missed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Batch } from '../../../experiment/design/design.js';
import type { Manifest } from '../../../experiment/design/manifest.js';
import type { Dispatch, KeptBatch, Listener } from '../../../experiment/laboratory/ports.js';
import { noteOf } from '../results/identity.js';
import type { EnsembleSetup } from '../threads/ensemble-worker.js';
import { findShards, readRuns, type Shards } from '../results/shards.js';
import type { QueueAddress } from './address.js';
import { connect } from './connection.js';
import { Contact } from './contact.js';
import { enqueue, jobId, openQueue, type BatchJob, type BatchQueue } from './jobs.js';
import { writePlan } from './plan-file.js';
import { HEARTBEAT, presenceOf, type Presence } from './presence.js';

/** A sweep, and where its queue is. */
export interface Followed {
  readonly address: QueueAddress;
  /** Of Tauride. */
  readonly version: string;
  /** The folder of results; absolute. */
  readonly folder: string;
  /** What it is the result of. */
  readonly manifest: Manifest;
  readonly setup: EnsembleSetup;
}

/**
 * Batches that are in the queue at one time: more than any number of workers has use for, and few enough to
 * be asked about each second.
 */
const WINDOW = 1024;

/** Milliseconds between two looks into the folder. */
const LOOK = 200;

/**
 * Looks at which no worker may be seen before it is told that none is there: after a server was away, nobody
 * has been heard of.
 */
const MISSED_MAX = 2;

/** Milliseconds that taking leave may need; what is then left in the queue does no harm. */
const FAREWELL = 2_000;

const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), sleep(milliseconds, undefined, { ref: false })]);

/** Throws a FaultError where there is no connection: to be called before anything is begun. */
export async function checkQueue(address: QueueAddress): Promise<void> {
  const redis = await connect(address);
  redis.disconnect();
}

/**
 * Has batches computed by the workers of a queue. Throws a FaultError where there is no connection to begin
 * with.
 */
export const queueDispatch =
  (followed: Followed): Dispatch<KeptBatch> =>
  async (batches, listener) => {
    if (batches.length === 0) return;
    const redis = await connect(followed.address);
    const follower = new Follower(followed, redis, batches, listener);
    try {
      await follower.follow();
    } finally {
      await follower.end();
      redis.disconnect();
    }
  };

class Follower {
  /** Batches that are not settled, by index, in order. */
  readonly #left: Map<number, Batch>;
  /** Batches that this process has put into the queue, or found there. */
  readonly #asked = new Set<number>();
  readonly #queue: BatchQueue;
  readonly #plan: string;
  readonly #contact: Contact;
  #goesOn = true;
  #isOver = false;
  #hasWorkers: boolean | undefined;
  #missed = 0;

  constructor(
    private readonly followed: Followed,
    redis: Redis,
    batches: readonly Batch[],
    private readonly listener: Listener<KeptBatch>,
  ) {
    this.#left = new Map(batches.map((batch) => [batch.index, batch]));
    const { address, version, folder, setup } = followed;
    this.#queue = openQueue(redis, version);
    this.#plan = writePlan(folder, setup);
    this.#contact = new Contact(redis, address, presenceOf('sweep', version, folder), this.#say);
    this.#say(`${batches.length} batches wait at ${address.shown} for workers that share ${folder}`);
  }

  readonly #say = (text: string): void => this.listener.onNotice?.(text);

  get #isFollowing(): boolean {
    return this.#left.size > 0 && this.#goesOn && this.listener.signal?.aborted !== true;
  }

  /** Returns when all batches are settled, or the listener ends the work. */
  async follow(): Promise<void> {
    const tending = this.#tendQueue();
    try {
      while (this.#isFollowing) {
        await this.#takeShards();
        await this.#pause(LOOK);
      }
    } finally {
      this.#isOver = true;
      await within(FAREWELL, tending);
    }
  }

  /** Takes back what is not begun; where the listener has heard enough, waits for what is. */
  async end(): Promise<void> {
    while (!this.#goesOn && (await this.#isAwaited().catch(() => false))) await sleep(LOOK);
    const takeLeave = async () => {
      await this.#withdraw();
      await this.#contact.leave();
      await this.#queue.close();
    };
    await within(FAREWELL, takeLeave());
  }

  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this.listener;
    await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
  }

  #find(wants: (index: number) => boolean): Shards {
    const { folder, manifest } = this.followed;
    return findShards(folder, manifest, wants);
  }

  async #takeShards(): Promise<void> {
    const shards = this.#find((index) => this.#left.has(index));
    for (const [index, shard] of shards) {
      const batch = this.#left.get(index);
      if (batch === undefined || !this.#isFollowing) return;
      this.#left.delete(index);
      this.#goesOn = await this.listener.onResult(batch, { rows: await readRuns(shard) });
    }
  }

  /** Looks after the queue for as long as the sweep follows. A Redis that is away is waited for. */
  async #tendQueue(): Promise<void> {
    while (this.#isFollowing && !this.#isOver) {
      await this.#contact.attempt(async () => {
        this.#tellOfWorkers(await this.#contact.meet());
        await this.#tend();
      });
      await this.#pause(HEARTBEAT);
    }
  }

  #tellOfWorkers(others: readonly Presence[]): void {
    const { version } = this.followed;
    const count = others.filter((other) => other.kind === 'worker' && other.version === version).length;
    this.#missed = count > 0 ? 0 : this.#missed + 1;
    const isSure = count > 0 || this.#hasWorkers === undefined || this.#missed > MISSED_MAX;
    if (count > 0 === this.#hasWorkers || !isSure) return;
    this.#hasWorkers = count > 0;
    if (count === 0) this.#say('no worker is there: start `tauride worker --redis URL` on any host');
    else this.#say(count === 1 ? '1 worker is there' : `${count} workers are there`);
  }

  async #tend(): Promise<void> {
    const window = [...this.#left.values()].slice(0, WINDOW);
    const states = await Promise.all(window.map((batch) => this.#queue.getJobState(this.#id(batch))));
    const failed = window.filter((_, i) => states[i] === 'failed');
    for (const batch of failed) await this.#takeFailure(batch);
    const unknown = new Set(window.filter((_, i) => states[i] === 'unknown').map(({ index }) => index));
    const done = this.#find((index) => unknown.has(index));
    const lacking = window.filter(({ index }) => unknown.has(index) && !done.has(index));
    for (const { index } of window) this.#asked.add(index);
    await enqueue(
      this.#queue,
      lacking.map((batch) => this.#job(batch)),
    );
  }

  /** A failure of this sweep is told; one that an earlier sweep has left behind is tried again. */
  async #takeFailure(batch: Batch): Promise<void> {
    const job = await this.#queue.getJob(this.#id(batch));
    await this.#queue.remove(this.#id(batch));
    if (!this.#asked.has(batch.index) || !this.#left.delete(batch.index)) return;
    await this.listener.onFailure(batch, reasonOf(job?.failedReason));
  }

  #job(batch: Batch): BatchJob {
    const { folder, manifest } = this.followed;
    return { folder, experiment: noteOf(manifest).experiment, plan: this.#plan, batch };
  }

  #id(batch: Batch): string {
    return jobId(this.#job(batch));
  }

  /** Unsettled batches that may be in the queue. */
  get #open(): Batch[] {
    return [...this.#left.values()].filter(({ index }) => this.#asked.has(index));
  }

  async #withdraw(): Promise<void> {
    await Promise.all(this.#open.map((batch) => this.#queue.remove(this.#id(batch))));
  }

  /** Is a worker there that still computes a batch of this sweep? */
  async #isAwaited(): Promise<boolean> {
    await this.#withdraw();
    const states = await Promise.all(this.#open.map((batch) => this.#queue.getJobState(this.#id(batch))));
    const others = await this.#contact.meet();
    return states.includes('active') && others.some(({ kind }) => kind === 'worker');
  }
}

const reasonOf = (text = 'no reason was given'): string =>
  text.includes('stalled') ? 'the workers that began it were lost, one after another' : text;
