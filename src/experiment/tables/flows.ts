/** `flows`: who goes from stratum to stratum, day by day, in persons. */
import type { Definition } from '../../model/definition.js';
import type { Grid } from './grid.js';
import { column } from './table.js';

export const flowsGrid = ({ flows, strata }: Definition): Grid => ({
  name: 'flows',
  keys: [
    column('flow', 'text', 'id of the flow'),
    column('from', 'text', 'stratum they leave'),
    column('to', 'text', 'stratum they come to'),
  ],
  places: flows.map(({ id, from, to }) => ({ flow: id, from: strata[from].id, to: strata[to].id })),
  figures: [
    column('went', 'count', 'those who went that day', 'persons'),
    column(
      'refused',
      'count',
      'those who would have gone that day and found no room, or were the last',
      'persons',
    ),
    column('moved', 'count', 'those who have gone that way so far', 'persons'),
  ],
  read: ({ columns }) =>
    flows.flatMap((_, flow) => [columns.wentToday[flow], columns.refusedToday[flow], columns.moved[flow]]),
});
