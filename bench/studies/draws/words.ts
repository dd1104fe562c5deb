/** Screens of single words, from which events, decisions and contests are drawn: bits, bytes, and words of neighbouring addresses. */
import type { Generator, Place } from './generator.js';
import { equalChance, normalChance, plain, type Screen } from './screen.js';

type Address = Omit<Place, 'cell'> & { readonly channel: number };

const HERE: Address = { seed: 1, tick: 41, entity: 1917, channel: 0 };
const BITS = 32;

const wordAt = (generator: Generator, { channel, ...place }: Address): number =>
  generator.word(place, channel);

/** Ways through the addresses, one step at a time. Seeds are few, since each is expanded by itself. */
const WAYS: Readonly<Record<string, (i: number) => Address>> = {
  channels: (i) => ({ ...HERE, channel: i }),
  ticks: (i) => ({ ...HERE, tick: i }),
  entities: (i) => ({ ...HERE, entity: i }),
  seeds: (i) => ({ ...HERE, seed: i % 500, entity: Math.floor(i / 500) }),
};

const countBits = (words: Uint32Array): number[] =>
  Array.from({ length: BITS }, (_, bit) => words.reduce((sum, word) => sum + ((word >>> bit) & 1), 0));

/** How many of so many bits are set, against a half. */
const bitChance = (set: number, count: number): number => normalChance((2 * set - count) / Math.sqrt(count));

function wayScreens(generator: Generator, way: string, count: number): Screen[] {
  const words = Uint32Array.from({ length: count }, (_, i) => wordAt(generator, WAYS[way](i)));
  const changes = words.subarray(1).map((word, i) => word ^ words[i]);
  const bytes = [0, 8, 16, 24].map((shift) => {
    const counts = new Int32Array(256);
    for (const word of words) counts[(word >>> shift) & 0xff]++;
    return plain('words', `byte from bit ${shift}, by ${way}`, equalChance(counts));
  });
  const bits = countBits(words).map((set, bit) =>
    plain('words', `bit ${bit}, by ${way}`, bitChance(set, count)),
  );
  // The bits that change from one word to the next are independent of one another if the words are.
  const flips = countBits(changes).map((set, bit) =>
    plain('words', `changes of bit ${bit}, by ${way}`, bitChance(set, count - 1)),
  );
  return [...bytes, ...bits, ...flips];
}

/** All screens of single words, over so many of each way. */
export const wordScreens = (generator: Generator, count: number): Screen[] =>
  Object.keys(WAYS).flatMap((way) => wayScreens(generator, way, count));
