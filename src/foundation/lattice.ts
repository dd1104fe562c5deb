/**
 * Points that fill a cube evenly, for integrals over many normals: a rank-1 lattice of Korobov (1959),
 * shifted, with its mirror image.
 *
 * Decision worth knowing: addressed draws would serve as well and need ten times as many points for the same
 * error. Each axis of a lattice is a perfect ladder, so whatever adds up over the axes is exact, and the
 * mirror image removes what is odd about the middle. The points are fixed: an integral is a function of its
 * integrand alone.
 */
import { normalQuantile } from './math.js';

/**
 * A prime, and the primitive root of it whose ladder is the most even: its powers do not repeat before 250
 * axes.
 */
const LADDER = 251;
const GENERATOR = 166;

/** Number of points: the ladder and its mirror image. */
export const LATTICE_POINTS = 2 * LADDER;

/** The fractional part of the golden section, which shifts each axis by an amount of its own. */
const SHIFT = 0.6180339887498949;

const made = new Map<number, Float64Array>();

const make = (axes: number): Float64Array => {
  const normals = new Float64Array(LATTICE_POINTS * axes);
  let step = 1;
  for (let axis = 0; axis < axes; axis++) {
    const shift = ((axis + 1) * SHIFT) % 1;
    for (let point = 0; point < LADDER; point++) {
      // In the middle of a rung: neither 0 nor 1, whose normals are infinite.
      const rung = (point * step + Math.floor(shift * LADDER)) % LADDER;
      const normal = normalQuantile((rung + 0.5) / LADDER);
      normals[point * axes + axis] = normal;
      normals[(LADDER + point) * axes + axis] = -normal;
    }
    step = (step * GENERATOR) % LADDER;
  }
  return normals;
};

/**
 * Standard normals at the points of the lattice [points x axes]; made once for each number of axes, and not
 * to be written to.
 *
 * @param axes whole number, 1 or more; beyond 250 axes repeat each other
 */
export const latticeNormals = (axes: number): Float64Array => {
  const known = made.get(axes);
  if (known) return known;
  const normals = make(axes);
  made.set(axes, normals);
  return normals;
};
