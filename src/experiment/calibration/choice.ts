/**
 * Which values are used where one set is asked for: of the particles nearest to the record, and of the
 * numbers as written, those that are nearest in further runs (ranking and selection, Bechhofer 1954).
 *
 * Decision worth knowing: the particle of least distance was rejected as the best. Each has had one run, of a
 * seed of its own, and of a hundred runs the nearest is the luckiest. So was the one about which the others
 * lie densest: in a dozen dimensions a hundred particles lie densely nowhere. The numbers as written are a
 * candidate, so that a calibration never makes worse what an author had.
 */
import { distanceBetween } from './distance.js';
import type { RangeShares } from './proposal.js';
import type { Generation, Sampling, Simulate } from './sampler.js';

/** So many particles are run again. */
const CANDIDATES = 12;

/** So many further runs of each. */
const RUNS = 6;

/** Shares of the ranges that may be chosen; those written come first, if they lie within the ranges. */
export function candidatesOf(
  { particles }: Pick<Generation, 'particles'>,
  written: RangeShares | undefined,
): RangeShares[] {
  const nearest = [...particles].sort((a, b) => a.distance - b.distance || a.number - b.number);
  return [...(written === undefined ? [] : [written]), ...nearest.slice(0, CANDIDATES).map((p) => p.shares)];
}

/**
 * The candidate whose further runs are nearest to the record, by the scales of a generation; undefined where
 * the work was cut off.
 *
 * @param candidates at least one; of two that are as near the first is chosen
 */
export async function choose(
  candidates: readonly RangeShares[],
  { generation, scales }: Pick<Generation, 'generation' | 'scales'>,
  { observations }: Pick<Sampling, 'observations'>,
  simulate: Simulate,
): Promise<RangeShares | undefined> {
  const particles = candidates.flatMap((shares) => Array.from({ length: RUNS }, () => shares));
  const figures = await simulate({ generation, stage: 'choice', from: 0, particles });
  if (figures === undefined) return undefined;
  const distances = figures.map((run) => {
    const whole = run?.every((figure, target) => figure !== null || scales[target] === null) === true;
    const values = run?.map((figure) => figure ?? 0) ?? [];
    return whole ? distanceBetween(values, observations, scales) : Infinity;
  });
  const means = candidates.map(
    (_, c) => distances.slice(c * RUNS, (c + 1) * RUNS).reduce((sum, each) => sum + each, 0) / RUNS,
  );
  return candidates[means.indexOf(Math.min(...means))];
}
