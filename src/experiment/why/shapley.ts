/**
 * Shares of a whole that its parts make together: Shapley values (Shapley 1953, A value for n-person games).
 *
 * Decision worth knowing: a part is owed the mean of what it adds when parts join one by one, over all orders
 * in which they can. So shares add up to the whole, parts that do alike get alike, and one that never adds
 * gets nothing; what each part adds last, or alone, has none of that where either of two would have sufficed.
 * Coalitions are numbers: bit i is part i.
 */
import { draw32, entityOf, keysFromSeed, PURPOSE } from '../../foundation/random.js';

/** What a coalition of parts comes to. */
export type CoalitionValue = (coalition: number) => number;

/** Shares in the order of the parts. */
export interface ShapleyShares {
  /** With all parts minus with none. */
  readonly whole: number;
  /** Adds up to the whole. */
  readonly shares: readonly number[];
  /** Standard errors of shares that are means over random orders; null where no order is left out. */
  readonly errors: readonly number[] | null;
}

/** Bits of a coalition: no more parts than that. */
export const PARTS_MAX = 30;

const sizeOf = (coalition: number): number => {
  let size = 0;
  for (let left = coalition; left > 0; left &= left - 1) size++;
  return size;
};

/** All parts together. */
export const everyPart = (count: number): number => 2 ** count - 1;

/** Every coalition of so many parts, from nobody to all. */
export const coalitionsOf = (count: number): number[] => Array.from({ length: 2 ** count }, (_, c) => c);

const wholeOf = (count: number, value: CoalitionValue): number => value(everyPart(count)) - value(0);

/** The share of orders in which exactly a coalition of `size` is there before a part: s! (n - s - 1)! / n! */
function weightOf(size: number, count: number): number {
  let weight = 1 / count;
  for (let k = 1; k <= size; k++) weight *= k / (count - k);
  return weight;
}

/** Shares over all orders. Asks for the value of each of the 2^count coalitions. */
export function sharesOverAll(count: number, value: CoalitionValue): ShapleyShares {
  const values = coalitionsOf(count).map(value);
  const shares = Array.from({ length: count }, (_, part) => {
    const bit = 1 << part;
    return values.reduce(
      (sum, without, coalition) =>
        (coalition & bit) !== 0
          ? sum
          : sum + weightOf(sizeOf(coalition), count) * (values[coalition | bit] - without),
      0,
    );
  });
  return { whole: wholeOf(count, value), shares, errors: null };
}

/**
 * Random orders of so many parts, the same whenever they are asked for again; each is equally likely to be
 * any.
 *
 * @returns [order] parts in the order in which they join
 */
export function ordersOf(count: number, { seed, orders }: { seed: string; orders: number }): number[][] {
  const keys = keysFromSeed(seed);
  const entity = entityOf('orders of parts');
  return Array.from({ length: orders }, (_, order) => {
    const drawn = Array.from({ length: count }, (_p, part) => ({
      part,
      at: draw32(keys, PURPOSE.parameter, order, entity, part),
    }));
    return drawn.sort((a, b) => a.at - b.at || a.part - b.part).map(({ part }) => part);
  });
}

/** The coalitions that come about when parts join in an order, from nobody to all. */
export const joinedIn = (order: readonly number[]): number[] =>
  order.reduce((coalitions, part) => [...coalitions, coalitions[coalitions.length - 1] | (1 << part)], [0]);

/**
 * Shares over some orders, with the standard errors of these means (Castro, Gómez & Tejada 2009, Computers &
 * Operations Research 36, 1726-1730). They add up to the whole, since each order does.
 *
 * @param orders at least two
 */
export function sharesOverOrders(
  orders: readonly (readonly number[])[],
  value: CoalitionValue,
): ShapleyShares {
  const count = orders[0].length;
  const [sums, squares] = [new Float64Array(count), new Float64Array(count)];
  const added = orders.map((order) => {
    const values = joinedIn(order).map(value);
    const own = new Float64Array(count);
    order.forEach((part, place) => (own[part] = values[place + 1] - values[place]));
    return own;
  });
  for (const own of added) own.forEach((each, part) => (sums[part] += each));
  const shares = Array.from(sums, (sum) => sum / orders.length);
  for (const own of added) own.forEach((each, part) => (squares[part] += (each - shares[part]) ** 2));
  const errors = Array.from(squares, (square) => Math.sqrt(square / (orders.length - 1) / orders.length));
  return { whole: wholeOf(count, value), shares, errors };
}
