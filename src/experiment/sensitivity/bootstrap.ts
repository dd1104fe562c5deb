/**
 * How sure an estimate is that is a ratio of sums over blocks: percentiles of what it is when blocks are
 * drawn anew, with replacement (Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13).
 */
import { entityOf, keysFromSeed, PURPOSE, uniform } from '../../foundation/random.js';
import type { Estimate } from '../many/interval.js';

const DRAWS = 500;

/** The last draws: all outcomes of one analysis have the same number of blocks. */
let last: readonly Uint32Array[] = [];

/** Blocks drawn anew, the same ones for whoever asks: [draw] numbers of blocks. */
export function redraws(blocks: number): readonly Uint32Array[] {
  if (last[0]?.length !== blocks) last = drawAnew(blocks);
  return last;
}

function drawAnew(blocks: number): Uint32Array[] {
  const keys = keysFromSeed('bootstrap');
  const entity = entityOf('bootstrap', blocks);
  return Array.from({ length: DRAWS }, (_d, draw) =>
    Uint32Array.from({ length: blocks }, (_b, block) =>
      Math.floor(uniform(keys, PURPOSE.parameter, draw, entity, block) * blocks),
    ),
  );
}

/** So many draws at each end lie outside of a 95 % interval. */
const TAIL = 0.025;

const sumAt = (values: readonly number[], numbers: Uint32Array): number => {
  let sum = 0;
  for (const number of numbers) sum += values[number];
  return sum;
};

/**
 * The sum of `parts` over that of `wholes`, a figure a block each, with its 95 % interval; null where the
 * whole is not above nothing, be it in more than one of forty draws only.
 */
export function ratioOf(
  parts: readonly number[],
  wholes: readonly number[],
  draws: readonly Uint32Array[],
): Estimate | null {
  const all = Uint32Array.from(parts, (_, block) => block);
  const whole = sumAt(wholes, all);
  if (!(whole > 0)) return null;
  const drawn = draws.flatMap((numbers) => {
    const below = sumAt(wholes, numbers);
    return below > 0 ? [sumAt(parts, numbers) / below] : [];
  });
  if (drawn.length < draws.length * (1 - TAIL)) return null;
  const sorted = drawn.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  return { value: sumAt(parts, all) / whole, low: at(TAIL), high: at(1 - TAIL) };
}

/** The mean of figures, a block each, with its 95 % interval. */
export const meanOf = (figures: readonly number[], draws: readonly Uint32Array[]): Estimate =>
  ratioOf(
    figures,
    figures.map(() => 1),
    draws,
  ) ?? { value: NaN, low: -Infinity, high: Infinity };
