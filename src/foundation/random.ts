/**
 * Addressed randomness: a draw is a function of (keys, purpose, tick, entity, channel), never a turn in a
 * stream. So a counterfactual shares every draw with its baseline except those that the intervention itself
 * adds.
 *
 * Decision worth knowing: each word is mixed before it is added, and the sum is mixed again. Adding plain
 * words would make the draws of neighbouring addresses one sequence, shifted.
 */
import seedrandom from 'seedrandom';
import { ln, normalQuantile } from './math.js';

/** Four 32-bit words (unsigned) that stand for a seed. */
export interface Keys {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/**
 * What a draw is for: equal addresses with different purposes are unrelated. Numbers are part of every
 * result: one that is here never changes, and one that was freed (7, 8, 13, 14, 15, 17) is never given again.
 */
export const PURPOSE = {
  noise: 1,
  personalTaste: 2,
  cellTaste: 3,
  receptivity: 4,
  threshold: 5,
  tie: 6,
  event: 9,
  decision: 10,
  belief: 11,
  contest: 12,
  law: 18,
  vote: 19,
  flow: 20,
  place: 21,
  parameter: 16,
} as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

const GOLDEN = 0x9e3779b9;

/** A bijection of 32 bits in which every input bit moves every output bit (hash-prospector: Wellons 2018). */
export function mix32(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

const absorb = (state: number, word: number): number => mix32(state + mix32(word + GOLDEN));

/**
 * Keys of a seed, which may be any text; different texts have different keys. Two forms that Unicode has for
 * one text (an accent as a letter's part or after it) are one seed, whichever of them a keyboard or a file
 * system gives.
 */
export function keysFromSeed(seed: string): Keys {
  const next = seedrandom(spellOut(seed.normalize()));
  return { a: next.int32() >>> 0, b: next.int32() >>> 0, c: next.int32() >>> 0, d: next.int32() >>> 0 };
}

/**
 * seedrandom sees only the low byte of each character, and a repeated text as the text: so each is spelt out
 * in digits.
 */
const spellOut = (text: string): string =>
  `${text.length}:${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).join()}`;

/** The same words in another order: keys for a further, independent word at the same address. */
export const turned = ({ a, b, c, d }: Keys): Keys => ({ a: b, b: c, c: d, d: a });

/**
 * A stable 32-bit identity of an id such as ('petrograd-garrison', 17): the same in every run, whatever else
 * is added to or removed from the scenario. The parts do not run together: ('ab', 'c') and ('a', 'bc')
 * differ, as do 1 and '1'.
 */
export function entityOf(...parts: readonly (string | number)[]): number {
  let state = parts.length;
  for (const part of parts) {
    const text = String(part);
    state = absorb(state, typeof part === 'number' ? -1 - text.length : text.length);
    for (let i = 0; i < text.length; i++) state = absorb(state, text.charCodeAt(i));
  }
  return state >>> 0;
}

/** The part of an address that many draws share; `drawAt` completes it. Tick is 0 for what has no date. */
export const openAddress = (keys: Keys, purpose: Purpose, tick: number, entity: number): number =>
  absorb(absorb(absorb(keys.a, purpose) + keys.b, tick) + keys.c, entity) ^ keys.d;

/** The draw of one channel of an open address: 32 bits, unsigned. */
export const drawAt = (address: number, channel: number): number => absorb(address, channel);

/** 32 uniform bits (unsigned) for an address. */
export const draw32 = (keys: Keys, purpose: Purpose, tick: number, entity: number, channel = 0): number =>
  drawAt(openAddress(keys, purpose, tick, entity), channel);

/** Uniform in [0, 1) with 53 bits. */
export function uniform(keys: Keys, purpose: Purpose, tick: number, entity: number, channel = 0): number {
  const high = draw32(keys, purpose, tick, entity, channel) >>> 5;
  const low = draw32(turned(keys), purpose, tick, entity, channel) >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

/** Uniform strictly between 0 and 1, symmetric about a half: the 52 leading bits and one more that is set. */
const inside = (u: number): number => (2 * Math.floor(u * 2 ** 52) + 1) / 2 ** 53;

/** Standard normal, by inversion: one draw moves it monotonically, which pairs counterfactuals well. */
export const normal = (keys: Keys, purpose: Purpose, tick: number, entity: number, channel = 0): number =>
  normalQuantile(inside(uniform(keys, purpose, tick, entity, channel)));

/** Standard Gumbel: the greatest of utilities plus such shocks follows the logit rule (McFadden 1974). */
export const gumbel = (keys: Keys, purpose: Purpose, tick: number, entity: number, channel = 0): number =>
  -ln(-ln(inside(uniform(keys, purpose, tick, entity, channel))));
