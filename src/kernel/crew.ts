/**
 * Other threads that move people: what they are told, and what they do.
 *
 * Decision worth knowing: orders are messages, which a host delivers even while this thread waits; that
 * everybody is ready is a barrier in shared memory. So the same code runs on worker_threads and in a
 * browser's workers, and a day stays one synchronous call.
 */
import type { Keys } from '../foundation/random.js';
import { viewColumns, type Layout, type Shard } from '../population/layout.js';
import type { Upbringing } from '../population/people.js';
import type { ShardPlan } from '../population/shard.js';
import type { Rows } from '../population/tally.js';
import { Barrier } from './barrier.js';
import { Squad, type NativeDay, type Orders, type Works } from './thread-shards.js';
import type { WasmMemory, WasmModule } from './wasm.js';

/** A shard as plain data and a memory that threads share. */
export interface ShardMessage {
  readonly plan: ShardPlan;
  readonly layout: Layout;
  readonly memory: WasmMemory;
  /** Where in the memory the people begin. */
  readonly offset: number;
  readonly harvest: Rows;
}

/** What a thread is told. A team is all threads at work on one population, by number. */
export type Message =
  | {
      readonly kind: 'join';
      readonly team: number;
      readonly birth: Keys;
      readonly shards: readonly ShardMessage[];
      /** Indices of the shards that this thread moves. */
      readonly mine: readonly number[];
    }
  | { readonly kind: 'settle'; readonly team: number; readonly strata: readonly Upbringing[] }
  | { readonly kind: 'day'; readonly team: number; readonly orders: Orders }
  | { readonly kind: 'leave'; readonly team: number };

/** What a host gives a kernel that is to use several threads. */
export interface Crew {
  /** Threads, the one that asks included; 2 or more. */
  readonly threads: number;
  /** Shared memory of BARRIER_LENGTH numbers, the same that the mates were given. */
  readonly control: Int32Array;
  /** Sends a message to another thread, numbered from 1. */
  tell(thread: number, message: Message): void;
}

/** What a host gives each of the other threads at its start. */
export interface MateSetup {
  readonly module: WasmModule;
  readonly control: Int32Array;
  readonly threads: number;
}

const opened = ({ plan, layout, memory, offset }: ShardMessage): Shard => ({
  ...plan,
  layout,
  columns: viewColumns(layout, { buffer: memory.buffer, offset }),
});

/** One of the other threads: it does what it is told. */
export class Mate {
  readonly #works: Works;
  readonly #barrier: Barrier;
  readonly #squads = new Map<number, Squad>();

  /** Takes machine code for days, too, if the other threads have it. */
  constructor({ module, control, threads }: MateSetup, native?: NativeDay) {
    this.#works = { module, native };
    this.#barrier = new Barrier(control, threads);
  }

  /** Takes a message; returns when it is done. */
  take(message: Message): void {
    if (message.kind === 'join') this.#join(message);
    else if (message.kind === 'settle') this.#settle(message.team, message.strata);
    else if (message.kind === 'day') this.#day(message.team, message.orders);
    else this.#squads.delete(message.team);
  }

  #join({ team, birth, shards: messages, mine }: Extract<Message, { kind: 'join' }>): void {
    const shards = messages.map(opened);
    const charges = mine.map((i) => ({ ...messages[i], shard: shards[i] }));
    this.#attempt(() => this.#squads.set(team, new Squad(this.#works, shards, birth, charges)));
  }

  #settle(team: number, strata: readonly Upbringing[]): void {
    this.#attempt(() => this.#squads.get(team)?.settle(strata));
    this.#barrier.pass();
  }

  #day(team: number, orders: Orders): void {
    const squad = this.#squads.get(team);
    this.#attempt(() => squad?.hear());
    this.#barrier.pass();
    this.#attempt(() => squad?.move(orders));
    this.#barrier.pass();
  }

  /** Others wait for this thread, so whatever goes wrong it must come to the barrier. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch {
      this.#barrier.fail();
    }
  }
}
