/**
 * Whole seats, persons or agents from shares that are not whole.
 *
 * Decision worth knowing: ties always go to the lowest index. A drawn lot would be fairer, but a result would
 * then need a seed; who wants another order passes the claimants in that order.
 */

/**
 * Shares out `total` in proportion to the weights by largest remainders (Hamilton, Hare quota): everyone gets
 * the whole part of his quota, and the largest remainders one more. The parts are whole and add up to `total`
 * exactly; comparison is exact while weight times total stays below 2 to the 53 and the weights are whole.
 * Throws a RangeError for a weight that is negative or not finite, a total that is not a whole number from 0
 * up, or no weight at all to carry a total above 0.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = sumOfClaims(weights, total);
  return total === 0 ? weights.map(() => 0) : byQuota(weights, total, [sum, total]);
}

/**
 * The same with the Droop quota (Droop 1881): the least whole number of votes that no more lists than there
 * are seats can have. It gives large lists a little more than Hare's does. Faults as in `largestRemainder`.
 */
export function droop(votes: readonly number[], seats: number): number[] {
  const sum = sumOfClaims(votes, seats);
  return seats === 0 ? votes.map(() => 0) : byQuota(votes, seats, [Math.floor(sum / (seats + 1)) + 1, 1]);
}

/**
 * The whole parts of weights over a quota (a fraction), and one more for the largest remainders until all is
 * shared out.
 */
function byQuota(
  weights: readonly number[],
  total: number,
  [over, under]: readonly [over: number, under: number],
): number[] {
  const remainders = weights.map((weight) => (weight * under) % over);
  const parts = weights.map((weight, i) => Math.round((weight * under - remainders[i]) / over));
  const left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder: number[] = [];
  for (let i = 0; i < weights.length; i++) if (weights[i] > 0) byRemainder.push(i);
  byRemainder.sort((i, j) => remainders[j] - remainders[i] || i - j);
  for (let i = 0; i < left; i++) parts[byRemainder[i % byRemainder.length]]++;
  return parts;
}

/**
 * Seats by highest averages (d'Hondt 1882): each seat goes to the list with the greatest votes / (seats won +
 * 1). Faults as in `largestRemainder`.
 */
export const dHondt = (votes: readonly number[], seats: number): number[] =>
  highestAverages(votes, seats, (won) => won + 1);

/**
 * The same by votes / (2 seats won + 1) (Sainte-Laguë 1910), which favours neither large lists nor small
 * ones.
 */
export const sainteLague = (votes: readonly number[], seats: number): number[] =>
  highestAverages(votes, seats, (won) => 2 * won + 1);

/** Seat by seat to the list with the greatest average, compared by products because quotients round. */
function highestAverages(
  votes: readonly number[],
  seats: number,
  divisor: (won: number) => number,
): number[] {
  sumOfClaims(votes, seats);
  const won = votes.map(() => 0);
  for (let seat = 0; seat < seats; seat++) {
    let best = 0;
    for (let i = 1; i < votes.length; i++)
      if (votes[i] * divisor(won[best]) > votes[best] * divisor(won[i])) best = i;
    won[best]++;
  }
  return won;
}

function sumOfClaims(weights: readonly number[], total: number): number {
  if (!Number.isSafeInteger(total) || total < 0)
    throw new RangeError(`${total} cannot be shared out: it is no whole number`);
  const wrong = weights.find((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong !== undefined) throw new RangeError(`${wrong} is not a weight`);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0 && total > 0) throw new RangeError('nobody has a weight to share by');
  return sum;
}
