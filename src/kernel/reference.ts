/**
 * The definition of how loyalties move: plain integers, to be read beside design.md, section 3.
 *
 * For every agent and party, in Q15 with one rounding:
 *
 *     s = rho*A + sigma*l_partner - (rho + sigma + omega)*l + omega*T + amp*r + 1/2
 *     l = sat( l + sat(s >> 15) )
 *
 * Decision worth knowing: the noise lies inside the one rounding and so rounds stochastically. With a
 * rounding per term, whoever learns slowly would stop short of what draws him, and noise added afterwards
 * could not free him.
 */
import { HALF, mulQ15, sat16 } from '../foundation/fixed.js';
import { PURPOSE, type Keys } from '../foundation/random.js';
import { countCell } from '../population/count.js';
import {
  LANES,
  RECEPTIVITY_SHIFT,
  firstLoyalty,
  firstReceptivity,
  loyaltyStep,
} from '../population/layout.js';
import type { PeopleColumns } from '../population/layout.js';
import {
  CELL_WORDS,
  PARTY_MULTIPLIERS,
  drawCell,
  mixAgents,
  noiseAddress,
  partyKey,
  partyNumber,
  wholeCellWord,
  type NoiseAddress,
} from '../population/noise.js';
import type { Population } from '../population/population.js';
import type { Piece } from '../population/shard.js';
import { CELL_AGENTS_MAX } from '../population/spec.js';
import { sumStrata, type Tally } from '../population/tally.js';
import { judge, tire } from './action.js';
import { hearTies, takeNews } from './hearing.js';
import { FIELD, ROW_LENGTH, assertInputs, type KernelInputs } from './inputs.js';
import { Products } from './products.js';

/** The day of a piece of a stratum. */
interface Day {
  readonly columns: PeopleColumns;
  readonly piece: Piece;
  readonly row: Int32Array;
  readonly noise: NoiseAddress;
  readonly taste: NoiseAddress;
  /** Null where they are not wanted. */
  readonly products: Products | null;
}

/**
 * Cells move one after another; what one cell needs at hand is kept from cell to cell, so nothing is
 * allocated.
 */
export class ReferenceKernel {
  readonly name = 'reference';
  readonly threads = 1;
  /** How far behind an agent the one he meets today stands. */
  #offset = 0;
  /** Yesterday's loyalties of a cell to one party. */
  readonly #loyalties = new Int16Array(CELL_AGENTS_MAX);
  readonly #rhos = new Int16Array(CELL_AGENTS_MAX);
  readonly #noise = { words: new Uint32Array(CELL_WORDS), mixed: new Uint16Array(CELL_AGENTS_MAX) };
  readonly #taste = { words: new Uint32Array(CELL_WORDS), mixed: new Uint16Array(CELL_AGENTS_MAX) };

