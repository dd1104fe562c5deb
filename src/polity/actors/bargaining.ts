/**
 * Threats within a government: of a partner to leave it, and of whoever governs to dismiss a commander.
 *
 * Decision worth knowing: both are contests of two figures (Tullock 1980), as a crowd against force is: a
 * threat works as far as what it takes away is more than what giving in costs.
 */

/** The share of one figure in two, 0..1; nothing against nothing is nothing. */
const against = (own: number, other: number): number => (own > 0 ? own / (own + Math.max(0, other)) : 0);

/**
 * What a partner takes away if it leaves: all where the others have no majority without it, else its part.
 *
 * @param chambers [body][party] shares of the seats of each body that counts, each summing to 1
 * @param members parties that govern, the partner among them
 * @returns 0..1
 */
export const neededOf = (
  chambers: readonly (readonly number[])[],
  members: readonly number[],
  partner: number,
): number =>
  chambers.reduce((most, shares) => {
    const together = members.reduce((sum, party) => sum + shares[party], 0);
    if (together <= 0) return most;
    const breaks = together > 0.5 && together - shares[partner] <= 0.5;
    return Math.max(most, breaks ? 1 : shares[partner] / together);
  }, 0);

/**
 * Chance that the others give in to a partner that threatens to leave (threats end cabinets through what
 * parties would then prefer: Lupia & Strøm 1995).
 *
 * @param needed what it takes away, 0..1
 * @param reluctance what giving in costs the others, in units of a matter of mean weight, >= 0
 */
export const chanceToBeMet = (needed: number, reluctance: number): number => against(needed, reluctance);

/**
 * Chance that a command obeys when whoever governs replaces who leads it: whom its men would follow (loyalty
 * of officers decides whether civilians can dismiss them: Finer 1962).
 *
 * @param obeying armed persons of the command who would obey whoever governs
 * @param following those who would obey whoever commands
 */
export const chanceToReplace = (obeying: number, following: number): number => against(obeying, following);

/**
 * How much is at stake for a party in a matter: 1 where it is wholly wanted, not carried out at all and
 * matters as much to its voters as others do on average; as in the law of reforms.
 *
 * @param salience by issue, >= 0
 * @param gap how far the policy is from where the party wants it, 0..1
 */
export const stakeIn = (salience: ArrayLike<number>, issue: number, gap: number): number => {
  let sum = 0;
  for (let k = 0; k < salience.length; k++) sum += salience[k];
  return sum > 0 ? (gap * salience[issue] * salience.length) / sum : 0;
};
