/** `bodies`: deputies by party, day by day, of every body that has been elected. */
import type { Definition } from '../../model/definition.js';
import { NO_PARTY } from '../../scenario/compile/names.js';
import type { Grid } from './grid.js';

export const bodiesGrid = ({ bodies, parties }: Definition): Grid => {
  const ids = [...parties.map(({ id }) => id), NO_PARTY];
  return {
    name: 'bodies',
    keys: [
      { name: 'body', type: 'text', meaning: 'id of the elected body' },
      { name: 'party', type: 'text', meaning: `id of the party; ${NO_PARTY} is no party` },
    ],
    places: bodies.flatMap(({ id }) => ids.map((party) => ({ body: id, party }))),
    figures: [{ name: 'deputies', type: 'count', meaning: 'deputies of the party', unit: 'deputies' }],
    read: ({ politics }) =>
      politics.bodies.flatMap(({ elected, seats }) =>
        ids.map((_, p) => (elected >= 0 ? (seats[p] ?? 0) : null)),
      ),
  };
};
