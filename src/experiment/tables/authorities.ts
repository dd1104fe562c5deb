/** `authorities`: what each authority holds and claims, day by day, from the day it is founded. */
import { standingOf } from '../../model/confrontation.js';
import type { Definition, State } from '../../model/definition.js';
import { column, columnName } from './table.js';
import type { Grid } from './grid.js';

const share = (name: string, meaning: string) => column(name, 'number', meaning, 'share, 0 to 1');

const readAuthority = (state: State, a: number): (number | null)[] => {
  const { claims, balance, control } = state.columns;
  const footing = standingOf(state, a)?.footing ?? null;
  return [claims[a], balance[a], balance[a] * claims[a], footing, ...control.row(a)];
};

export const authoritiesGrid = (definition: Definition): Grid => {
  const { authorities, organs } = definition;
  const figures = [
    share('claim', 'how far it claims to rule'),
    share('balance', 'its share of the balance of power over all organs'),
    share('effective', 'balance times claim'),
    share('footing', 'what would follow it if it came to the test with the strongest who reject it'),
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
