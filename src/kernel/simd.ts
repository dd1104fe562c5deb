/**
 * The fast kernel: the reference's arithmetic in 128-bit vectors of WebAssembly (its sources are in assembly/).
 *
 * Decision worth knowing: people live in a memory of WebAssembly from birth, one memory and one instance for each
 * population. Copying them in and out every day would cost as much as moving them.
 */
import { PURPOSE, type Keys } from '../foundation/random.js';
import { COLUMN_NAMES, tallyWidth, type Ground } from '../population/layout.js';
import { noiseAddress, PARTY_MULTIPLIERS } from '../population/noise.js';
import type { Population } from '../population/population.js';
import { PARTIES_MAX } from '../population/spec.js';
import { sumsWidth, type Tally } from '../population/tally.js';
import { FRONT, FRONT_BYTES } from './front.js';
import { assertInputs, ROW_LENGTH, type KernelInputs } from './inputs.js';
import { createMemory, MEMORY_BYTES_MAX, wasm, type WasmModule } from './wasm.js';

/** What the assembly exports; see hear.ts and move.ts there. Addresses are those of the noise and of the tastes. */
interface Assembly {
  hear(parties: number, cellBegin: number, cellEnd: number, tieBegin: number, tiesPerCell: number): void;
  move(parties: number, cellBegin: number, cellEnd: number, number: number, ...addresses: number[]): void;
}

/** Where one population lives: a memory, the instance that works on it, and views of its front. */
class Habitat {
  readonly buffer: ArrayBuffer;
  readonly assembly: Assembly;
  readonly #columns: Uint32Array;
  readonly #row: Int32Array;
  readonly #tally: Float64Array;
  readonly #sums: BigInt64Array;

  constructor(module: WasmModule, bytes: number) {
    const memory = createMemory(FRONT_BYTES + bytes);
    this.buffer = memory.buffer;
    this.assembly = new wasm.Instance(module, { env: { memory } }).exports as unknown as Assembly;
    this.#columns = new Uint32Array(this.buffer, FRONT.columns, COLUMN_NAMES.length);
    this.#row = new Int32Array(this.buffer, FRONT.row, ROW_LENGTH);
    this.#tally = new Float64Array(this.buffer, FRONT.tally, tallyWidth(PARTIES_MAX));
    this.#sums = new BigInt64Array(this.buffer, FRONT.sums, sumsWidth(PARTIES_MAX));
    new Uint16Array(this.buffer, FRONT.multipliers, PARTIES_MAX).set(PARTY_MULTIPLIERS);
  }

  /** Tells the instance where the columns are. */
  open({ columns }: Population): void {
    COLUMN_NAMES.forEach((name, i) => (this.#columns[i] = columns[name].byteOffset));
  }

  /** Tells the instance the inputs of the stratum that is to move. */
  enter({ rows }: KernelInputs, stratum: number): void {
    this.#row.set(rows.subarray(stratum * ROW_LENGTH, (stratum + 1) * ROW_LENGTH));
  }

  /** Takes the rows of the stratum that has moved. */
  leave({ strata, sums, width, partyCount }: Tally, stratum: number): void {
    strata.set(this.#tally.subarray(0, width), stratum * width);
    sums.set(this.#sums.subarray(0, sumsWidth(partyCount)), stratum * sumsWidth(partyCount));
  }
}

export class SimdKernel {
  readonly name = 'simd';
  readonly #module: WasmModule;
  readonly #habitats = new WeakMap<ArrayBufferLike, Habitat>();

  /** Takes the compiled module of the assembly. */
  constructor(module: WasmModule) {
    this.#module = module;
  }

  /** See `Kernel` in kernel.ts. Throws a RangeError beyond 4 GiB, or where the host has no such memory left. */
  readonly allocate = (bytes: number): Ground => {
    if (FRONT_BYTES + bytes > MEMORY_BYTES_MAX)
      throw new RangeError(`${bytes} bytes of people in one memory`);
    const habitat = new Habitat(this.#module, bytes);
    this.#habitats.set(habitat.buffer, habitat);
    return { buffer: habitat.buffer, offset: FRONT_BYTES };
  };

  /** See `Kernel` in kernel.ts. The population must live in a memory that `allocate` gave. */
  step(population: Population, inputs: KernelInputs, tick: number, keys: Keys, tally: Tally): void {
    const habitat = this.#habitats.get(population.bytes.buffer);
    if (!habitat) throw new RangeError('the people do not live in a memory of this kernel');
    assertInputs(inputs);
    habitat.open(population);
    hear(habitat, population);
    population.strata.forEach(({ cellBegin, cellEnd, entity }, s) => {
      const noise = noiseAddress(keys, PURPOSE.noise, tick, entity);
      const taste = noiseAddress(population.keys, PURPOSE.personalTaste, 0, entity);
      const addresses = [noise.first, noise.second, taste.first, taste.second];
      habitat.enter(inputs, s);
      habitat.assembly.move(population.partyCount, cellBegin, cellEnd, 0, ...addresses);
      habitat.leave(tally, s);
    });
  }
}

function hear({ assembly }: Habitat, { strata, partyCount }: Population): void {
  for (const { cellBegin, cellEnd, tieBegin, tiesPerCell } of strata)
    assembly.hear(partyCount, cellBegin, cellEnd, tieBegin, tiesPerCell);
}
