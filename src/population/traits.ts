/**
 * What people are born with: how fast they learn, and what it takes to make them act. Both are normal unless
 * thresholds are listed, and a byte of each agent.
 *
 * Decision worth knowing: a byte finds a threshold between the least and the greatest of its stratum. So
 * thresholds below 0 and above 1 keep their meaning, and a narrow spread is told as finely as a wide one; a
 * byte of one scale for all would cut the first and blur the second.
 */
import { ONE, toQ15 } from '../foundation/fixed.js';
import { normalQuantile } from '../foundation/math.js';
import { RECEPTIVITY_ONE } from './layout.js';
import type { StratumSpec } from './spec.js';

/** How many equal parts a normal distribution is cut into, and how a 16-bit number finds its own. */
export const QUANTILES = 4096;
export const QUANTILE_SHIFT = 4;

const BYTE_MAX = 255;

/** How the bytes of thresholds are read, in Q15: `least + byte * step`, within [-1, 1) for every byte. */
export interface ThresholdScale {
  readonly least: number;
  /** At least 1. */
  readonly step: number;
}

/** Bytes of the two traits by quantile. */
export interface Traits {
  readonly receptivities: Uint8Array;
  readonly thresholds: Uint8Array;
}

/** The middles of the parts of the standard normal distribution, once somebody needs them. */
let normals: Float64Array | undefined;

const standardNormals = (): Float64Array =>
  (normals ??= Float64Array.from({ length: QUANTILES }, (_, i) => normalQuantile((i + 0.5) / QUANTILES)));

const nearestByte = (x: number, least: number): number =>
  Math.max(least, Math.min(BYTE_MAX, Math.floor(x + 0.5)));

/** What is told of a stratum's traits. */
type Spread = Pick<StratumSpec, 'receptivitySpread' | 'thresholdMean' | 'thresholdSd' | 'thresholds'>;

const normalThreshold = ({ thresholdMean, thresholdSd }: Spread, z: number): number =>
  toQ15(thresholdMean + thresholdSd * z);

/** The threshold at a part of the distribution, counted from the lowest, Q15. */
const thresholdAt = (spread: Spread, part: number): number => {
  const { thresholds } = spread;
  return thresholds === undefined
    ? normalThreshold(spread, standardNormals()[part])
    : toQ15(thresholds[Math.floor((part * thresholds.length) / QUANTILES)]);
};

/**
 * The scale on which a stratum's thresholds fill a byte; nobody whose threshold is 1 or more ever exceeds its
 * greatest.
 */
export function thresholdScale(spread: Spread): ThresholdScale {
  const most = thresholdAt(spread, QUANTILES - 1);
  const step = Math.max(1, Math.ceil((most - thresholdAt(spread, 0)) / BYTE_MAX));
  return { least: Math.max(-ONE, most - BYTE_MAX * step), step };
}

/** Traits are remembered as long as their stratum: they are the same in every run of an ensemble. */
const known = new WeakMap<StratumSpec, Traits>();

/** The traits that people of a stratum are dealt. */
export function traitsOf(spec: StratumSpec): Traits {
  const traits = known.get(spec) ?? dealt(spec);
  known.set(spec, traits);
  return traits;
}

/** The byte of a threshold in Q15, on the scale of its stratum. */
const thresholdByte = ({ least, step }: ThresholdScale, threshold: number): number =>
  nearestByte((threshold - least) / step, 0);

function dealt(spec: StratumSpec): Traits {
  const scale = thresholdScale(spec);
  const normals = standardNormals();
  const bytes = (byteOf: (z: number, part: number) => number): Uint8Array => {
    const found = new Uint8Array(QUANTILES);
    for (let part = 0; part < QUANTILES; part++) found[part] = byteOf(normals[part], part);
    return found;
  };
  return {
    receptivities: bytes((z) => nearestByte(RECEPTIVITY_ONE * (1 + spec.receptivitySpread * z), 1)),
    thresholds: bytes((_, part) => thresholdByte(scale, thresholdAt(spec, part))),
  };
}

/** Listed thresholds as bytes, ascending; none where a stratum's are normal. */
export function listedBytes(spec: StratumSpec): Uint8Array {
  const scale = thresholdScale(spec);
  return Uint8Array.from(spec.thresholds ?? [], (threshold) => thresholdByte(scale, toQ15(threshold)));
}
