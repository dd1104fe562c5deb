/**
 * The fast kernel: the reference's arithmetic in 128-bit vectors of WebAssembly (its sources are in
 * assembly/), on one thread or several.
 *
 * Decision worth knowing: people live in memories of WebAssembly from birth, one for each shard. Copying them
 * in and out every day would cost as much as moving them.
 */
import type { Keys } from '../foundation/random.js';
import type { Ground, Shard } from '../population/layout.js';
import type { Upbringing } from '../population/people.js';
import type { Population } from '../population/population.js';
import type { Tally } from '../population/tally.js';
import type { adherentsIn, castIn } from '../population/votes.js';
import { Barrier } from './barrier.js';
import type { Crew, Message, ShardMessage } from './crew.js';
import { FRONT_BYTES } from './front.js';
import { assertInputs, type KernelInputs } from './inputs.js';
import { Polling } from './polling.js';
import {
  createHarvest,
  Squad,
  type Charge,
  type NativeDay,
  type Orders,
  type Works,
} from './thread-shards.js';
import { createMemory, MEMORY_BYTES_MAX, type WasmMemory, type WasmModule } from './wasm.js';

/** What a shard may take at most, with room for the news of all the others. */
const SHARD_BYTES_MAX = MEMORY_BYTES_MAX / 1.25;

/** All threads at work on one population. */
interface Team {
  readonly number: number;
  readonly charges: readonly Charge[];
  /** What this thread moves. */
  readonly own: Squad;
}

