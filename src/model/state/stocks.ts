/**
 * Stocks: what is laid in and used up, so that a cause of one day is felt on others (Forrester 1961).
 *
 * Decision worth knowing: a stock is one number and moves by additions alone, those of its own change once a
 * day and those of effects when they are done. What a bound cuts off is lost and is kept as a figure of the
 * day: what is lacking today is not to be read from the level of an empty granary.
 */
import type { State } from '../definition.js';
import { note } from './journal.js';

/** What is added to a stock in its own unit, below 0 taken away; and by which origin, '' by the day. */
interface Addition {
  readonly amount: number;
  readonly cause: string;
}

/**
 * Adds to a stock, which stops at its bounds; a cut is told where none of its sign was before.
 *
 * @param before what was cut off before this: earlier today, or yesterday where this is the first of the day
 */
export const addToStock = (
  state: State,
  stock: number,
  { amount, cause }: Addition,
  before = state.columns.cuts[stock],
): void => {
  const { stocks, cuts } = state.columns;
  const { least, most } = state.definition.stocks[stock];
  const wanted = stocks[stock] + amount;
  stocks[stock] = Math.min(most, Math.max(least, wanted));
  const cut = wanted - stocks[stock];
  if (cut === 0) return;
  cuts[stock] += cut;
  if (Math.sign(before) === Math.sign(cut)) return;
  note(state, { kind: 'bound', stock, bound: cut < 0 ? 'least' : 'most', cut, cause });
};
