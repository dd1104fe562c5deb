/**
 * Polarisation: whoever fears one side moves to those who can stop it.
 *
 *     fear(p) = weight x sum over q of  dread(q) x might(q) x stops(p, q)
 *
 * *Dread* of a party is how far its programme, carried out, goes against what people want; *might* its
 * share of all who hold to a party where they live, taken for the chance that it prevails there; and
 * *stops* the part of p in all the might that stands against q, each party as far as its programme is
 * opposed. So what is feared is a loss times its chance, as in any instrumental vote (Downs 1957), and
 * those who fear it leave whoever is near to them and cannot prevent it for whoever can (Cox 1997): two
 * camps grow out of many parties as soon as two of them are strong and stand against each other, and the
 * middle, which stops nobody, is deserted.
 */
import { reasoned, type Reasoned } from './reasoned.js';

const TABLE = {
  weight: reasoned(
    1,
    'what a loss that is certain to come weighs beside what a programme promises',
    'assumption: as much, so that nothing is added to the calculus but its other half',
  ),
} satisfies Readonly<Record<string, Reasoned>>;

export type PolarisationConstant = keyof typeof TABLE;
export const POLARISATION: Readonly<Record<PolarisationConstant, Reasoned>> = TABLE;

/**
 * How people dread a party.
 *
 * @param drawn how its programme would draw them if all of them heard it, in loyalty
 * @returns in loyalty, 0 where it draws them
 */
export const dreadOf = (drawn: number): number => Math.max(0, -drawn);

const product = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let sum = 0;
  for (let k = 0; k < one.length; k++) sum += one[k] * other[k];
  return sum;
};

/**
 * How far two programmes are opposed: 1 for two that say the contrary of everything, 0 for those that have
 * nothing to do with each other and for all that agree more than they differ.
 *
 * @param one positions by issue, -1..1, and `other` as many
 */
export const oppositionOf = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  const size = Math.sqrt(product(one, one) * product(other, other));
  return size > 0 ? Math.max(0, -product(one, other) / size) : 0;
};

/**
 * Who could stop a party: its opponents by their might and by how far they are opposed; they sum to 1, or to
 * 0 where nobody stands against it.
 *
 * @param might share of every party in those who hold to one, 0..1
 * @param opposed how far every party is opposed to the one that is feared, 0..1
 */
export const stoppersOf = (might: ArrayLike<number>, opposed: ArrayLike<number>): Float64Array => {
  const all = product(might, opposed);
  return Float64Array.from(opposed, (each, p) => (all > 0 ? (might[p] * each) / all : 0));
};
