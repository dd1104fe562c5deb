/**
 * Which values are used where one set is asked for: of the particles nearest to the record, and of the
 * numbers as written, those that are nearest in further runs (ranking and selection, Bechhofer 1954).
 *
 * Decision worth knowing: the particle of least distance was rejected as the best. Each has had one run, of a
 * seed of its own, and of a hundred runs the nearest is the luckiest. So was the one about which the others
 * lie densest: in a dozen dimensions a hundred particles lie densely nowhere. The numbers as written are a
 * candidate, so that a calibration never makes worse what an author had.
 *
 * Figures of one kind are divided by one scale here, as they are in the score: a point of one vote is as
 * far as a point of another. While it samples, each has its own, and what no parameter brings near to the
 * record hardly counts; to choose by those preferred values that were worse by shares and by seats.
 */
import { median } from 'simple-statistics';
import { distanceBetween, type Scale } from './distance.js';
import type { RangeShares } from './proposal.js';
import type { Generation, Sampling, Simulate } from './sampler.js';

/** So many particles are run again. */
const CANDIDATES = 12;

/** So many further runs of each. */
const RUNS = 6;

/**
 * Shares of the ranges that may be chosen; those written come first, if they lie within the ranges.
 *
 * @param generation one whose nearest particles come first
 */
export function candidatesOf(
  { particles }: Pick<Generation, 'particles'>,
  written: RangeShares | undefined,
): RangeShares[] {
  const nearest = particles.slice(0, CANDIDATES).map(({ shares }) => shares);
  return written === undefined ? nearest : [written, ...nearest];
}

/** One scale for all targets of a kind that have one: their median. */
export function pooled(scales: readonly Scale[], kinds: readonly string[]): Scale[] {
  const of = (kind: string): number[] =>
    scales.flatMap((scale, t) => (scale !== null && kinds[t] === kind ? [scale] : []));
  return scales.map((scale, t) => (scale === null ? null : median(of(kinds[t]))));
}

/** What is compared, and how. */
export interface ComparedFigures extends Pick<Sampling, 'observations'> {
  /** [target] Figures of one kind are on one scale. */
  readonly kinds: readonly string[];
}

/**
 * The candidate whose further runs are nearest to the record, by the scales of a generation pooled by kind;
 * undefined where the work was cut off.
 *
 * @param candidates at least one; of two that are as near the first is chosen
 */
export async function choose(
  candidates: readonly RangeShares[],
  { generation, scales: own }: Pick<Generation, 'generation' | 'scales'>,
  { observations, kinds }: ComparedFigures,
  simulate: Simulate,
): Promise<RangeShares | undefined> {
  const scales = pooled(own, kinds);
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
