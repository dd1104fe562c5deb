/**
 * A worker: takes batches from the queue, computes them on threads, and puts their shards where the sweep
 * finds them.
 *
 * Decision worth knowing: batches are computed on threads and the event loop stays free, for it is there that
 * BullMQ renews the lock of each batch. A worker that stops renewing (killed, cut off, asleep) loses its
 * batches to others after some seconds.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { UnrecoverableError, WaitingError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { FaultError } from '../../../foundation/fault.js';
import { PoolError } from '../threads/pool.js';
import type { QueueAddress } from './address.js';
import { connect, openBlocking } from './connection.js';
import { Contact } from './contact.js';
import { openQueue, QUEUE_OPTIONS, queueName, readJob, type BatchJob, type BatchQueue } from './jobs.js';
import { HEARTBEAT, presenceOf } from './presence.js';
import { Tidings } from './tidings.js';
import { Workshop, type Mount } from './workshop.js';

/** A worker, and how it is told to stop. */
export interface Served {
  readonly address: QueueAddress;
  /** Of Tauride. */
  readonly version: string;
  readonly threads: number;
  readonly mounts: readonly Mount[];
  /**
   * Milliseconds after which it stops by itself when nothing has come, and nothing is in the queue that may
   * yet come.
   */
  readonly idleMax: number;
  /** Takes no further batch, and finishes those begun. */
  readonly finish: AbortSignal;
  /** Gives back the batches begun, at once. */
  readonly giveBack: AbortSignal;
  /** Tells the person who waits, in one line. */
  readonly say: (text: string) => void;
}

/**
 * Milliseconds after which a batch whose worker is not heard of goes to another, and between two looks for
 * such.
 */
const LOCK = 6_000;
const STALLED_LOOK = 3_000;

/** How many workers may be lost over one batch before it is given up. */
const LOST_MAX = 10;

/** Milliseconds between tries to reach a Redis that is away. */
const RETRY = 500;

/**
 * Milliseconds for which a worker that is to end when nothing comes waits for a server that does not answer.
 */
const AWAY_MAX = 30_000;

/** Milliseconds that giving back may need; what is not given back is found by its lock. */
const FAREWELL = 5_000;

/** Milliseconds between two looks at the signals. */
const LOOK = 100;

/** What a worker has done. */
export interface Service {
  batches: number;
  runs: number;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Delivery = Job<unknown, void>;

/**
 * Serves a queue until told to stop.
 *
 * @throws FaultError where there is no connection to begin with, or the folder of a sweep is not to be found
 * here; PoolError where no thread can begin to compute
 */
export async function serveQueue(served: Served): Promise<Service> {
  const redis = await connect(served.address);
  try {
    return await new Server(served, redis).serve();
  } finally {
    redis.disconnect();
  }
}

class Server {
  readonly #contact: Contact;
  readonly #blocking: Redis;
  readonly #worker: Worker<unknown, void>;
  readonly #workshop: Workshop;
  readonly #queue: BatchQueue;
  readonly #tidings: Tidings;
  readonly #service: Service = { batches: 0, runs: 0 };
  #busy = 0;
  /** When this worker was busy last, or knew of batches that may yet come to it. */
  #idleSince = performance.now();
  /** Whether the server has not answered yet what else there is. */
  #isAsking = false;
  /** When the server answered last. */
  #heardAt = performance.now();
  #isClosed = false;
  #fault: FaultError | PoolError | undefined;

