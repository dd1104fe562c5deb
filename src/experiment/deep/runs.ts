/** How much a deep check does, and nothing else: help names it without what computes it. */

/** Runs of a deep check where no number is given. */
export const DEEP_RUNS = 30;
