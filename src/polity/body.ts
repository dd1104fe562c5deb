/**
 * Deputies: who sits in a soviet, duma or congress.
 *
 * Decision worth knowing: an apportionment rule is part of the politics (one deputy for a workshop of ten,
 * one for a thousand in a plant), so rules are data and the seats follow from the workplaces as they are.
 */
import { largestRemainder } from '../foundation/apportion.js';

/**
 * Deputies of one workplace.
 *
 * @param persons of the real workplace
 * @param per persons for one deputy (0: one deputy whatever the size)
 * @param atLeast deputies of the smallest workplace
 */
export const deputiesOf = (persons: number, per: number, atLeast: number): number =>
  per > 0 ? Math.max(atLeast, Math.floor(persons / per)) : atLeast;

/** The largest entry; ties go to the lowest index; -1 when all are zero. */
export const plurality = (counts: ArrayLike<number>, length: number): number => {
  let best = -1;
  let most = 0;
  for (let i = 0; i < length; i++)
    if (counts[i] > most) {
      most = counts[i];
      best = i;
    }
  return best;
};

/**
 * Days for which a workplace has stood for another party than its deputy's; whoever may recall him does so on
 * the last of its days.
 */
export const daysAway = (deputy: number, favourite: number, before: number): number =>
  deputy === favourite ? 0 : before + 1;

/** An executive in which the largest party first takes a share of the seats, and the rest is proportional. */
export const withWinner = (seats: readonly number[], winnerTakes: number): number[] => {
  const total = seats.reduce((a, b) => a + b, 0);
  const winner = plurality(seats, seats.length);
  if (winnerTakes <= 0 || winner < 0) return [...seats];
  const prize = Math.round(total * winnerTakes);
  const rest = largestRemainder(seats, total - prize);
  return rest.map((seat, party) => (party === winner ? seat + prize : seat));
};

/** Share of the seats of a body by party (last without party); all 0 where it was never elected. */
export const seatShares = (seats: readonly number[]): number[] => {
  const total = seats.reduce((a, b) => a + b, 0);
  return seats.map((seat) => (total > 0 ? seat / total : 0));
};
