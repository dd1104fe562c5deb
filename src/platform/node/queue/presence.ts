/**
 * Who is at a queue: sweeps that follow and workers that compute, of every version. This is the handshake.
 *
 * Decision worth knowing: batches of one version go into a queue of its own, for a worker cannot decline what
 * it is given. Without more, a worker of another version would wait beside it for ever and never learn why;
 * so all announce themselves in one place.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** Someone at the queue. */
export type Presence = z.infer<typeof PresenceShape>;

const PresenceShape = z
  .object({
    id: z.string(),
    kind: z.enum(['sweep', 'worker']),
    /** Of Tauride. */
    version: z.string().max(100),
    host: z.string(),
    /** The folder of a sweep, as its host names it. */
    folder: z.string().optional(),
  })
  .readonly();

/**
 * A sorted set of those present, by the server's clock when they were last heard of: the clocks of hosts may
 * differ.
 */
const KEY = 'tauride:present';

/** Seconds after which someone who is not heard of is taken for gone. */
const SILENCE_MAX = 5;

/** Milliseconds between two signs of life. */
export const HEARTBEAT = 1_000;

const DAY = 86_400;

/** Describes this process. */
export const presenceOf = (kind: Presence['kind'], version: string, folder?: string): Presence => ({
  id: randomUUID(),
  kind,
  version,
  host: hostname(),
  folder,
});

/**
 * What somebody says of himself; nothing where that is not of this form, for anybody may say anything there.
 */
function readPresence(text: string): Presence[] {
  try {
    const { data } = PresenceShape.safeParse(JSON.parse(text));
    return data === undefined ? [] : [data];
  } catch {
    return [];
  }
}

/** Gives a sign of life, and returns all others who are present. */
export async function meet(redis: Redis, self: Presence): Promise<Presence[]> {
  const [seconds, microseconds] = await redis.time();
  const now = Number(seconds) + Number(microseconds) / 1e6;
  await redis.zadd(KEY, now, JSON.stringify(self));
  await redis.zremrangebyscore(KEY, 0, now - SILENCE_MAX);
  await redis.expire(KEY, DAY);
  const present = await redis.zrange(KEY, 0, '-1');
  return present.flatMap(readPresence).filter(({ id }) => id !== self.id);
}

/** Takes leave. */
export async function leave(redis: Redis, self: Presence): Promise<void> {
  await redis.zrem(KEY, JSON.stringify(self));
}

/** The versions of those of a kind that are not this one, each once, in order. */
export const otherVersions = (
  others: readonly Presence[],
  kind: Presence['kind'],
  version: string,
): string[] =>
  [...new Set(others.filter((other) => other.kind === kind).map((other) => other.version))]
    .filter((other) => other !== version)
    .sort((a, b) => (a < b ? -1 : 1));
