/**
 * Where the crowd of a cell rests and where it tips, as thresholds and contagion alone have it (Granovetter
 * 1978).
 */
import { normalTail } from '../../foundation/math.js';
import type { StratumSpec } from '../../population/spec.js';

/** Shares are looked at in so many steps. */
const STEPS = 1000;

/** More days than a crowd of any cell takes to come to rest. */
const DAYS_MAX = 4096;

/** Share of people whose threshold a drive exceeds, 0..1. */
const shareAbove = ({ thresholds, thresholdMean, thresholdSd }: StratumSpec, drive: number): number =>
  thresholds === undefined
    ? normalTail((thresholdMean - drive) / thresholdSd)
    : thresholds.filter((threshold) => threshold < drive).length / thresholds.length;

/** A crowd that nothing moves but itself. */
export interface Crowd {
  /** Share of a cell that acts in the end where nobody does at first, 0..1. */
  readonly rest: number;
  /** The least share above it from which more and more come, to the nearest thousandth; null for none. */
  readonly tips: number | null;
}

/**
 * @param contagion weight of the share that acted yesterday
 * @param base drive that is always there
 */
export function crowdAt(spec: StratumSpec, contagion: number, base: number): Crowd {
  const next = (share: number) => shareAbove(spec, contagion * share + base);
  let rest = 0;
  for (let day = 0; day < DAYS_MAX && next(rest) > rest; day++) rest = next(rest);
  for (let step = Math.floor(rest * STEPS) + 1; step < STEPS; step++)
    if (next(step / STEPS) > step / STEPS) return { rest, tips: step / STEPS };
  return { rest, tips: null };
}
