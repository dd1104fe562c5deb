/**
 * `places`: how things stand in each place, day by day: who is in the street, what its people suffer, and
 * whom those would obey on whom it hangs there.
 *
 * Decision worth knowing: obedience of a place is that of its units, by their persons, who are its troops,
 * clerks and railwaymen. A place without any has none: its people are not asked, since nobody there is
 * ordered to do anything.
 */
import type { Definition, State } from '../../model/definition.js';
import { column, columnName } from './table.js';
import type { Grid } from './grid.js';

const share = (name: string, meaning: string) => column(name, 'number', meaning, 'share, 0 to 1');

/** Mean of figures by their weights; null without any weight. */
function meanOf(indices: readonly number[], weight: (i: number) => number, figure: (i: number) => number) {
  let [sum, all] = [0, 0];
  for (const i of indices) {
    sum += weight(i) * figure(i);
    all += weight(i);
  }
  return all > 0 ? sum / all : null;
}

interface OfPlace {
  readonly strata: readonly number[];
  readonly units: readonly number[];
}

function readPlace({ definition, columns, politics }: State, { strata, units }: OfPlace): (number | null)[] {
  const persons = (s: number): number => columns.persons[s];
  return [
    strata.reduce((sum, s) => sum + persons(s), 0),
    strata.reduce((sum, s) => sum + persons(s) * columns.active[s], 0),
    ...definition.conditions.map((_, c) => meanOf(strata, persons, (s) => columns.conditions.at(c, s))),
    ...definition.authorities.map((_, a) =>
      politics.founded[a]
        ? meanOf(
            units,
            (u) => columns.strengths[u],
            (u) => columns.obedience.at(u, a),
          )
        : null,
    ),
  ];
}

const indicesOf = <T>(list: readonly T[], is: (each: T) => boolean): number[] =>
  list.flatMap((each, i) => (is(each) ? [i] : []));

export function placesGrid({ places, capital, strata, units, conditions, authorities }: Definition): Grid {
  const ofPlaces = places.map((_, l) => ({
    strata: indicesOf(strata, ({ placeIndex }) => placeIndex === l),
    units: indicesOf(units, ({ place }) => place === l),
  }));
  return {
    name: 'places',
    keys: [
      column('place', 'text', 'id of the place'),
      column('capital', 'count', '1 where power is taken, else 0'),
      column('weight', 'number', 'how much it counts while a country is to be held'),
      column('railway', 'text', 'id of the unit that runs the railway to it'),
    ],
    places: places.map(({ id, weight, railway }, l) => ({
      ...{ place: id, capital: l === capital ? 1 : 0, weight },
      railway: railway < 0 ? null : units[railway].id,
    })),
    figures: [
      column('persons', 'number', 'its people', 'persons'),
      column('active', 'number', 'those of them who act in public', 'persons'),
      ...conditions.map(({ id, name }) =>
        share(columnName('condition', id), `as its people feel it, in the mean: ${name}`),
      ),
      ...authorities.map(({ id, name }) =>
        share(columnName('obeys', id), `how far its units would obey, by their persons: ${name}`),
      ),
    ],
    read: (state) => ofPlaces.flatMap((place) => readPlace(state, place)),
  };
}
