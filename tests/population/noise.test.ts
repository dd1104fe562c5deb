import { describe, expect, it } from 'vitest';
import { PURPOSE, keysFromSeed } from '../../src/foundation/random.js';
import {
  CELL_WORDS,
  PARTY_MULTIPLIERS,
  drawCell,
  mixAgents,
  noiseAddress,
  partyKey,
  partyNumber,
} from '../../src/population/noise.js';
import { range } from './fixture.js';

const AGENTS = 128;
const CELLS = 1500;
const PARTIES = PARTY_MULTIPLIERS.length;
const keys = keysFromSeed('screen');

/** Variance of a uniform 16-bit number. */
const VARIANCE = (65536 ** 2 - 1) / 12;

/** All numbers of the first cells of a stratum on a day, [cell x party x agent], centred and with variance 1. */
function sample(tick: number, entity: number): Float32Array {
  const address = noiseAddress(keys, PURPOSE.noise, tick, entity);
  const words = new Uint32Array(CELL_WORDS);
  const mixed = new Uint16Array(AGENTS);
  const numbers = new Float32Array(CELLS * PARTIES * AGENTS);
  let at = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    drawCell(address, cell, words);
    mixAgents(words, AGENTS, mixed);
    for (let p = 0; p < PARTIES; p++)
      for (let j = 0; j < AGENTS; j++)
        numbers[at++] =
          (partyNumber(mixed[j], PARTY_MULTIPLIERS[p], partyKey(words, p)) + 0.5) / Math.sqrt(VARIANCE);
  }
  return numbers;
}

const today = sample(41, 1917);
const tomorrow = sample(42, 1917);
const elsewhere = sample(41, 1918);

interface Screen {
  /** Mean of the products in standard errors. */
  readonly z: number;
  /** Variance between cells of the sum of products, relative to that of independent numbers. */
  readonly spread: number;
}

/** Products of numbers with those of the partner agent, cell by cell. Shifts are in places of the sample. */
function screen(other: Float32Array, shift: number, agents: number, parties: readonly number[]): Screen {
  let [sum, squares, cells] = [0, 0, 0];
  for (let cell = 0; cell < CELLS - 1; cell++)
    for (const p of parties) {
      const first = (cell * PARTIES + p) * AGENTS;
      let products = 0;
      for (let j = 0; j < agents; j++) products += today[first + j] * other[first + j + shift];
      sum += products;
      squares += products ** 2 / agents;
      cells++;
    }
  return { z: sum / Math.sqrt(cells * agents), spread: squares / cells };
}

const everyParty = range(PARTIES);

describe('the noise of agents', () => {
  it.each([1, 2, 3, 4, 7, 8, 16, 32, 64])('is unrelated between agents %i apart', (lag) => {
    const { z, spread } = screen(today, lag, AGENTS - lag, everyParty);
    expect(Math.abs(z)).toBeLessThan(4);
    expect(Math.abs(spread - 1)).toBeLessThan(0.06);
  });

  it('is unrelated between days, cells and strata', () => {
    for (const { z, spread } of [
      screen(tomorrow, 0, AGENTS, everyParty),
      screen(elsewhere, 0, AGENTS, everyParty),
      screen(today, PARTIES * AGENTS, AGENTS, everyParty),
    ]) {
      expect(Math.abs(z)).toBeLessThan(4);
      expect(Math.abs(spread - 1)).toBeLessThan(0.06);
    }
  });

  it('is unrelated between any two parties of one agent', () => {
    for (const p of everyParty)
      for (let q = p + 1; q < PARTIES; q++) {
        const { z, spread } = screen(today, (q - p) * AGENTS, AGENTS, [p]);
        expect(Math.abs(z)).toBeLessThan(4.5);
        expect(Math.abs(spread - 1)).toBeLessThan(0.2);
      }
  });

  it('is uniform for every party, in its high and its low byte', () => {
    for (const p of everyParty)
      for (const byteOf of [(x: number) => x >> 8, (x: number) => x & 255]) {
        const bins = new Float64Array(256);
        for (let cell = 0; cell < CELLS; cell++)
          for (let j = 0; j < AGENTS; j++) {
            const scaled = today[(cell * PARTIES + p) * AGENTS + j] * Math.sqrt(VARIANCE) - 0.5;
            bins[byteOf(Math.round(scaled) + 32768)]++;
          }
        const expected = (CELLS * AGENTS) / 256;
        const chiSquare = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
        expect(chiSquare).toBeGreaterThan(165);
        expect(chiSquare).toBeLessThan(355);
      }
  });

  it('sums over a cell with the variance of independent numbers', () => {
    let squares = 0;
    for (let first = 0; first < today.length; first += AGENTS) {
      const sum = today.subarray(first, first + AGENTS).reduce((a, b) => a + b, 0);
      squares += sum ** 2 / AGENTS;
    }
    expect(Math.abs((squares * AGENTS) / today.length - 1)).toBeLessThan(0.05);
  });

  it('differs between any two agents of the largest cell', () => {
    const words = new Uint32Array(CELL_WORDS);
    const mixed = new Uint16Array(2048);
    drawCell(noiseAddress(keys, PURPOSE.noise, 0, 0), 0, words);
    mixAgents(words, 2048, mixed);
    expect(new Set(mixed).size).toBe(2048);
  });
});

describe('the multipliers of parties', () => {
  /** Length of the shortest vector of the lattice of points (x, ax) modulo 65536, by Gauss's reduction. */
  function shortest(a: number): number {
    let u = [1, a];
    let v = [0, 65536];
    const dot = (x: readonly number[], y: readonly number[]) => x[0] * y[0] + x[1] * y[1];
    for (;;) {
      const q = Math.round(dot(u, v) / dot(u, u));
      v = [v[0] - q * u[0], v[1] - q * u[1]];
      if (dot(v, v) >= dot(u, u)) return Math.sqrt(dot(u, u));
      [u, v] = [v, u];
    }
  }

  it('leave every two parties at least 0.70 of the best lattice', () => {
    const best = Math.sqrt((2 / Math.sqrt(3)) * 65536);
    for (const [i, p] of PARTY_MULTIPLIERS.entries())
      for (const q of PARTY_MULTIPLIERS.slice(i + 1)) {
        const inverse = range(5).reduce((x) => Math.imul(x, 2 - Math.imul(p, x)) & 0xffff, p);
        expect(shortest(Math.imul(q, inverse) & 0xffff) / best).toBeGreaterThan(0.7);
      }
  });
});
