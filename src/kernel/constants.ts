/**
 * The numbers of the people's layout and of a day's inputs by name, as sources in other languages are given
 * them: the assembly in AssemblyScript, and the native kernel in C.
 *
 * Decision worth knowing: neither can import our TypeScript, so they are read from the tables themselves. No
 * place and no number is written twice.
 */
import * as fixed from '../foundation/fixed.js';
import * as layout from '../population/layout.js';
import * as noise from '../population/noise.js';
import * as spec from '../population/spec.js';
import * as tally from '../population/tally.js';
import * as traits from '../population/traits.js';
import * as votes from '../population/votes.js';
import * as front from './front.js';
import * as inputs from './inputs.js';

type Entry = readonly [name: string, value: number];

const VECTOR_BYTES = 16;

/** Entries of a table, their names with the table's before them. */
const prefixed = (table: string, entries: readonly Entry[]): Entry[] =>
  entries.map(([name, value]) => [`${table}_${name}`, value]);

const ordinals = (names: readonly string[], unit = 1): Entry[] => names.map((name, i) => [name, i * unit]);

/** Every number that the tables export, by its own name. */
const exported = (): Entry[] => {
  const all: Readonly<Record<string, unknown>> = {
    ...{ ...fixed, ...layout, ...noise, ...spec, ...traits },
    ...{ ...inputs, ...front, ...tally, ...votes },
  };
  return Object.entries(all).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
};

/** Numbers by name, and places: addresses, and ordinals or distances that lead to them. */
export const kernelConstants = (): {
  readonly numbers: readonly Entry[];
  readonly places: readonly Entry[];
} => ({
  numbers: [...exported(), ...prefixed('MIX', Object.entries(noise.MIX))],
  places: [
    ...prefixed('FIELD', Object.entries(inputs.FIELD)),
    ...prefixed('FRONT', Object.entries(front.FRONT)),
    ...prefixed('COLUMN', ordinals(layout.PEOPLE_COLUMNS)),
    ...prefixed('PRODUCT', ordinals(front.PRODUCTS, VECTOR_BYTES)),
    ['PRODUCT_BYTES', VECTOR_BYTES * front.PRODUCTS.length],
    ...prefixed('SUM', ordinals(tally.SUMS)),
    ['SUMS_COUNT', tally.SUMS.length],
  ],
});
