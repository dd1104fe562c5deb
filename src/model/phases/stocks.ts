/**
 * Stocks: each gets what its change of the day adds.
 *
 * Decision worth knowing: all changes are read before any is added, from what held at the end of yesterday,
 * so that stocks may feed each other in any order and no circle can close within a day.
 */
import type { State } from '../definition.js';
import { valueOf } from '../formula/value.js';
import type { Phase } from '../phase.js';
import { addToStock } from '../state/stocks.js';

const updateStocks = (state: State): void => {
  const changes = state.definition.stocks.map(({ change }) => valueOf(state, change));
  const { stocks, cuts } = state.columns;
  for (let stock = 0; stock < stocks.length; stock++) {
    const before = cuts[stock];
    cuts[stock] = 0;
    addToStock(state, stock, { amount: changes[stock], cause: '' }, before);
  }
};

export const stocks: Phase = {
  name: 'stocks',
  reads: [],
  yesterday: ['stocks', 'cuts'],
  writes: ['stocks', 'cuts', 'journal'],
  asks: ({ stocks }) => stocks.map(({ change }) => change),
  run: updateStocks,
};
