/**
 * Whole seats, persons or agents from shares that are not whole.
 *
 * Decision worth knowing: ties always go to the lowest index. A drawn lot would be fairer, but a result would then need
 * a seed; who wants another order passes the claimants in that order.
 */

/**
 * Shares out `total` in proportion to the weights by largest remainders (Hamilton, Hare quota): everyone gets the whole
 * part of his quota, and the largest remainders one more. The parts are whole and add up to `total` exactly; comparison
 * is exact while weight times total stays below 2 to the 53 and the weights are whole.
 * Throws a RangeError for a weight that is negative or not finite, a total that is not a whole number from 0 up, or no
 * weight at all to carry a total above 0.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = sumOfClaims(weights, total);
  if (total === 0) return weights.map(() => 0);
  const remainders = weights.map((weight) => (weight * total) % sum);
  const parts = weights.map((weight, i) => Math.round((weight * total - remainders[i]) / sum));
  const left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = weights.map((_, i) => i).sort((i, j) => remainders[j] - remainders[i] || i - j);
  for (const i of byRemainder.slice(0, left)) parts[i]++;
  return parts;
}

/**
 * Seats by highest averages (d'Hondt 1882): each seat goes to the list with the greatest votes / (seats won + 1).
 * Faults as in `largestRemainder`.
 */
export function dHondt(votes: readonly number[], seats: number): number[] {
  sumOfClaims(votes, seats);
  const won = votes.map(() => 0);
  for (let seat = 0; seat < seats; seat++) won[strongest(votes, won)]++;
  return won;
}

/** The list with the greatest average, compared by products because quotients round. */
function strongest(votes: readonly number[], won: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < votes.length; i++) {
    if (votes[i] * (won[best] + 1) > votes[best] * (won[i] + 1)) best = i;
  }
  return best;
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
