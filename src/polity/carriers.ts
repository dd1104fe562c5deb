/**
 * Carriers: who comes to hear a party, from its press and speakers and from the adherents one meets.
 *
 *     reach' = reach + (press + word of mouth x met) x (hearing - reach)                          (Bass 1969)
 *
 * *Press* is what its papers and speakers reach in a day of those who do not hear it yet, *met* the share of
 * its adherents among those whom people know: their own and the people they are tied to (Hedström 1994), and
 * *hearing* the share of a people that can be reached at all: literacy, distance, hours free of work. So a
 * party without anybody among a people, and without papers there, is not heard by them; where it wins some,
 * they win it others; and a town and the villages that its soldiers come from are one country.
 *
 * Decision worth knowing: whoever has heard a party goes on hearing it. What takes reach away is done to it:
 * papers closed, speakers arrested (effects on `reach`), after which it grows again from whom it has.
 */
import { reasoned, type Reasoned } from './reasoned.js';

const TABLE = {
  wordOfMouth: {
    ...reasoned(
      0.06,
      'share of those who do not hear a party yet that come to hear it in a day where all they meet hold to it',
      'Bass 1969; figure, assumption: among workers of whom a third holds to a party half of the others hear it in five weeks',
    ),
    most: 1,
  },
} satisfies Readonly<Record<string, Reasoned>>;

export type CarriersConstant = keyof typeof TABLE;
export const CARRIERS: Readonly<Record<CarriersConstant, Reasoned>> = TABLE;

/** What carries a party among some people on one day; all 0..1. */
export interface Carriers {
  /** Share of those who do not hear it yet whom its papers and speakers reach in a day. */
  readonly press: number;
  /** Share of those one meets who hold to it. */
  readonly met: number;
  /** Share that can be reached at all. */
  readonly hearing: number;
}

/**
 * Reach tomorrow.
 *
 * @param reach share that hears the party today, 0..1
 * @returns 0..1: between today's and what can be reached; above that it falls back to it at the same rate
 */
export const carriedReach = (
  reach: number,
  { press, met, hearing }: Carriers,
  { wordOfMouth }: Readonly<Record<CarriersConstant, number>>,
): number => reach + Math.min(1, press + wordOfMouth * met) * (hearing - reach);
