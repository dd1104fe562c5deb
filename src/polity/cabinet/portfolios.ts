/**
 * Offices: who gets how many ministers, and who answers for what.
 *
 * Decision worth knowing: parties pick in turn, the largest first, what matters most to their voters (Laver &
 * Shepsle 1996; the order is that of divisors, O'Leary, Grofman & Elklit 2005). So blame and credit fall on
 * those who wanted a matter most.
 */
import { largestRemainder } from '../../foundation/apportion.js';

/** Shares in parts of a million: whole numbers, whose remainders are exact. */
const inParts = (share: number): number => Math.round(1e6 * share);

/** Ministers by party, and last without party, from shares of the offices. */
export const ministersOf = (offices: readonly number[], ministers: number): number[] => [
  ...largestRemainder(offices.map(inParts), ministers),
  0,
];

/**
 * Party that answers for each issue, -1 for nobody.
 *
 * @param offices shares by party
 * @param salience [party][issue] how much each issue matters to its voters
 * @param issues issues that have a minister
 * @param most how many of them parties answer for; the rest is left to ministers without party
 */
export const portfoliosOf = (
  offices: readonly number[],
  salience: readonly ArrayLike<number>[],
  issues: readonly number[],
  issueCount: number,
  most = issues.length,
): number[] => {
  const holders = new Array<number>(issueCount).fill(-1);
  const picked = new Array<number>(offices.length).fill(0);
  const left = new Set(issues);
  if (!offices.some((share) => share > 0)) return holders;
  while (left.size > issues.length - most) {
    const claims = offices.map((share, p) => share / (2 * picked[p] + 1));
    const party = claims.indexOf(Math.max(...claims));
    let wanted = -1;
    for (const k of left) if (wanted < 0 || salience[party][k] > salience[party][wanted]) wanted = k;
    holders[wanted] = party;
    picked[party]++;
    left.delete(wanted);
  }
  return holders;
};
