/**
 * Latent claimants: an authority that does not exist yet is raised by the parties that stand for it, the
 * sooner the more they reject who governs and believe that it would prevail (rival centres are made by those
 * who lose: Tilly 1978).
 */
import { reasoned, type Reasoned } from './reasoned.js';

/** The constants of the law. */
export const LATENT = {
  stand: reasoned(0.7, 'Line of a party toward an authority from which it stands for it'),
  rejection: reasoned(0.2, 'Rejection of who governs from which such a party looks for another'),
  hazard: reasoned(
    0.05,
    'Hazard a day of the founding, for those who wholly reject who governs and are sure to prevail',
    'assumption: three weeks, to agree and to assemble',
  ),
} as const satisfies Readonly<Record<string, Reasoned>>;

/** The constants as numbers. */
export type LatentTerms = Readonly<Record<keyof typeof LATENT, number>>;

/** What a party holds of the latent authority and of who governs: its line, and its trust; -1..1. */
export interface Backer {
  readonly party: number;
  readonly line: number;
  readonly trust: number;
}

/** Who of the parties would raise an authority, the one that rejects who governs most first. */
export const backersOf = (parties: readonly Backer[], { stand, rejection }: LatentTerms): readonly Backer[] =>
  parties
    .filter(({ line, trust }) => line >= stand && -trust >= rejection)
    .sort((one, other) => one.trust - other.trust);

/**
 * The hazard that it is founded today, 0..1.
 *
 * @param rejection of who governs by its strongest backer, 0..1
 * @param chance believed chance that it would prevail, 0..1
 */
export const foundingHazard = (
  rejection: number,
  chance: number,
  { hazard }: Pick<LatentTerms, 'hazard'>,
): number => hazard * rejection * chance;
