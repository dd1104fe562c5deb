/** Fields of the forms in which something is asked. */
import { element } from '../drawing.js';

export interface ChangeLike {
  readonly currentTarget: { readonly value: string };
  readonly preventDefault: () => void;
}

/** What may be chosen, and what it is called. */
export type FieldOption = readonly [value: string, name: string];

/** A field under its name. */
export const selectField = (
  name: string,
  value: string,
  options: readonly FieldOption[],
  take: (value: string) => void,
) =>
  element(
    'label',
    null,
    name,
    element(
      'select',
      { value, onChange: (event: ChangeLike) => take(event.currentTarget.value) },
      options.map(([each, text]) =>
        element('option', { key: each, value: each, selected: each === value }, text),
      ),
    ),
  );

/** A day between two others. */
export const dateField = (
  name: string,
  value: string,
  [min, max]: readonly [string, string],
  take: (value: string) => void,
) =>
  element(
    'label',
    null,
    name,
    element('input', {
      ...{ type: 'date', value, min, max, required: true },
      onChange: (event: ChangeLike) => take(event.currentTarget.value),
    }),
  );

/** The runs that may be asked. */
export const RUNS: readonly FieldOption[] = [
  ['changed', 'as changed'],
  ['recorded', 'as recorded'],
];
