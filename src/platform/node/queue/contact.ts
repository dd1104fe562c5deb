/**
 * One party's contact with the others at a queue, and what the person before the terminal is told of it: each
 * thing when it changes.
 */
import type { Redis } from 'ioredis';
import type { QueueAddress } from './address.js';
import { leave, meet, otherVersions, type Presence } from './presence.js';
import { redisFault } from './refusal.js';

export class Contact {
  #isAway = false;
  readonly #versionsTold = new Set<string>();

  /** @param say tells a person something, in one line */
  constructor(
    private readonly redis: Redis,
    private readonly address: QueueAddress,
    private readonly self: Presence,
    private readonly say: (text: string) => void,
  ) {}

  /**
   * Does this with the server; undefined where the server is away, which is told once, and so is its return.
   */
  async attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    const { shown } = this.address;
    try {
      const result = await action();
      if (this.#isAway) this.say(`${shown} is back`);
      this.#isAway = false;
      return result;
    } catch (error) {
      if (!this.#isAway) {
        this.say(`${shown}: ${redisFault(error, this.address).message}; waiting for it, nothing is lost`);
      }
      this.#isAway = true;
      return undefined;
    }
  }

  /**
   * Gives a sign of life, tells of those of the other kind who have another version, and returns all who are
   * there.
   */
  async meet(): Promise<Presence[]> {
    const others = await meet(this.redis, this.self);
    const { kind, version } = this.self;
    const partner = kind === 'sweep' ? 'worker' : 'sweep';
    for (const other of otherVersions(others, partner, version)) {
      if (!this.#versionsTold.has(other)) {
        this.say(
          `a ${partner} of Tauride ${other} is there, and this ${kind} is of ${version}: both need one version`,
        );
      }
      this.#versionsTold.add(other);
    }
    return others;
  }

  leave(): Promise<void> {
    return leave(this.redis, this.self);
  }
}
