/**
 * `units`: those under orders, day by day: how many they are, whom they would obey, and who commands them by
 * right.
 *
 * Decision worth knowing: who commands changes with who governs, so that it is a figure of a day, 1 for one
 * authority at most; whom a unit would obey is another matter, and the two side by side are what power is.
 */
import { chainOf } from '../../model/command.js';
import type { Definition, State } from '../../model/definition.js';
import { column, columnName } from './table.js';
import type { Grid } from './grid.js';

function readUnit(state: State, u: number): (number | null)[] {
  const { definition, columns, politics } = state;
  const commander = chainOf(state, definition.units[u]);
  const ofAuthorities = (figure: (authority: number) => number) =>
    definition.authorities.map((_, a) => (politics.founded[a] ? figure(a) : null));
  return [
    columns.strengths[u],
    ...ofAuthorities((a) => columns.obedience.at(u, a)),
    ...ofAuthorities((a) => (a === commander ? 1 : 0)),
  ];
}

export const unitsGrid = ({ units, places, authorities }: Definition): Grid => ({
  name: 'units',
  keys: [
    column('unit', 'text', 'id of the unit'),
    column('name', 'text', 'what it is called'),
    column('place', 'text', 'id of the place where it is at home'),
  ],
  places: units.map(({ id, name, place }) => ({ unit: id, name, place: places[place].id })),
  figures: [
    column('persons', 'number', 'how many they are', 'persons'),
    ...authorities.map(({ id, name }) =>
      column(columnName('obeys', id), 'number', `how far it would obey: ${name}`, 'share, 0 to 1'),
    ),
    ...authorities.map(({ id, name }) =>
      column(columnName('commands', id), 'count', `1 where its orders are those of the chain: ${name}`),
    ),
  ],
  read: (state) => units.flatMap((_, u) => readUnit(state, u)),
});
