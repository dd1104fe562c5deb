/**
 * Claims: how far an authority wills to rule. An authority that could be obeyed and does not will it leaves
 * power where it is (the soviets of spring 1917).
 */

/**
 * How far a leadership wills its authority to rule: the will of each party by its share of the seats; who has
 * no party wills nothing.
 */
export const willOf = (seatShares: readonly number[], willOfParty: (party: number) => number): number =>
  seatShares.slice(0, -1).reduce((sum, share, party) => sum + share * willOfParty(party), 0);

/**
 * Claim tomorrow: it follows the will to rule at a rate a day.
 *
 * @param will the greater of the authority's own and that of its leadership, 0..1; 0 where it does not exist
 */
export const nextClaim = (claim: number, will: number, rate: number): number => claim + rate * (will - claim);