  constructor(
    private readonly served: Served,
    redis: Redis,
  ) {
    const { address, version, threads, mounts, say } = served;
    this.#contact = new Contact(redis, address, presenceOf('worker', version), say);
    this.#workshop = new Workshop(threads, mounts);
    this.#queue = openQueue(redis, version);
    this.#tidings = new Tidings(say);
    this.#blocking = openBlocking(address);
    this.#worker = new Worker(queueName(version), (job, token, signal) => this.#take(job, token, signal), {
      ...QUEUE_OPTIONS,
      connection: this.#blocking,
      autorun: false,
      concurrency: threads,
      lockDuration: LOCK,
      stalledInterval: STALLED_LOOK,
      maxStalledCount: LOST_MAX,
      runRetryDelay: RETRY,
    });
    this.#worker.on('error', () => undefined);
  }

  async serve(): Promise<Service> {
    const { address, version, threads, say } = this.served;
    say(
      `${threads === 1 ? '1 thread waits' : `${threads} threads wait`} at ${address.shown} for batches of Tauride ${version}`,
    );
    const present = this.#stayPresent();
    const running = this.#worker.run().catch(() => undefined);
    while (!this.#shallStop) await sleep(LOOK);
    await this.#stop(running);
    await present;
    if (this.#fault !== undefined) throw this.#fault;
    return this.#service;
  }

  get #shallStop(): boolean {
    const { finish, giveBack, idleMax } = this.served;
    const isFree = this.#busy === 0 && !this.#isAsking;
    const isIdle = isFree && performance.now() - this.#idleSince > idleMax + HEARTBEAT;
    return finish.aborted || giveBack.aborted || this.#fault !== undefined || isIdle;
  }

  async #stayPresent(): Promise<void> {
    for (let sign = 0; !this.#isClosed; sign++) {
      if (sign % (HEARTBEAT / LOOK) === 0) {
        this.#isAsking = true;
        if (await this.#isAwaited()) this.#idleSince = performance.now();
        this.#isAsking = false;
      }
      await sleep(LOOK);
    }
  }

  /**
   * Gives a sign of life, and asks whether batches are in the queue that may yet come here: also those that
   * others have begun, for one whose worker was lost is locked for some seconds. A server that is away for a
   * moment may hold some.
   */
  async #isAwaited(): Promise<boolean> {
    const count = await this.#contact.attempt(async () => {
      await this.#contact.meet();
      return this.#queue.getJobCountByTypes('active', 'waiting', 'delayed', 'prioritized');
    });
    if (count === undefined) return performance.now() - this.#heardAt < AWAY_MAX;
    this.#heardAt = performance.now();
    return count > 0;
  }

  /** Takes no further batch, waits for those begun, or gives them back when told to. */
  async #stop(running: Promise<void>): Promise<void> {
    if (this.#busy > 0) this.served.say('finishing what is begun; Ctrl-C again gives it back to the others');
    const closing = this.#worker.close().then(() => running);
    void closing.then(() => (this.#isClosed = true));
    let isGivenBack = false;
    for (let patience = FAREWELL; !this.#isClosed && patience > 0;) {
      if (this.served.giveBack.aborted && !isGivenBack) this.#worker.cancelAllJobs();
      isGivenBack = this.served.giveBack.aborted;
      // Only what is begun is waited for as long as it takes: a server that has gone hears no farewell.
      if (this.#busy === 0 || isGivenBack) patience -= LOOK;
      await sleep(LOOK);
    }
    this.#isClosed = true;
    await Promise.race([Promise.allSettled([this.#contact.leave(), this.#queue.close()]), sleep(LOOK)]);
    await this.#workshop.close();
    this.#blocking.disconnect();
  }

  async #take(job: Delivery, token?: string, signal?: AbortSignal): Promise<void> {
    const asked = readJob(job.data);
    if (asked === undefined) {
      this.served.say('the queue held something that is no batch of Tauride: it is passed over');
      throw new UnrecoverableError('this is no batch of Tauride');
    }
    this.#busy++;
    try {
      await this.#compute(asked, signal);
    } catch (error) {
      if (signal?.aborted !== true && !(await this.#isOurFault(error, asked))) {
        this.served.say(`batch ${asked.batch.index} of ${asked.folder} failed: ${messageOf(error)}`);
        throw error;
      }
      await job.moveToWait(token);
      throw new WaitingError();
    } finally {
      this.#busy--;
      this.#idleSince = performance.now();
    }
  }

  async #compute(asked: BatchJob, signal?: AbortSignal): Promise<void> {
    const began = performance.now();
    const result = await this.#workshop.compute(asked, signal);
    if (result === undefined) return;
    const runs = result.rows.length;
    this.#service.batches++;
    this.#service.runs += runs;
    const milliseconds = performance.now() - began;
    this.#tidings.add({ index: asked.batch.index, folder: asked.folder, runs, milliseconds });
  }

  /**
   * Where no thread can begin, or a folder is not as its sweep, which is there, has left it, it is this host
   * that cannot help. Without a sweep the batch is a leftover.
   */
  async #isOurFault(error: unknown, asked: BatchJob): Promise<boolean> {
    const isOurs =
      error instanceof PoolError || (error instanceof FaultError && (await this.#isFollowed(asked)));
    if (isOurs) this.#fault ??= error;
    return isOurs;
  }

  async #isFollowed({ folder }: BatchJob): Promise<boolean> {
    const others = await this.#contact.meet();
    return others.some((other) => other.kind === 'sweep' && other.folder === folder);
  }
}
