/** `forms`: who acts in which form, day by day and place by place, in persons. */
import type { Definition, State } from '../../model/definition.js';
import type { Grid } from './grid.js';
import { column } from './table.js';

/** Places where anybody can act in a form, each with its strata. */
const scenesOf = ({ forms, places, strata }: Definition) =>
  forms.flatMap((form, f) =>
    places.flatMap(({ id }, place) => {
      const there = form.strata.filter((s) => strata[s].placeIndex === place);
      return there.length > 0 ? [{ form: form.id, place: id, f, strata: there }] : [];
    }),
  );

export const formsGrid = (definition: Definition): Grid => {
  const scenes = scenesOf(definition);
  const count = ({ columns }: State, f: number, strata: readonly number[], share: (s: number) => number) =>
    strata.reduce((sum, s) => sum + columns.persons[s] * share(s), 0);
  return {
    name: 'forms',
    keys: [
      column('form', 'text', 'id of the form of action'),
      column('place', 'text', 'id of the place of those who act'),
    ],
    places: scenes.map(({ form, place }) => ({ form, place })),
    figures: [
      column('persons', 'number', 'those who act in it', 'persons'),
      column('able', 'count', 'those who can', 'persons'),
    ],
    read: (state) =>
      scenes.flatMap(({ f, strata }) => [
        count(state, f, strata, (s) => state.columns.engaged.at(f, s)),
        count(state, f, strata, () => 1),
      ]),
  };
};
