/** Screens of the matching: is everybody else met equally often, whoever was met before, next door, or under another seed? */
import type { Generator, Place } from './generator.js';
import { equalChance, plain, type Screen } from './screen.js';

/** Agents of the cells that are screened; the smallest gets pairs of offsets, too. */
const SIZES = [11, 48, 120, 347];
const PAIRED = SIZES[0];

const HERE: Place = { seed: 1, tick: 41, entity: 1917, cell: 0 };

const NEIGHBOURS: Readonly<Record<string, (place: Place) => Place>> = {
  'the next day': (place) => ({ ...place, tick: place.tick + 1 }),
  'a week later': (place) => ({ ...place, tick: place.tick + 7 }),
  'the next cell': (place) => ({ ...place, cell: place.cell + 1 }),
  'the next stratum': (place) => ({ ...place, entity: place.entity + 1 }),
  'the next seed': (place) => ({ ...place, seed: place.seed + 1 }),
};

/** Throws where somebody would meet himself or nobody. */
function offsetOf(generator: Generator, place: Place, agents: number): number {
  const offset = generator.offset(place, agents);
  if (Number.isInteger(offset) && offset >= 1 && offset < agents) return offset;
  throw new RangeError(`an offset of ${offset} in a cell of ${agents}`);
}

function single(generator: Generator, agents: number, cells: number): Screen {
  const counts = new Int32Array(agents - 1);
  for (let cell = 0; cell < cells; cell++) counts[offsetOf(generator, { ...HERE, cell }, agents) - 1]++;
  return plain('matching', `cells of ${agents}`, equalChance(counts));
}

function paired(
  generator: Generator,
  name: string,
  neighbour: (place: Place) => Place,
  cells: number,
): Screen {
  const counts = new Int32Array((PAIRED - 1) ** 2);
  for (let i = 0; i < cells; i++) {
    const place = { ...HERE, cell: 2 * i };
    const here = offsetOf(generator, place, PAIRED) - 1;
    counts[here * (PAIRED - 1) + offsetOf(generator, neighbour(place), PAIRED) - 1]++;
  }
  return plain('matching', `pairs with ${name}`, equalChance(counts));
}

/** All screens of the matching, over so many cells of each size. */
export const matchingScreens = (generator: Generator, cells: number): Screen[] => [
  ...SIZES.map((agents) => single(generator, agents, cells)),
  ...Object.entries(NEIGHBOURS).map(([name, neighbour]) => paired(generator, name, neighbour, cells)),
];
