/**
 * Regimes: what the rule of whoever governs is called, as a classification of the quantities of the day.
 *
 * A feature of a regime is a quantity x with a bound; its margin is sign * (x - bound) / scale, positive
 * where it is met. A regime fits by the least margin of its features (quantitative semantics: Donzé & Maler
 * 2010), and the fittest regime of the holder is the name of the day. So every day has a distance to every
 * other regime, in the units that the features state.
 *
 * Decision worth knowing: there is no chain of regimes and no flag of the past. What brought a regime about
 * are acts and laws; its name follows. One that fits a little better for a day is no change: it has to lead
 * for two days, unless another has come to govern, which is a change of its own.
 */

/** A feature: which side of its bound it asks for, and the unit in which distance is told. */
export interface FeatureBound {
  /** 1 for above the bound, -1 for below it. */
  readonly sign: 1 | -1;
  readonly bound: number;
  /** Above 0, in the unit of the quantity. */
  readonly scale: number;
}

/** Margin of a feature whose quantity has no value today, in units of its scale. */
export const UNKNOWN_MARGIN = -1e6;

/** Most a margin can come to, so that it stays a number that can be written. */
const MARGIN_MAX = 1e6;

/** Days on which another regime has to lead, the day of the change included (assumption). */
export const LEADING_DAYS = 2;

/** By how much a quantity meets a feature, in units of its scale; UNKNOWN_MARGIN where it has no value. */
export const featureMargin = (value: number, { sign, bound, scale }: FeatureBound): number => {
  if (Number.isNaN(value)) return UNKNOWN_MARGIN;
  return Math.max(-MARGIN_MAX, Math.min(MARGIN_MAX, (sign * (value - bound)) / scale));
};

/** A regime that the holder of today may have, and how well it fits. */
export interface Candidate {
  readonly regime: number;
  readonly margin: number;
}

/** The regime that leads without being in force, and for how many days; regime -1 with 0 days for none. */
export interface Leading {
  readonly regime: number;
  readonly days: number;
}

/** No regime leads but the one in force. */
export const NONE_LEADS: Leading = { regime: -1, days: 0 };

/** What today is called, and which regime leads without being in force yet. */
export interface Classified {
  readonly regime: number;
  readonly leading: Leading;
}

/** What is classified: the regime in force, which one led yesterday, and whether another governs today. */
export interface Standing {
  readonly present: number;
  readonly leading: Leading;
  readonly isNewHolder: boolean;
}

/** The fittest; of equals the one in force, else the first. */
const fittest = (candidates: readonly Candidate[], present: number): Candidate =>
  candidates.reduce((best, each) =>
    each.margin > best.margin || (each.margin === best.margin && each.regime === present) ? each : best,
  );

/**
 * The regime of today. Where another governs, or the regime in force is none of the holder's, the fittest at
 * once, even if none fits (the least unfit); otherwise one that is fitter than that in force and above 0,
 * once it has led for LEADING_DAYS.
 *
 * @param candidates the regimes of the holder, in the order of the scenario; without any the name stays
 */
export const classify = (
  candidates: readonly Candidate[],
  { present, leading, isNewHolder }: Standing,
): Classified => {
  if (candidates.length === 0) return { regime: present, leading: NONE_LEADS };
  const { regime, margin } = fittest(candidates, present);
  if (isNewHolder || !candidates.some((each) => each.regime === present))
    return { regime, leading: NONE_LEADS };
  if (regime === present || margin <= 0) return { regime: present, leading: NONE_LEADS };
  const days = leading.regime === regime ? leading.days + 1 : 1;
  return days >= LEADING_DAYS
    ? { regime, leading: NONE_LEADS }
    : { regime: present, leading: { regime, days } };
};
