/**
 * Random 16-bit numbers for the agents of a cell, one for each agent and party, from an address alone.
 *
 * Decision worth knowing: a strong hash is spent on the cell only; inside it every agent costs two
 * multiplications of 16 bits and one more per party, which a vector does for eight agents at once. With a
 * shift first and published constants, neighbours in a cell correlated by 0.2 %; multiplying first, with
 * constants searched for, they do so by less than
 * 0.02 % at twelve distances, over 800 million pairs each.
 */
import { drawAt, mix32, openAddress, turned, type Keys, type Purpose } from '../foundation/random.js';
import { PARTIES_MAX } from './spec.js';

/**
 * Odd multipliers of the parties. The numbers of two parties of one agent lie on a lattice; the set was
 * searched for the greatest least distance: for every pair at least 0.70 of what is possible for 65 536
 * points (spectral test, Coveyou & MacPherson 1967), and for every three parties 0.43.
 */
export const PARTY_MULTIPLIERS = [0xd1cb, 0x6513, 0xc747, 0x1d49, 0x5b53, 0x21fd, 0x4583, 0x3957] as const;

/**
 * The mix of an agent's index, modulo 2 to the 16: multiply, add key, xor-shift; again; add key, xor-shift.
 */
export const MIX = {
  firstFactor: 0x27ab,
  firstShift: 7,
  secondFactor: 0xd6a7,
  secondShift: 6,
  lastShift: 7,
} as const;

/** 16-bit keys of a cell: one for each party, then three for the mix. */
export const MIX_KEYS = PARTIES_MAX;

/**
 * 32-bit words drawn for a cell: sixteen-bit keys two by two, and one for whatever concerns the whole cell.
 */
export const CELL_WORDS = 7;
/** Which of them that is. */
export const WHOLE_CELL = CELL_WORDS - 1;

/** What the cells of a stratum share on one day, for one purpose: two open addresses, 64 bits. */
export interface NoiseAddress {
  readonly first: number;
  readonly second: number;
}

export const noiseAddress = (keys: Keys, purpose: Purpose, tick: number, entity: number): NoiseAddress => ({
  first: openAddress(keys, purpose, tick, entity),
  second: openAddress(turned(keys), purpose, tick, entity),
});

/** Draws the words of a cell, given by its number within the stratum, into `words` (CELL_WORDS of them). */
export function drawCell(address: NoiseAddress, number: number, words: Uint32Array): void {
  const first = drawAt(address.first, number);
  const second = drawAt(address.second, number);
  for (let i = 0; i < CELL_WORDS; i++) words[i] = mix32(first + mix32(second + i));
}

const key16 = (words: Uint32Array, i: number): number => (words[i >> 1] >>> ((i & 1) << 4)) & 0xffff;

/** The key of a party, 16 bits: the low half of a word for even parties, the high half for odd ones. */
export const partyKey = (words: Uint32Array, party: number): number => key16(words, party);

/** The word that concerns the whole cell, 32 bits unsigned. */
export const wholeCellWord = (words: Uint32Array): number => words[WHOLE_CELL];

/** Mixes the indices of the first `count` agents of a cell into 16 bits each. No two of them are equal. */
export function mixAgents(words: Uint32Array, count: number, mixed: Uint16Array): void {
  const [first, second, last] = [
    key16(words, MIX_KEYS),
    key16(words, MIX_KEYS + 1),
    key16(words, MIX_KEYS + 2),
  ];
  for (let j = 0; j < count; j++) {
    let x = (Math.imul(j, MIX.firstFactor) + first) & 0xffff;
    x ^= x >> MIX.firstShift;
    x = (Math.imul(x, MIX.secondFactor) + second) & 0xffff;
    x ^= x >> MIX.secondShift;
    x = (x + last) & 0xffff;
    mixed[j] = x ^ (x >> MIX.lastShift);
  }
}

/**
 * The number of an agent for a party: uniform over int16, from the agent's mix and the party's multiplier and
 * key.
 */
export const partyNumber = (mixed: number, multiplier: number, key: number): number =>
  ((Math.imul(mixed, multiplier) + key) << 16) >> 16;
