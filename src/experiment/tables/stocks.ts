/** `stocks`: what there is of each stock, day by day, and what its bounds cut off. */
import type { Definition } from '../../model/definition.js';
import type { Grid } from './grid.js';
import { column } from './table.js';

export const stocksGrid = ({ stocks }: Definition): Grid => ({
  name: 'stocks',
  keys: [column('stock', 'text', 'id of the stock'), column('unit', 'text', 'what it is counted in')],
  places: stocks.map(({ id, unit }) => ({ stock: id, unit: unit === '' ? null : unit })),
  figures: [
    column('level', 'number', 'what there is of it', 'its own'),
    column('cut', 'number', 'what its bounds cut off that day: below 0 what was lacking', 'its own'),
  ],
  read: ({ columns }) => stocks.flatMap((_, stock) => [columns.stocks[stock], columns.cuts[stock]]),
});
