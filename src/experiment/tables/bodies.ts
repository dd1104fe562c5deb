/** `bodies`: deputies by party, day by day, of every body that has been elected. */
import type { Definition } from '../../model/definition.js';
import { NO_PARTY } from '../../scenario/compile/names.js';
import type { Grid } from './grid.js';
import { column } from './table.js';

export const bodiesGrid = ({ bodies, parties }: Definition): Grid => {
  const ids = [...parties.map(({ id }) => id), NO_PARTY];
  return {
    name: 'bodies',
    keys: [
      column('body', 'text', 'id of the elected body'),
      column('party', 'text', `id of the party; ${NO_PARTY} is no party`),
    ],
    places: bodies.flatMap(({ id }) => ids.map((party) => ({ body: id, party }))),
    figures: [column('deputies', 'count', 'deputies of the party', 'deputies')],
    read: ({ politics }) =>
      politics.bodies.flatMap(({ elected, seats }) =>
        ids.map((_, p) => (elected >= 0 ? (seats[p] ?? 0) : null)),
      ),
  };
};
