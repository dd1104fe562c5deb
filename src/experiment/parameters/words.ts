/** What may be asked for by `--parameters`. */
export const PARAMETER_WORDS = ['best', 'posterior', 'prior', 'written'] as const;

/**
 * Which parameters runs have: the best of the posterior that ships, a particle of it drawn for each run,
 * values drawn from the ranges of the prior, or the numbers as they are written.
 */
export type ParameterWord = (typeof PARAMETER_WORDS)[number];
