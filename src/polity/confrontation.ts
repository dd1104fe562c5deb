/**
 * Confrontations: who would prevail if it came to the test today, and on how firm a footing an authority
 * stands.
 *
 * Decision worth knowing: everyday control cannot say it, for everyday obedience is not exclusive. Who
 * prepares a rising controls nothing and may win; who controls a quarter may stand on the trust of those who
 * lead a rival (multiple sovereignty, Tilly 1978).
 */

/** What would follow each of two camps in a test. */
export interface Test {
  /** Force in the capital. */
  readonly forces: readonly [number, number];
  /** Share of all organs, by their weights. */
  readonly organs: readonly [number, number];
}

/** The first of two parts as a share of both; one half where there is neither. */
const shareOfFirst = ([first, second]: readonly [number, number]): number =>
  first + second > 0 ? first / (first + second) : 0.5;

/**
 * The share of what decides that would follow the first of two camps: half by force in the capital, half by
 * organs.
 *
 * @returns 0..1; that of the other camp is what is left of 1
 */
export const prevailing = ({ forces, organs }: Test): number =>
  (shareOfFirst(forces) + shareOfFirst(organs)) / 2;

/** On what an authority stands: its weakest confrontation, and with whom; 1 with nobody who rejects it. */
export interface Footing {
  readonly footing: number;
  /** The authority that could shake it most, or -1. */
  readonly against: number;
}

/**
 * The least confrontation over those who reject an authority.
 *
 * @param opponents authorities that exist and reject it
 * @param confrontation share that would follow its camp against an opponent's, 0..1
 */
export const footingOf = (
  opponents: readonly number[],
  confrontation: (opponent: number) => number,
): Footing => {
  let least: Footing = { footing: 1, against: -1 };
  for (const against of opponents) {
    const footing = confrontation(against);
    if (footing < least.footing) least = { footing, against };
  }
  return least;
};
