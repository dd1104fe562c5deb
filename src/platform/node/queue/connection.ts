/**
 * Connections to the Redis of a queue.
 *
 * Decision worth knowing: the first connection either succeeds within a few seconds or is a fault that says
 * why, for then nothing has begun that could be lost. A connection that breaks later is made again for as
 * long as it takes: work waits, and nobody gives up.
 */
import { Redis, type RedisOptions } from 'ioredis';
import { FaultError, refuse } from '../../../foundation/fault.js';
import type { QueueAddress } from './address.js';
import { redisFault } from './refusal.js';

/** Milliseconds that a server may take to answer at first. */
const PATIENCE = 10_000;

/** Milliseconds that a single command may take before the server counts as away. */
const COMMAND_PATIENCE = 5_000;

/** Streams and the commands of BullMQ need a Redis of this major version. */
const MAJOR_MIN = 6;

const RETRY_STEP = 100;
const RETRY_MAX = 1_000;
const KEEP_ALIVE = 10_000;

const optionsOf = ({ shown: _shown, tls, ...server }: QueueAddress): RedisOptions => ({
  ...server,
  ...(tls ? { tls: {} } : {}),
  keepAlive: KEEP_ALIVE,
  maxRetriesPerRequest: null,
  lazyConnect: true,
  retryStrategy: (times) => Math.min(times * RETRY_STEP, RETRY_MAX),
});

/**
 * An error is told where it is noticed; one that nobody waits for passes when the connection is made again.
 */
const ignore = (): void => undefined;

/**
 * A connection for commands that may wait, as a worker's for its next job. The server has been checked by
 * `connect`.
 */
export function openBlocking(address: QueueAddress): Redis {
  const redis = new Redis(optionsOf(address));
  redis.on('error', ignore);
  return redis;
}

/**
 * A connection for short commands, which reject where the server does not answer soon.
 *
 * @param patience milliseconds within which the server has to answer at first
 * @throws FaultError saying why there is no connection
 */
export async function connect(address: QueueAddress, patience = PATIENCE): Promise<Redis> {
  let isOpen = false;
  const { retryStrategy, ...options } = optionsOf(address);
  const redis = new Redis({
    ...options,
    connectTimeout: patience,
    commandTimeout: Math.min(patience, COMMAND_PATIENCE),
    retryStrategy: (times) => (isOpen ? retryStrategy?.(times) : null),
  });
  let reason: unknown;
  redis.on('error', (error: unknown) => (reason ??= error));
  try {
    await redis.connect();
    const { groups } = /^redis_version:(?<major>\d+)\./m.exec(await redis.info('server')) ?? {};
    if (reason !== undefined) throw reason as Error;
    const message = `its version is below ${MAJOR_MIN}`;
    if (Number(groups?.major) < MAJOR_MIN)
      refuse('redis-version', `--redis ${address.shown}`, message, 'install a newer Redis, or Valkey');
    isOpen = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    if (error instanceof FaultError) throw error;
    throw new FaultError([redisFault(reason ?? error, address)]);
  }
}
