/** `authorities`: what each authority holds and claims, day by day, from the day it is founded. */
import type { Definition, State } from '../../model/definition.js';
import { column, columnName } from './table.js';
import type { Grid } from './grid.js';

const share = (name: string, meaning: string) => column(name, 'number', meaning, 'share, 0 to 1');

const readAuthority = ({ columns }: State, a: number): number[] => [
  columns.claims[a],
  columns.balance[a],
  columns.balance[a] * columns.claims[a],
  ...columns.control.row(a),
];

export const authoritiesGrid = (definition: Definition): Grid => {
  const { authorities, organs } = definition;
  const figures = [
    share('claim', 'how far it claims to rule'),
    share('balance', 'its share of the balance of power over all organs'),
    share('effective', 'balance times claim'),
    ...organs.map(({ id, name }) => share(columnName('control', id), `its control of: ${name}`)),
  ];
  const absent = figures.map(() => null);
  return {
    name: 'authorities',
    keys: [column('authority', 'text', 'id of the authority')],
    places: authorities.map(({ id }) => ({ authority: id })),
    figures,
    read: (state) =>
      authorities.flatMap((_, a) => (state.politics.founded[a] ? readAuthority(state, a) : absent)),
  };
};
