/**
 * Trust: what a party, or an authority, holds of another authority.
 *
 * Decision worth knowing: a party's line toward an authority goes stale when others lead it ("all power to
 * the soviets" is no trust in a soviet of one's rivals), so half of trust follows from who leads (a spatial
 * model of parties: Downs 1957, weighted by salience as Enelow & Hinich 1984). Trust is for confrontations
 * and laws; everyday obedience knows only lines.
 */

/** Trust from which one authority stands by another when it comes to the test. */
export const STANDS_BY = 0.25;

/** Rejection above which an authority counts as an opponent. */
export const REJECTS = 0.1;

/** Shares of the parties that lead an authority; they sum to 1, or all are 0 where nobody leads. */
export type Leaders = readonly number[];

/**
 * Distance of two programmes: the mean difference of positions, weighted by what matters.
 *
 * @param positions where one stands on each issue, -1..1
 * @param others where the other stands
 * @param salience [issues] how much each matters, >= 0; where none does, all count alike
 * @returns 0 (the same) to 1 (opposed on all that matters)
 */
export const programmeDistance = (
  positions: ArrayLike<number>,
  others: ArrayLike<number>,
  salience: ArrayLike<number>,
): number => {
  let [weights, weighted, plain] = [0, 0, 0];
  for (let k = 0; k < positions.length; k++) {
    const apart = Math.abs(positions[k] - others[k]) / 2;
    weights += salience[k];
    weighted += salience[k] * apart;
    plain += apart;
  }
  if (weights > 0) return Math.min(1, weighted / weights);
  return positions.length > 0 ? plain / positions.length : 0;
};

/**
 * How near a party is to those who lead an authority: 1 - 2 x distance, the mean over its leaders.
 *
 * @param distanceTo distance of the party's programme to that of another party, 0..1
 * @returns -1..1
 */
export const nearness = (leaders: Leaders, distanceTo: (party: number) => number): number =>
  heldByLeaders(leaders, (party) => 1 - 2 * distanceTo(party));

/**
 * Trust of a party in an authority: its line, and how near it is to those who lead; where nobody leads, its
 * line alone.
 *
 * @param line stance of the party, -1..1
 * @param near nearness to the leaders, -1..1
 * @param weight d: what who leads counts for against the line, 0..1
 * @returns -1..1
 */
export const trustOf = (line: number, leaders: Leaders, near: number, weight: number): number =>
  isLed(leaders) ? (1 - weight) * line + weight * near : line;

const isLed = (leaders: Leaders): boolean => {
  for (let party = 0; party < leaders.length; party++) if (leaders[party] > 0) return true;
  return false;
};

/** What those who lead an authority hold together, by their shares; 0 where nobody leads. */
export const heldByLeaders = (leaders: Leaders, trustOfParty: (party: number) => number): number => {
  let sum = 0;
  for (let party = 0; party < leaders.length; party++)
    if (leaders[party] > 0) sum += leaders[party] * trustOfParty(party);
  return sum;
};

/** Shares of parts that count as leaders, so that they sum to 1; all 0 where all are. */
export const asLeaders = (parts: readonly number[]): Leaders => {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (total > 0 ? part / total : 0));
};

/** How far one who trusts so much rejects, 0..1. */
export const rejectionOf = (trust: number): number => Math.max(0, -trust);

/** Whether one who trusts so much counts as an opponent. */
export const rejects = (trust: number): boolean => rejectionOf(trust) > REJECTS;

/**
 * The camp of one authority against another: itself, and all who trust it enough and more than the other.
 *
 * @param own the authority, and `rival` the one it is confronted with
 * @param exist authorities that exist
 * @param trustIn trust of the first authority in the second, -1..1
 * @returns authorities in order; the camps of two against each other have nobody in common
 */
export const campOf = (
  own: number,
  rival: number,
  exist: readonly number[],
  trustIn: (from: number, to: number) => number,
): number[] =>
  exist.filter((authority) => {
    if (authority === own || authority === rival) return authority === own;
    const trust = trustIn(authority, own);
    return trust >= STANDS_BY && trust > trustIn(authority, rival);
  });
