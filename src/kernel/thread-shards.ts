/**
 * The shards that one thread moves: each has a memory, an instance of the assembly that works on it, and
 * views of its front.
 *
 * Decision worth knowing: a thread that works alone and one among seven run this same code. A day has two
 * halves, hear and move, and whoever runs several threads lets all of them finish the first half before any
 * begins the second.
 */
import { ONE } from '../foundation/fixed.js';
import { PURPOSE, type Keys } from '../foundation/random.js';
import { PEOPLE_COLUMNS, tallyWidth, type Shard } from '../population/layout.js';
import { noiseAddress, PARTY_MULTIPLIERS, type NoiseAddress } from '../population/noise.js';
import type { Upbringing } from '../population/people.js';
import { QUANTILES } from '../population/traits.js';
import type { Piece } from '../population/shard.js';
import { PARTIES_MAX } from '../population/spec.js';
import { sumsWidth, type Rows } from '../population/tally.js';
import { FRONT } from './front.js';
import { takeNews } from './hearing.js';
import { FIELD, ROW_LENGTH } from './inputs.js';
import { instanceOn, type WasmMemory, type WasmModule } from './wasm.js';

/**
 * What the assembly exports; see hear.ts, move.ts and settle.ts there. Addresses are two for each purpose of
 * draws.
 */
interface Assembly {
  hear(parties: number, cellBegin: number, cellEnd: number, tieBegin: number, tiesPerCell: number): void;
  /** After the addresses: 1 where sums of products are wanted, else 0. */
  move(parties: number, cellBegin: number, cellEnd: number, number: number, ...more: number[]): void;
  settle(parties: number, cellBegin: number, cellEnd: number, number: number, ...addresses: number[]): void;
}

/**
 * The assembly's two functions of every day in machine code (native/kernel.c). Their first argument is the
 * whole memory of a shard.
 */
export interface NativeDay {
  hear(memory: Uint8Array, ...numbers: number[]): void;
  move(memory: Uint8Array, ...numbers: number[]): void;
}

/** What moves people: the compiled assembly, and where the host has it, machine code for its days. */
export interface Works {
  readonly module: WasmModule;
  readonly native?: NativeDay | undefined;
}

/** The assembly that works on a memory. */
function assemblyOn(memory: WasmMemory, { module, native }: Works): Assembly {
  const assembly = instanceOn(memory, module).exports as unknown as Assembly;
  if (!native) return assembly;
  const bytes = new Uint8Array(memory.buffer);
  return {
    hear: (...numbers) => {
      native.hear(bytes, ...numbers);
    },
    move: (...numbers) => {
      native.move(bytes, ...numbers);
    },
    settle: (...numbers) => {
      assembly.settle(...numbers);
    },
  };
}

/** A day as every thread needs to know it. */
export interface Orders {
  readonly tick: number;
  readonly keys: Keys;
  /** See `KernelInputs`. */
  readonly rows: Int32Array;
  readonly products: boolean;
}

