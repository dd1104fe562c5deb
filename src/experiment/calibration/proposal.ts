/**
 * Where particles come from: the prior, uniform within the ranges, or the particles of the generation
 * before, moved by a normal kernel (Toni et al. 2009, Journal of the Royal Society Interface 6, 187-202)
 * of twice their covariance (Beaumont et al. 2009, Biometrika 96, 983-990).
 *
 * Decision worth knowing: every draw is addressed by seed, generation and number of the particle, so that
 * anybody computes the same particle at any time. Parameters are shares of their ranges, 0 to 1.
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { exp } from '../../foundation/math.js';
import { entityOf, normal, PURPOSE, uniform, type Keys } from '../../foundation/random.js';

/** Shares of the ranges, one a parameter. */
export type RangeShares = readonly number[];

/** Particles with weights that have a sum of 1. */
export interface Weighted {
  readonly shares: RangeShares;
  readonly weight: number;
}

/** A way to draw particles, and to weigh those that are kept. */
export interface Proposal {
  /** The particle of a number. */
  readonly draw: (number: number) => RangeShares;
  /** The density of the prior over that of the proposal, up to a factor. */
  readonly weigh: (shares: RangeShares) => number;
}

/** What draws are addressed by. */
export interface DrawAddress {
  readonly keys: Keys;
  readonly generation: number;
}

/** Particles drawn from the prior. */
export function priorProposal(names: readonly string[], { keys, generation }: DrawAddress): Proposal {
  const entities = names.map((name) => entityOf('calibrate', name));
  return {
    draw: (number) => entities.map((entity) => uniform(keys, PURPOSE.parameter, generation, entity, number)),
    weigh: () => 1,
  };
}

/** Weighted mean and covariance of particles. */
export function momentsOf(particles: readonly Weighted[]): { mean: number[]; covariance: number[][] } {
  const [{ shares }] = particles;
  const sum = (of: (particle: Weighted) => number) =>
    particles.reduce((all, particle) => all + particle.weight * of(particle), 0);
  const mean = shares.map((_, f) => sum((particle) => particle.shares[f]));
  const covariance = shares.map((_a, f) =>
    shares.map((_b, g) => sum((each) => (each.shares[f] - mean[f]) * (each.shares[g] - mean[g]))),
  );
  return { mean, covariance };
}

/** A least variance, in shares of the range: particles that have all come together can still move. */
const VARIANCE_MIN = 1e-8;

/** The lower triangle L of so many times a covariance, L L' = times C. */
function triangleOf(covariance: readonly (readonly number[])[], times: number): number[][] {
  const scaled = covariance.map((row, f) =>
    row.map((value, g) => times * value + (f === g ? VARIANCE_MIN : 0)),
  );
  const decomposed = new CholeskyDecomposition(new Matrix(scaled));
  if (decomposed.isPositiveDefinite()) return decomposed.lowerTriangularMatrix.to2DArray();
  return scaled.map((row, f) => row.map((value, g) => (f === g ? Math.sqrt(value) : 0)));
}

/** Solves L z = difference. */
function standardized(triangle: readonly (readonly number[])[], difference: readonly number[]): number[] {
  const z: number[] = [];
  triangle.forEach((row, f) => {
    let rest = difference[f];
    for (let g = 0; g < f; g++) rest -= row[g] * z[g];
    z.push(rest / row[f]);
  });
  return z;
}

/** The density of particles about a point, up to a factor: a normal kernel of such a triangle about each. */
function densityAt(
  shares: RangeShares,
  particles: readonly Weighted[],
  triangle: readonly (readonly number[])[],
): number {
  let density = 0;
  for (const particle of particles) {
    const z = standardized(
      triangle,
      shares.map((share, f) => share - particle.shares[f]),
    );
    density += particle.weight * exp(-0.5 * z.reduce((sum, each) => sum + each * each, 0));
  }
  return density;
}

/** So many times a particle that fell out of the ranges is drawn again, another ancestor with it. */
const TRIES_MAX = 1024;

const isWithin = (shares: RangeShares): boolean => shares.every((share) => share >= 0 && share < 1);

/** Particles drawn about those of the generation before. */
export function movedProposal(
  names: readonly string[],
  particles: readonly Weighted[],
  { keys, generation }: DrawAddress,
): Proposal {
  const triangle = triangleOf(momentsOf(particles).covariance, 2);
  const entities = names.map((name) => entityOf('calibrate', name));
  const ancestorEntity = entityOf('ancestor');
  const ancestorAt = (channel: number): RangeShares => {
    let left = uniform(keys, PURPOSE.parameter, generation, ancestorEntity, channel);
    const found = particles.find(({ weight }) => (left -= weight) < 0);
    return (found ?? particles[particles.length - 1]).shares;
  };
  const moved = (channel: number): RangeShares => {
    const steps = entities.map((entity) => normal(keys, PURPOSE.parameter, generation, entity, channel));
    return ancestorAt(channel).map((share, f) =>
      triangle[f].reduce((sum, factor, g) => (g <= f ? sum + factor * steps[g] : sum), share),
    );
  };
  return {
    draw: (number) => {
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const shares = moved(number * TRIES_MAX + tries);
        if (isWithin(shares)) return shares;
      }
      return ancestorAt(number * TRIES_MAX);
    },
    weigh: (shares) => 1 / Math.max(densityAt(shares, particles, triangle), Number.MIN_VALUE),
  };
}
