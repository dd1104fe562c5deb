/**
 * Demands as they stand: the share of each that is unmet, and how far each is carried out.
 */
import { clamp } from '../../foundation/math.js';
import type { Definition, State } from '../definition.js';
import { valueOf } from '../formula/value.js';

/** Expressions that say how much of each demand is unmet, by issue: what asks for them. */
export const unmetOf = ({ issues }: Definition) => issues.map(({ unmet }) => unmet);

/** The share of each demand that is unmet today, 0..1 by issue. */
export const unmetShares = (state: State): number[] =>
  state.definition.issues.map((issue) => clamp(valueOf(state, issue.unmet), 0, 1));

/** How far each demand is carried out: by its policy, or by what of it is not unmet. */
export const levelsReached = ({ definition, columns }: State, unmet: readonly number[]): number[] =>
  definition.issues.map(({ policy }, k) => (policy >= 0 ? columns.policies[policy] : 1 - unmet[k]));
