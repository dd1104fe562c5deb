/**
 * What is screened: the numbers that a kernel draws for the people of a cell, the matching of the day, and single words.
 *
 * Decision worth knowing: screens see a generator through this interface, so that poor ones can be put in the engine's place, and each
 * screen shown to catch what it is for.
 */
import { draw32, keysFromSeed, PURPOSE, type Keys } from '../../../src/foundation/random.js';
import { partnerOffset } from '../../../src/kernel/reference.js';
import {
  CELL_WORDS,
  drawCell,
  mixAgents,
  noiseAddress,
  PARTY_MULTIPLIERS,
  partyKey,
  partyNumber,
  wholeCellWord,
} from '../../../src/population/noise.js';

export const PARTIES = PARTY_MULTIPLIERS.length;

/** Where a draw stands. Neighbours differ by 1 in one of them. */
export interface Place {
  /** Number of a seed; the engine's is the text `draws N`. */
  readonly seed: number;
  readonly tick: number;
  /** A stratum. */
  readonly entity: number;
  /** Number of a cell of the stratum. */
  readonly cell: number;
}

export interface Generator {
  /** Writes the numbers of so many agents of a cell, int16, [party x agent]. */
  readonly numbers: (place: Place, agents: number, into: Int16Array) => void;
  /** How far behind an agent of the cell the one met that day stands, 1 to agents - 1. */
  readonly offset: (place: Place, agents: number) => number;
  /** One 32-bit word (unsigned) for the whole stratum. */
  readonly word: (place: Omit<Place, 'cell'>, channel: number) => number;
}

const keys = new Map<number, Keys>();

const keysOf = (seed: number): Keys => {
  const found = keys.get(seed) ?? keysFromSeed(`draws ${seed}`);
  keys.set(seed, found);
  return found;
};

const words = new Uint32Array(CELL_WORDS);
const mixed = new Uint16Array(2 ** 16);

const drawWords = ({ seed, tick, entity, cell }: Place): void => {
  drawCell(noiseAddress(keysOf(seed), PURPOSE.noise, tick, entity), cell, words);
};

/** The engine's own, as the reference kernel puts them together. */
export const engine: Generator = {
  numbers: (place, agents, into) => {
    drawWords(place);
    mixAgents(words, agents, mixed);
    for (let p = 0; p < PARTIES; p++) {
      const key = partyKey(words, p);
      for (let j = 0; j < agents; j++)
        into[p * agents + j] = partyNumber(mixed[j], PARTY_MULTIPLIERS[p], key);
    }
  },
  offset: (place, agents) => {
    drawWords(place);
    return partnerOffset(wholeCellWord(words), agents);
  },
  word: ({ seed, tick, entity }, channel) => draw32(keysOf(seed), PURPOSE.event, tick, entity, channel),
};
