/**
 * Screens of the noise: is every number as frequent as any other, and do numbers know of each other?
 *
 * Decision worth knowing: inside a cell numbers are spread out by multiplication, not hashed, so they are not independent in every sense;
 * cells are. So the mean of a product is judged by how it varies between cells, and how it varies is judged by itself, as `spread`.
 */
import { PARTIES, type Generator, type Place } from './generator.js';
import { equalChance, normalChance, plain, type Screen } from './screen.js';

export const AGENTS = 128;

/** Standard deviation of a uniform 16-bit number. */
const SCALE = Math.sqrt((65536 ** 2 - 1) / 12);

/** Cells that are drawn at a time. */
const BATCH = 250;

/** The cells from which others are looked at: the furthest neighbour. */
const CELL_LAGS = [1, 2, 16];
const MARGIN = Math.max(...CELL_LAGS);

const AGENT_LAGS = [1, 2, 3, 4, 5, 7, 8, 15, 16, 24, 32, 48, 64];

const HERE: Place = { seed: 1, tick: 41, entity: 1917, cell: 0 };

/** Other places, whose numbers must have nothing to do with those here. */
const ELSEWHERE: readonly { readonly group: string; readonly name: string; readonly place: Place }[] = [
  ...[1, 2, 7].map((lag) => ({
    group: 'ticks',
    name: `${lag} later`,
    place: { ...HERE, tick: HERE.tick + lag },
  })),
  ...[1, 2].map((lag) => ({
    group: 'strata',
    name: `${lag} further`,
    place: { ...HERE, entity: HERE.entity + lag },
  })),
  ...[1, 2].map((lag) => ({
    group: 'seeds',
    name: `${lag} further`,
    place: { ...HERE, seed: HERE.seed + lag },
  })),
];

/** Numbers of a cell, with mean 0 and variance 1: [party x agent], cell after cell. */
type Field = Float32Array;
const CELL = PARTIES * AGENTS;

function draw(generator: Generator, place: Place, cells: number, field: Field, counts?: Int32Array[]): void {
  const numbers = new Int16Array(CELL);
  for (let c = 0; c < cells; c++) {
    generator.numbers({ ...place, cell: place.cell + c }, AGENTS, numbers);
    for (let i = 0; i < CELL; i++) field[c * CELL + i] = (numbers[i] + 0.5) / SCALE;
    if (counts && c < BATCH) countBytes(numbers, (place.cell + c) % AGENTS, counts);
  }
}

/** One agent of each cell is counted, because those are independent: high and low bytes by party. */
function countBytes(numbers: Int16Array, agent: number, counts: Int32Array[]): void {
  for (let p = 0; p < PARTIES; p++) {
    const number = numbers[p * AGENTS + agent];
    counts[2 * p][(number >> 8) & 0xff]++;
    counts[2 * p + 1][number & 0xff]++;
  }
}

/** A sum over the agents of a cell, gathered over cells. */
class Gathered {
  #sum = 0;
  #squares = 0;
  #parts = 0;
  #partSquares = 0;

  constructor(
    readonly group: string,
    readonly name: string,
    /** Variance of a part of so many independent terms, by term. */
    readonly variance = 1,
  ) {}

  /** Takes sums of so many terms each, which belong to one cell. */
  add(parts: readonly number[], terms: number): void {
    let whole = 0;
    for (const part of parts) {
      whole += part;
      this.#partSquares += part ** 2 / (terms * this.variance);
    }
    this.#parts += parts.length;
    this.#sum += whole;
    this.#squares += whole ** 2;
  }

  screen(): Screen {
    return {
      group: this.group,
      name: this.name,
      p: normalChance(this.#sum / Math.sqrt(this.#squares)),
      spread: this.#partSquares / this.#parts,
      spreadError: Math.sqrt(2 / this.#parts),
    };
  }
}

/** Sum of products of two runs of numbers. */
function product(one: Field, at: number, other: Field, from: number, count: number): number {
  let sum = 0;
  for (let j = 0; j < count; j++) sum += one[at + j] * other[from + j];
  return sum;
}

const everyParty = Array.from({ length: PARTIES }, (_, p) => p);
const pairs = everyParty.flatMap((p) => everyParty.slice(p + 1).map((q) => [p, q] as const));

/** Fourth moment of a uniform number of variance 1, less 1: the variance of its square. */
const SQUARE_VARIANCE = 0.8;

/** Every statistic of a cell here, and of the same cell elsewhere. */
class Gathering {
  readonly #totals = new Gathered('moments', 'sum of a cell');
  readonly #squares = new Gathered('moments', 'squares of a cell', SQUARE_VARIANCE);
  readonly #lags = AGENT_LAGS.map((lag) => new Gathered('agents', `${lag} apart`));
  readonly #pairs = pairs.map(([p, q]) => new Gathered('parties', `${p} and ${q}`));
  readonly #cells = CELL_LAGS.map((lag) => new Gathered('cells', `${lag} apart`));
  readonly #elsewhere = ELSEWHERE.map(({ group, name }) => new Gathered(group, name));

  add(here: Field, elsewhere: readonly Field[], c: number): void {
    const first = everyParty.map((p) => c * CELL + p * AGENTS);
    const ofParties = (other: Field, shift: number, count = AGENTS): number[] =>
      first.map((at) => product(here, at, other, at + shift, count));
    this.#totals.add(
      first.map((at) => here.subarray(at, at + AGENTS).reduce((a, b) => a + b, 0)),
      AGENTS,
    );
    this.#squares.add(
      ofParties(here, 0).map((sum) => sum - AGENTS),
      AGENTS,
    );
    AGENT_LAGS.forEach((lag, i) => this.#lags[i].add(ofParties(here, lag, AGENTS - lag), AGENTS - lag));
    pairs.forEach(([p, q], i) =>
      this.#pairs[i].add([product(here, first[p], here, first[q], AGENTS)], AGENTS),
    );
    CELL_LAGS.forEach((lag, i) => this.#cells[i].add(ofParties(here, lag * CELL), AGENTS));
    elsewhere.forEach((field, i) => this.#elsewhere[i].add(ofParties(field, 0), AGENTS));
  }

  screens(): Screen[] {
    const all = [this.#totals, this.#squares, this.#lags, this.#pairs, this.#cells, this.#elsewhere];
    return all.flat().map((gathered) => gathered.screen());
  }
}

/** All screens of the noise, over so many cells (whole batches of 250). */
export function noiseScreens(generator: Generator, cells: number): Screen[] {
  const bytes = Array.from({ length: 2 * PARTIES }, () => new Int32Array(256));
  const here = new Float32Array((BATCH + MARGIN) * CELL);
  const elsewhere = ELSEWHERE.map(() => new Float32Array(BATCH * CELL));
  const gathering = new Gathering();
  for (let cell = 0; cell < cells; cell += BATCH) {
    draw(generator, { ...HERE, cell }, BATCH + MARGIN, here, bytes);
    ELSEWHERE.forEach(({ place }, i) => draw(generator, { ...place, cell }, BATCH, elsewhere[i]));
    for (let c = 0; c < BATCH; c++) gathering.add(here, elsewhere, c);
  }
  const uniformity = bytes.map((counts, i): Screen => {
    const name = `${i % 2 === 0 ? 'high' : 'low'} byte, party ${i >> 1}`;
    return plain('uniformity', name, equalChance(counts));
  });
  return [...uniformity, ...gathering.screens()];
}
