/** `strata`: where the people of each stratum stand, day by day, in persons. */
import type { Definition, State } from '../../model/definition.js';
import { NO_PARTY } from '../../scenario/compile/names.js';
import { column, type ColumnDef, type Row } from './table.js';
import type { Grid } from './grid.js';

export const STRATUM_KEYS: readonly ColumnDef[] = [
  column('stratum', 'text', 'id of the stratum'),
  column('place', 'text', 'where its people live'),
  column('class', 'text', 'class of its people'),
  column('party', 'text', `id of the party; ${NO_PARTY} is no allegiance`),
];

/** Every stratum with each of some parties. */
export const strataWith = ({ strata, places, classes }: Definition, parties: readonly string[]): Row[] =>
  strata.flatMap(({ id, placeIndex, classIndex }) =>
    parties.map((party) => ({
      stratum: id,
      place: places[placeIndex].id,
      class: classes[classIndex].id,
      party,
    })),
  );

function readStratum({ definition, tally, columns }: State, s: number, figures: (number | null)[]): void {
  const { allegiance, active } = tally.persons(s, columns.persons[s]);
  for (let p = 0; p < allegiance.length; p++) {
    const loyalty = p < definition.parties.length ? columns.loyalties.at(s, p) : null;
    figures.push(loyalty, allegiance[p], active[p]);
  }
}

export const strataGrid = (definition: Definition): Grid => ({
  name: 'strata',
  keys: STRATUM_KEYS,
  places: strataWith(definition, [...definition.parties.map(({ id }) => id), NO_PARTY]),
  figures: [
    column('loyalty', 'number', 'mean loyalty to the party', '-1 to 1'),
    column(
      'allegiance',
      'count',
      'people whose allegiance it has; of a stratum they add up to its people',
      'persons',
    ),
    column('active', 'count', 'those of them who act in public', 'persons'),
  ],
  read: (state) => {
    const figures: (number | null)[] = [];
    for (const s of definition.strata.keys()) readStratum(state, s, figures);
    return figures;
  },
});
