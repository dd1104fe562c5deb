/**
 * Points of a sensitivity analysis, as shares of the range of each factor.
 *
 * Decision worth knowing: points come in blocks, one a trajectory or a pair of base points, and a block does
 * not depend on how many there are. So an analysis that is asked for more points grows: what it had stays.
 */
import { entityOf, keysFromSeed, PURPOSE, uniform } from '../../foundation/random.js';
import { haltonCoordinates } from './halton.js';

/** The share of each factor's range, 0 to 1, by the number of a point. */
export type SharesOf = (index: number) => readonly number[];

/** Levels of a factor in a screening (Morris 1991 has four in his example). */
const LEVELS = 4;

/** The step of a screening, as a share of a factor's range: p / 2 (p - 1) of p levels (Morris 1991). */
export const MORRIS_STEP = LEVELS / (2 * (LEVELS - 1));

/** A way through the cube on which each factor moves once (Morris 1991, Technometrics 33, 161-174). */
export interface Trajectory {
  /** [step] The factor that moves. */
  readonly order: readonly number[];
  /** [factor] Whether it moves up. */
  readonly rises: readonly boolean[];
  /** [factor] The lower of the two shares that it has. */
  readonly lows: readonly number[];
}

/** The trajectory of a number, of factors by their names. */
export function trajectoryOf(names: readonly string[], number: number, seed: string): Trajectory {
  const keys = keysFromSeed(seed);
  const drawn = names.map((name) => {
    const entity = entityOf('morris', name);
    const draw = (channel: number) => uniform(keys, PURPOSE.parameter, number, entity, channel);
    return { turn: draw(0), rises: draw(1) < 0.5, low: Math.floor((draw(2) * LEVELS) / 2) / (LEVELS - 1) };
  });
  return {
    order: names.map((_, f) => f).sort((a, b) => drawn[a].turn - drawn[b].turn || a - b),
    rises: drawn.map(({ rises }) => rises),
    lows: drawn.map(({ low }) => low),
  };
}

/** Points of a screening: of each trajectory its beginning, and where it is after each step. */
export function morrisShares(names: readonly string[], seed: string): SharesOf {
  const size = names.length + 1;
  return (index) => {
    const { order, rises, lows } = trajectoryOf(names, Math.floor(index / size), seed);
    const moved = new Set(order.slice(0, index % size));
    return lows.map((low, f) => (moved.has(f) === rises[f] ? low + MORRIS_STEP : low));
  };
}

/**
 * Points for indices of variance: of each pair of base points A and B these two, and then A with one factor
 * after the other as B has it (the radial design of Saltelli et al. 2010, Computer Physics Communications
 * 181, 259-270).
 */
export function saltelliShares(names: readonly string[], seed: string): SharesOf {
  const both = ['a', 'b'].flatMap((side) => names.map((name) => `${side} ${name}`));
  const coordinates = haltonCoordinates(both, keysFromSeed(seed));
  const size = names.length + 2;
  return (index) => {
    const [pair, place] = [Math.floor(index / size), index % size];
    return names.map((_, f) => {
      const isOfB = place === 1 || place === f + 2;
      return coordinates[isOfB ? names.length + f : f](pair);
    });
  };
}
