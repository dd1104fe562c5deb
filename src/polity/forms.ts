/**
 * Forms of action: people know a few ways to act together, and each asks more or less of them (Tilly 1978).
 *
 * Decision worth knowing: a form is no separate will. Whoever is driven beyond a threshold acts (Granovetter
 * 1978), and does what asks for no more than the drive stands above it. So who does more does less as well,
 * as far as it is open to him: who fights is not at work. A readiness of its own for each form was rejected:
 * it wants as many numbers as nobody has sources for.
 */

/**
 * Share of a people who take part in a form today, 0..1: those who are ready for it, and of those who took
 * part yesterday as many as go on. They end with the hazard 1 / lasts a day, whenever they began.
 *
 * @param lasts mean days of going on, from 1
 */
export const takingPart = (yesterday: number, ready: number, lasts: number): number =>
  Math.max(ready, yesterday * (1 - 1 / lasts));

/**
 * Blame a day that a people lay on a party in office.
 *
 * @param blames of a people all of whom take part
 * @param part share of the people who do
 * @param office share of the party in the offices
 */
export const blameForOffice = (blames: number, part: number, office: number): number =>
  blames * part * office;