export class SimdKernel {
  /** Machine code does the same on the same memories, and is told apart by its name alone. */
  readonly name: 'simd' | 'native';
  readonly threads: number;
  readonly #works: Works;
  readonly #crew: Crew | undefined;
  readonly #barrier: Barrier | undefined;
  readonly #polling: Polling;
  readonly #memories = new WeakMap<ArrayBufferLike, WasmMemory>();
  readonly #teams = new WeakMap<Population, Team>();
  /**
   * Memories that nobody lives in, by their bytes: an ensemble that left them to the engine would have it
   * mark all that is alive again and again.
   */
  readonly #empty = new Map<number, WasmMemory[]>();
  #teamCount = 0;
  /** The other threads must let go of people who are no more. */
  readonly #dismissals = new FinalizationRegistry((team: number) => {
    this.#tell(() => ({ kind: 'leave', team }));
  });

  /**
   * Takes the compiled module of the assembly; with a crew, that which works on shared memories. Machine
   * code, where it is given, moves people in its place, here and on the crew's threads.
   */
  constructor(module: WasmModule, crew?: Crew, native?: NativeDay) {
    this.name = native ? 'native' : 'simd';
    this.#works = { module, native };
    this.#crew = crew;
    this.threads = crew?.threads ?? 1;
    this.#polling = new Polling(module, (shard) => this.#memoryOf(shard));
    this.#barrier = crew && new Barrier(crew.control, crew.threads);
  }

  /** See `Kernel` in kernel.ts: one shard for each thread, or as many as memories must be. */
  readonly shards = (bytes: number): number =>
    this.threads * Math.ceil(bytes / (SHARD_BYTES_MAX * this.threads));

  /**
   * See `Kernel` in kernel.ts. Throws a RangeError beyond 4 GiB, and a MachineError where the host has no
   * such memory left.
   */
  readonly allocate = (bytes: number): Ground => {
    if (FRONT_BYTES + bytes > MEMORY_BYTES_MAX)
      throw new RangeError(`${bytes} bytes of people in one memory`);
    const memory = this.#emptied(bytes) ?? createMemory(FRONT_BYTES + bytes, this.threads > 1);
    this.#memories.set(memory.buffer, memory);
    return { buffer: memory.buffer, offset: FRONT_BYTES };
  };

  /** A memory that somebody lived in, all 0 again. */
  #emptied(bytes: number): WasmMemory | undefined {
    const memory = this.#empty.get(bytes)?.pop();
    if (memory) new Uint8Array(memory.buffer).fill(0);
    return memory;
  }

  /**
   * See `Kernel` in kernel.ts. Other threads may still hold what they share, so there the engine is left to
   * gather it.
   */
  readonly release = (population: Population): void => {
    if (this.#crew) return;
    this.#teams.delete(population);
    for (const { columns, layout } of population.shards) {
      const { buffer } = columns.agents;
      const memory = this.#memories.get(buffer);
      if (!memory || !this.#memories.delete(buffer)) continue;
      this.#empty.set(layout.bytes, [...(this.#empty.get(layout.bytes) ?? []), memory]);
    }
  };

  /** See `Kernel` in kernel.ts. */
  readonly settle = (population: Population, strata: readonly Upbringing[]): void => {
    const team = this.#teamOf(population);
    this.#tell(() => ({ kind: 'settle', team: team.number, strata }));
    team.own.settle(strata);
    this.#barrier?.pass();
    this.#barrier?.assertWell();
  };

  /** See `Kernel` in kernel.ts. */
  readonly adherents: typeof adherentsIn = (population, stratum) =>
    this.#polling.adherents(population, stratum);

  /** See `Kernel` in kernel.ts. */
  readonly cast: typeof castIn = (population, stratum, rule, lists) =>
    this.#polling.cast(population, stratum, rule, lists);

  /** See `Kernel` in kernel.ts. The population must live in memories that `allocate` gave. */
  step(population: Population, inputs: KernelInputs, tick: number, keys: Keys, tally: Tally): void {
    assertInputs(inputs);
    const team = this.#teamOf(population);
    const orders: Orders = { tick, keys, rows: inputs.rows, products: inputs.products };
    this.#tell(() => ({ kind: 'day', team: team.number, orders }));
    team.own.hear();
    this.#barrier?.pass();
    team.own.move(orders);
    this.#barrier?.pass();
    this.#barrier?.assertWell();
    reap(team, tally);
  }

  /** Sends every other thread its message. */
  #tell(messageTo: (mate: number) => Message): void {
    for (let mate = 1; mate < this.threads; mate++) this.#crew?.tell(mate, messageTo(mate));
  }

  #teamOf(population: Population): Team {
    return this.#teams.get(population) ?? this.#gather(population);
  }

  /** Puts all threads to work on a population. */
  #gather(population: Population): Team {
    const { shards, keys: birth, partyCount } = population;
    const isShared = this.threads > 1;
    const charges = shards.map((shard): Charge => ({
      shard,
      memory: this.#memoryOf(shard),
      harvest: createHarvest(shard.pieces.length, partyCount, isShared),
    }));
    const of = (thread: number) => shards.flatMap((_, i) => (i % this.threads === thread ? [i] : []));
    const mine = of(0).map((i) => charges[i]);
    const own = new Squad(this.#works, shards, birth, mine);
    const team: Team = { number: this.#teamCount++, charges, own };
    const messages = charges.map(messageOf);
    this.#tell((mate) => ({ kind: 'join', team: team.number, birth, shards: messages, mine: of(mate) }));
    this.#teams.set(population, team);
    this.#dismissals.register(population, team.number);
    return team;
  }

  #memoryOf({ columns }: Shard): WasmMemory {
    const memory = this.#memories.get(columns.agents.buffer);
    if (!memory) throw new RangeError('the people do not live in a memory of this kernel');
    return memory;
  }
}

const messageOf = ({ shard, memory, harvest }: Charge): ShardMessage => {
  const { layout, columns, cellBegin, cellEnd, pieces, ties } = shard;
  return {
    plan: { cellBegin, cellEnd, pieces, ties },
    layout,
    memory,
    offset: columns.agents.byteOffset - layout.offsets.agents,
    harvest,
  };
};

/** Adds up what came of all pieces. */
function reap({ charges }: Team, tally: Tally): void {
  tally.clear();
  for (const { shard, harvest } of charges)
    shard.pieces.forEach(({ stratum }, piece) => tally.add(stratum, harvest, piece));
}