  /** See `Kernel` in kernel.ts. */
  step(population: Population, inputs: KernelInputs, tick: number, keys: Keys, tally: Tally): void {
    const { shards } = population;
    assertInputs(inputs);
    tally.sums.fill(0n);
    for (const shard of shards) takeNews(shard, shards);
    for (const shard of shards) hearTies(shard);
    for (const { columns, pieces } of shards)
      for (const piece of pieces)
        this.#movePiece({
          columns,
          piece,
          row: inputs.rows.subarray(piece.stratum * ROW_LENGTH, (piece.stratum + 1) * ROW_LENGTH),
          noise: noiseAddress(keys, PURPOSE.noise, tick, piece.entity),
          taste: noiseAddress(population.keys, PURPOSE.personalTaste, 0, piece.entity),
          products: inputs.products ? new Products(tally, piece.stratum) : null,
        });
    sumStrata(population, tally);
  }

  #movePiece(day: Day): void {
    for (let cell = day.piece.cellBegin; cell < day.piece.cellEnd; cell++) this.#moveCell(day, cell);
    day.products?.flush();
  }

  #moveCell(day: Day, cell: number): void {
    const { columns, row, products } = day;
    this.#draw(day, cell);
    columns.rhoSums[cell] = this.#learn(day, cell);
    for (let p = 0; p < columns.partyCount; p++) this.#moveParty(day, cell, p);
    products?.endCell();
    judge(columns, row, cell);
    countCell(columns, cell);
    tire(columns, row, cell);
  }

  #draw({ columns, piece, noise, taste }: Day, cell: number): void {
    const number = piece.number + cell - piece.cellBegin;
    drawCell(noise, number, this.#noise.words);
    drawCell(taste, number, this.#taste.words);
    mixAgents(this.#noise.words, columns.agents[cell], this.#noise.mixed);
    mixAgents(this.#taste.words, columns.agents[cell], this.#taste.mixed);
    this.#offset = partnerOffset(wholeCellWord(this.#noise.words), columns.agents[cell]);
  }

  /** How fast each agent of a cell learns today; returns the sum. */
  #learn({ columns, row }: Day, cell: number): number {
    const first = firstReceptivity(columns, cell);
    let sum = 0;
    for (let j = 0; j < columns.agents[cell]; j++) {
      const receptive = (columns.blocks[first + j] * row[FIELD.tempo]) >> RECEPTIVITY_SHIFT;
      const rho = Math.min(row[FIELD.rhoCap], receptive);
      this.#rhos[j] = rho;
      sum += rho;
    }
    return sum;
  }

  /** Copies a cell's loyalties to one party, the first of which is at `first`. */
  #recall({ agents, loyalties, partyCount }: PeopleColumns, cell: number, first: number): void {
    const before = this.#loyalties;
    const count = agents[cell];
    for (let j = 0; j < count; j++) before[j] = loyalties[first + loyaltyStep(partyCount, j)];
  }

  /** Moves a cell's loyalties to one party: the formula at the head of this file. */
  #moveParty(day: Day, cell: number, party: number): void {
    const { columns, row } = day;
    const { loyalties, partyCount } = columns;
    const count = columns.agents[cell];
    const first = firstLoyalty(columns, cell) + party * LANES;
    this.#recall(columns, cell, first);

    const before = this.#loyalties;
    const rhos = this.#rhos;
    const noises = this.#noise.mixed;
    const tastes = this.#taste.mixed;
    const multiplier = PARTY_MULTIPLIERS[party];
    const noiseKey = partyKey(this.#noise.words, party);
    const tasteKey = partyKey(this.#taste.words, party);
    const sigma = row[FIELD.sigma];
    const omega = row[FIELD.omega];
    const amp = row[FIELD.noise];
    const ampTaste = row[FIELD.personalTaste];
    const appeal = sat16(row[FIELD.appeal + party] + columns.tastes[cell * partyCount + party]);
    const { imul } = Math;
    const heard = imul(omega, columns.tieMeans[cell * partyCount + party]) + HALF;

    let rhoLoyalty = 0;
    let rhoAppeal = 0;
    let noise = 0;
    let lost = 0;
    let partner = this.#offset;
    for (let j = 0; j < count; j++) {
      const l = before[j];
      const rho = rhos[j];
      const a = sat16(appeal + mulQ15(ampTaste, partyNumber(tastes[j], multiplier, tasteKey)));
      const drawn = imul(rho, a);
      const met = imul(sigma, before[partner]);
      const r = imul(amp, partyNumber(noises[j], multiplier, noiseKey));
      const step = (drawn + met - imul(rho + sigma + omega, l) + heard + r) >> 15;
      const next = sat16(l + sat16(step));
      loyalties[first + loyaltyStep(partyCount, j)] = next;
      rhoLoyalty += imul(rho, l);
      rhoAppeal += drawn;
      noise += r;
      lost += l + step - next;
      if (++partner === count) partner = 0;
    }
    day.products?.add(party, rhoLoyalty, rhoAppeal, noise, lost);
  }
}

/**
 * The cyclic matching of the day: agent j meets agent j + offset. 0 (himself, to no effect) in a cell of one.
 */
export const partnerOffset = (draw: number, count: number): number =>
  count > 1 ? 1 + (draw % (count - 1)) : 0;