/** Room for what comes of a shard's day, by piece; in memory that threads can share, if wanted. */
export function createHarvest(pieces: number, partyCount: number, isShared: boolean): Rows {
  const room = (bytes: number) => (isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  return {
    counts: new Float64Array(room(8 * pieces * tallyWidth(partyCount))),
    sums: new BigInt64Array(room(8 * pieces * sumsWidth(partyCount))),
  };
}

/** A shard as the thread that moves it knows it. */
export interface Charge {
  readonly shard: Shard;
  readonly memory: WasmMemory;
  /** What came of the day, by piece. */
  readonly harvest: Rows;
}

/** Writes what never changes into the front of a shard's memory. */
export function openFront({ buffer }: WasmMemory, { columns }: Shard): void {
  const addresses = new Uint32Array(buffer, FRONT.columns, PEOPLE_COLUMNS.length);
  PEOPLE_COLUMNS.forEach((name, i) => (addresses[i] = columns[name].byteOffset));
  new Uint16Array(buffer, FRONT.multipliers, PARTIES_MAX).set(PARTY_MULTIPLIERS);
}

class Hand {
  readonly #charge: Charge;
  readonly #assembly: Assembly;
  readonly #row: Int32Array;
  /** The row of a piece's tally, and that of its sums. */
  readonly #tally: Float64Array;
  readonly #sums: BigInt64Array;
  /** By piece: what the personal tastes of its people are addressed by. */
  readonly #tastes: readonly NoiseAddress[];

  constructor(works: Works, charge: Charge, birth: Keys) {
    const { memory, shard } = charge;
    const { buffer } = memory;
    const { partyCount } = shard.columns;
    this.#charge = charge;
    this.#assembly = assemblyOn(memory, works);
    this.#row = new Int32Array(buffer, FRONT.row, ROW_LENGTH);
    this.#tally = new Float64Array(buffer, FRONT.tally, tallyWidth(partyCount));
    this.#sums = new BigInt64Array(buffer, FRONT.sums, sumsWidth(partyCount));
    this.#tastes = shard.pieces.map(({ entity }) => noiseAddress(birth, PURPOSE.personalTaste, 0, entity));
    openFront(memory, shard);
  }

  hear(shards: readonly Shard[]): void {
    const { shard } = this.#charge;
    takeNews(shard, shards);
    for (const { cellBegin, cellEnd, tieBegin, tiesPerCell } of shard.pieces)
      this.#assembly.hear(shard.columns.partyCount, cellBegin, cellEnd, tieBegin, tiesPerCell);
  }

  move(orders: Orders): void {
    this.#charge.shard.pieces.forEach((piece, i) => {
      this.#movePiece(piece, orders, this.#tastes[i]);
      this.#reap(i);
    });
  }

  #movePiece(
    { cellBegin, cellEnd, entity, number, stratum }: Piece,
    { keys, tick, rows, products }: Orders,
    taste: NoiseAddress,
  ): void {
    const noise = noiseAddress(keys, PURPOSE.noise, tick, entity);
    for (let i = 0; i < ROW_LENGTH; i++) this.#row[i] = rows[stratum * ROW_LENGTH + i];
    const { partyCount } = this.#charge.shard.columns;
    const { first, second } = noise;
    const addresses = [first, second, taste.first, taste.second];
    this.#assembly.move(partyCount, cellBegin, cellEnd, number, ...addresses, Number(products));
  }

  settle(strata: readonly Upbringing[], birth: Keys): void {
    for (const piece of this.#charge.shard.pieces) this.#settlePiece(piece, strata[piece.stratum], birth);
  }

  #settlePiece({ cellBegin, cellEnd, entity, number }: Piece, upbringing: Upbringing, birth: Keys): void {
    const { partyCount } = this.#charge.shard.columns;
    const { buffer } = this.#charge.memory;
    const purposes = [PURPOSE.receptivity, PURPOSE.threshold, PURPOSE.personalTaste];
    const addresses = purposes.flatMap((purpose) => {
      const { first, second } = noiseAddress(birth, purpose, 0, entity);
      return [first, second];
    });
    this.#row.set(firstDay(upbringing));
    new Uint8Array(buffer, FRONT.receptivities, QUANTILES).set(upbringing.receptivities);
    new Uint8Array(buffer, FRONT.thresholds, QUANTILES).set(upbringing.thresholds);
    this.#assembly.settle(partyCount, cellBegin, cellEnd, number, ...addresses);
  }

  /** Takes the rows of the piece that has moved. */
  #reap(piece: number): void {
    const { counts, sums } = this.#charge.harvest;
    counts.set(this.#tally, piece * this.#tally.length);
    sums.set(this.#sums, piece * this.#sums.length);
  }
}

/**
 * The row of inputs with which people are settled: start stands for appeal, and no threshold can be reached.
 */
function firstDay({ start, personalTaste, floor }: Upbringing): Int32Array {
  const row = new Int32Array(ROW_LENGTH);
  row.set(start, FIELD.appeal);
  row[FIELD.personalTaste] = personalTaste;
  row[FIELD.floor] = floor;
  row[FIELD.thresholdLeast] = ONE - 1;
  return row;
}

export class Squad {
  readonly #shards: readonly Shard[];
  readonly #birth: Keys;
  readonly #hands: readonly Hand[];

  /**
   * Takes what moves people, all shards of a population, the keys its people were drawn with, and those of
   * its shards that this thread is to move.
   */
  constructor(works: Works, shards: readonly Shard[], birth: Keys, charges: readonly Charge[]) {
    this.#shards = shards;
    this.#birth = birth;
    this.#hands = charges.map((charge) => new Hand(works, charge, birth));
  }

  /** Every cell hears what its tied cells held yesterday, in whatever shard. Nobody may move meanwhile. */
  hear(): void {
    for (const hand of this.#hands) hand.hear(this.#shards);
  }

  /** Everybody is brought up. */
  settle(strata: readonly Upbringing[]): void {
    for (const hand of this.#hands) hand.settle(strata, this.#birth);
  }

  /** Everybody moves by one day. */
  move(orders: Orders): void {
    for (const hand of this.#hands) hand.move(orders);
  }
}
