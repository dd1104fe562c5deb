/**
 * The kernel on a device of WebGPU: every day each shard's people go there and come back moved.
 *
 * Decision worth knowing: it is asked for by name and never taken by `auto`. It gives the same bytes as the
 * others; but whether it is faster depends on the device and on the way there, and on a processor that plays
 * a device it never is.
 */
import { memoryOf } from '../../foundation/machine.js';
import { PURPOSE, type Keys } from '../../foundation/random.js';
import type { Ground, Shard } from '../../population/layout.js';
import { noiseAddress } from '../../population/noise.js';
import type { Population } from '../../population/population.js';
import { sumStrata, type Tally } from '../../population/tally.js';
import { takeNews } from '../hearing.js';
import { assertInputs, type KernelInputs } from '../inputs.js';
import { Products } from '../products.js';
import type { DeviceLink } from './link.js';
import { HALVES, PIECE_WORDS } from './shader.js';

/** Room for the news of all other shards beside a shard's own people, as a part of these. */
const NEWS_ROOM = 1.25;

export class WebGpuKernel {
  readonly name = 'webgpu';
  readonly threads = 1;
  readonly #link: DeviceLink;

  constructor(link: DeviceLink) {
    this.#link = link;
  }

  /** See `Kernel` in kernel.ts: as many as the device's largest buffer makes necessary. */
  readonly shards = (bytes: number): number => Math.ceil((bytes * NEWS_ROOM) / this.#link.shardBytesMax);

  /** See `Kernel` in kernel.ts: memory that the device's thread can see. */
  readonly allocate = (bytes: number): Ground => ({
    buffer: memoryOf(bytes, 'the webgpu kernel', () => new SharedArrayBuffer(bytes)),
    offset: 0,
  });

  /** See `Kernel` in kernel.ts. The population must live in memories that `allocate` gave. */
  step(population: Population, inputs: KernelInputs, tick: number, keys: Keys, tally: Tally): void {
    const { shards, partyCount } = population;
    assertInputs(inputs);
    tally.sums.fill(0n);
    for (const shard of shards) takeNews(shard, shards);
    for (const shard of shards) {
      const harvest = roomFor(shard, partyCount, inputs.products);
      const { layout, columns } = shard;
      const people = new Uint8Array(columns.agents.buffer, columns.agents.byteOffset, layout.bytes);
      const pieces = piecesOf(shard, population.keys, tick, keys);
      this.#link.day({ layout, people, pieces, rows: inputs.rows, harvest });
      if (inputs.products) reapProducts(shard, harvest, tally);
    }
    sumStrata(population, tally);
  }
}

const roomFor = ({ layout }: Shard, partyCount: number, products: boolean): Int32Array =>
  new Int32Array(new SharedArrayBuffer(products ? 4 * layout.lengths.agents * partyCount * HALVES : 0));

/** What a device must know of a shard's pieces today. */
function piecesOf({ pieces }: Shard, birth: Keys, tick: number, keys: Keys): Uint32Array {
  const words = new Uint32Array(pieces.length * PIECE_WORDS.length);
  pieces.forEach((piece, i) => {
    const noise = noiseAddress(keys, PURPOSE.noise, tick, piece.entity);
    const taste = noiseAddress(birth, PURPOSE.personalTaste, 0, piece.entity);
    const told: Readonly<Record<(typeof PIECE_WORDS)[number], number>> = {
      ...piece,
      noiseFirst: noise.first,
      noiseSecond: noise.second,
      tasteFirst: taste.first,
      tasteSecond: taste.second,
    };
    words.set(
      PIECE_WORDS.map((name) => told[name]),
      i * PIECE_WORDS.length,
    );
  });
  return words;
}

/** Adds up the cells' sums of products: high halves count 65 536 times as much as low ones. */
function reapProducts({ columns, pieces }: Shard, harvest: Int32Array, tally: Tally): void {
  const { partyCount } = columns;
  const whole = (at: number): number => harvest[at] * 0x10000 + harvest[at + 1];
  for (const { stratum, cellBegin, cellEnd } of pieces) {
    const products = new Products(tally, stratum);
    for (let cell = cellBegin; cell < cellEnd; cell++) {
      for (let p = 0; p < partyCount; p++) {
        const at = (cell * partyCount + p) * HALVES;
        products.add(p, whole(at), whole(at + 2), whole(at + 4), harvest[at + 6]);
      }
      products.endCell();
    }
    products.flush();
  }
}
