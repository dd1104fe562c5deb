/**
 * Counting adherents and votes by the assembly: population/votes.ts, on the memories of all shards.
 *
 * Decision worth knowing: one thread counts, whatever it shares the days with. A count is a few nanoseconds a
 * person and comes between days, when the other threads rest; waking them would take longer.
 */
import { PURPOSE } from '../foundation/random.js';
import { noiseAddress } from '../population/noise.js';
import type { Population } from '../population/population.js';
import type { Shard } from '../population/layout.js';
import type { Piece } from '../population/shard.js';
import { PARTIES_MAX } from '../population/spec.js';
import { CHANCES_MAX, type Adherents, type BallotCalculus } from '../population/votes.js';
import { FRONT } from './front.js';
import { openFront } from './thread-shards.js';
import { instanceOn, type WasmMemory, type WasmModule } from './wasm.js';

/** What the assembly exports for it; see vote.ts there. */
interface Assembly {
  readonly adhere: (parties: number, cellBegin: number, cellEnd: number) => void;
  readonly cast: (
    parties: number,
    cellBegin: number,
    cellEnd: number,
    number: number,
    first: number,
    second: number,
    isContested: number,
    indifference: number,
    stepBits: number,
    last: number,
  ) => void;
}

/** The memory of a shard as who counts needs it. */
class Booth {
  readonly adhere: Assembly['adhere'];
  readonly cast: Assembly['cast'];
  readonly #shard: Shard;
  readonly #lists: Int16Array;
  readonly #baseLow: Int16Array;
  readonly #baseHigh: Int16Array;
  readonly #heeded: Uint16Array;
  readonly #silent: Int16Array;
  readonly #chances: Int32Array;
  /** What was written there last: a curve is long, and the same for all strata. */
  #curve: Int32Array | undefined;
  readonly #votes: Int32Array;
  readonly #loyalty: BigInt64Array;

  constructor(module: WasmModule, shard: Shard, memory: WasmMemory) {
    const { buffer } = memory;
    openFront(memory, shard);
    const { adhere, cast } = instanceOn(memory, module).exports as unknown as Assembly;
    this.adhere = adhere;
    this.cast = cast;
    this.#shard = shard;
    this.#lists = new Int16Array(buffer, FRONT.lists, PARTIES_MAX);
    this.#baseLow = new Int16Array(buffer, FRONT.baseLow, PARTIES_MAX);
    this.#baseHigh = new Int16Array(buffer, FRONT.baseHigh, PARTIES_MAX);
    this.#heeded = new Uint16Array(buffer, FRONT.heeded, PARTIES_MAX);
    this.#silent = new Int16Array(buffer, FRONT.silent, PARTIES_MAX);
    this.#chances = new Int32Array(buffer, FRONT.chances, CHANCES_MAX);
    this.#votes = new Int32Array(buffer, FRONT.votes, PARTIES_MAX);
    this.#loyalty = new BigInt64Array(buffer, FRONT.loyalty, PARTIES_MAX);
  }

  /** Counts what people of the stratum live here, piece by piece. */
  count(
    stratum: number,
    ask: (piece: Piece) => void,
    take: (votes: Int32Array, loyalty: BigInt64Array) => void,
  ): void {
    for (const piece of this.#shard.pieces) {
      if (piece.stratum !== stratum) continue;
      this.#votes.fill(0);
      this.#loyalty.fill(0n);
      ask(piece);
      take(this.#votes, this.#loyalty);
    }
  }

  /** Writes the rule by which people vote. */
  rule({ base, heeded, chances }: BallotCalculus, lists: readonly number[]): void {
    this.#lists.set(lists);
    for (let p = 0; p < base.length; p++) {
      this.#baseLow[p] = base[p];
      this.#baseHigh[p] = base[p] >> 16;
      this.#heeded[p] = Math.min(0xffff, heeded[p]);
      this.#silent[p] = heeded[p] > 0xffff ? -1 : 0;
    }
    if (this.#curve !== chances) this.#chances.set(chances);
    this.#curve = chances;
  }
}

/** Where the memory of a shard is, and the module that works on it. */
type MemoryOf = (shard: Shard) => WasmMemory;

export class Polling {
  readonly #module: WasmModule;
  readonly #memoryOf: MemoryOf;
  readonly #booths = new WeakMap<Shard, Booth>();

  constructor(module: WasmModule, memoryOf: MemoryOf) {
    this.#module = module;
    this.#memoryOf = memoryOf;
  }

  #boothOf(shard: Shard): Booth {
    const booth = this.#booths.get(shard) ?? new Booth(this.#module, shard, this.#memoryOf(shard));
    this.#booths.set(shard, booth);
    return booth;
  }

  /** See `adherentsIn` in population/votes.ts. */
  adherents({ shards, partyCount }: Population, stratum: number): Adherents {
    const agents = new Array<number>(partyCount).fill(0);
    const sums = new Array<number>(partyCount).fill(0);
    for (const shard of shards) {
      const booth = this.#boothOf(shard);
      booth.count(
        stratum,
        ({ cellBegin, cellEnd }) => booth.adhere(partyCount, cellBegin, cellEnd),
        (votes, loyalty) => {
          for (let p = 0; p < partyCount; p++) {
            agents[p] += votes[p];
            sums[p] += Number(loyalty[p]);
          }
        },
      );
    }
    return { agents, loyalty: sums };
  }

  /** See `castIn` in population/votes.ts. */
  cast(
    { shards, keys, partyCount }: Population,
    stratum: number,
    rule: BallotCalculus,
    lists: readonly number[],
  ): number[] {
    const counts = new Array<number>(partyCount + 1).fill(0);
    let agents = 0;
    const isContested = Number(lists.some((list) => list !== lists[0]));
    const { indifference, stepBits } = rule;
    const last = rule.chances.length - 1;
    for (const shard of shards) {
      const booth = this.#boothOf(shard);
      booth.rule(rule, lists);
      booth.count(
        stratum,
        ({ cellBegin: from, cellEnd: to, number, entity }) => {
          for (let cell = from; cell < to; cell++) agents += shard.columns.agents[cell];
          const { first, second } = noiseAddress(keys, PURPOSE.vote, 0, entity);
          booth.cast(partyCount, from, to, number, first, second, isContested, indifference, stepBits, last);
        },
        (votes) => {
          for (let p = 0; p < partyCount; p++) counts[p] += votes[p];
        },
      );
    }
    counts[partyCount] = agents - counts.reduce((sum, votes) => sum + votes, 0);
    return counts;
  }
}
