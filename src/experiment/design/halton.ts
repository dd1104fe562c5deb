/**
 * Points that fill a cube evenly: the sequence of Halton (1960, Numerische Mathematik 2, 84-90), each digit
 * permuted at random (Owen 2017, A randomized Halton algorithm in R, arXiv:1706.02808).
 *
 * Decision worth knowing: Sobol's sequence is as even, and needs a table of direction numbers for each
 * dimension; this one needs primes. The first points of a longer sequence are those of a shorter one, so that
 * a design which is given more points keeps those it had.
 */
import { entityOf, PURPOSE, uniform, type Keys } from '../../foundation/random.js';

/** The first prime numbers, as many as asked for. */
export function primes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++)
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  return found;
}

/** Finer cells than these nobody can tell apart. */
const CELLS = 2 ** 40;

/** A random order of the digits of a base, for one place of one dimension. */
function digitOrder(base: number, keys: Keys, entity: number, place: number): number[] {
  const order = Array.from({ length: base }, (_, digit) => digit);
  for (let i = base - 1; i > 0; i--) {
    const j = Math.floor(uniform(keys, PURPOSE.parameter, 2 + place, entity, i) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** One dimension of the sequence: the coordinate of a number, 0 (included) to 1 (excluded). */
export type Coordinate = (index: number) => number;

/**
 * The dimensions of a sequence of points.
 *
 * @param names what the dimensions are called; the chance of each derives from its name and its prime
 */
export function haltonCoordinates(names: readonly string[], keys: Keys): Coordinate[] {
  const bases = primes(names.length);
  return names.map((name, d) => {
    const base = bases[d];
    const entity = entityOf('halton', name, base);
    const orders: number[][] = [];
    for (let cells = 1; cells < CELLS; cells *= base)
      orders.push(digitOrder(base, keys, entity, orders.length));
    return (index) => {
      let [rest, width, sum] = [index, 1, 0];
      for (const order of orders) {
        width /= base;
        sum += order[rest % base] * width;
        rest = Math.floor(rest / base);
      }
      return Math.min(sum + width * uniform(keys, PURPOSE.parameter, 1, entity, index), 1 - 2 ** -40);
    };
  });
}
