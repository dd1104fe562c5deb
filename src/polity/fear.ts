/**
 * What keeps people out of the street. The people themselves are the kernel's; this is one of its
 * coefficients.
 */
import { ln, logistic } from '../foundation/math.js';

/**
 * Fear in [0, greatest]: high where force outweighs the crowd, falling as the crowd outgrows the force that
 * would really obey. A smooth form of the arrest probability of Epstein (2002), whose integer rounding hides
 * a threshold.
 *
 * @param force of the authority that governs in a place, armed persons
 * @param crowd persons in the street of the place yesterday
 */
export const fearOf = (
  greatest: number,
  force: number,
  crowd: number,
  terms: { readonly steepness: number; readonly offset: number },
): number => greatest * logistic(terms.steepness * ln((force + terms.offset) / (crowd + terms.offset)));
