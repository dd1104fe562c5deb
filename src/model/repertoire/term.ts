/**
 * The figures that moved an act, as terms that are told with it.
 */
import { RESOLVE, type Consequences } from '../../polity/actors/utility.js';
import type { Term } from '../formula/term.js';
import { termOf } from '../power/told.js';

/** What an act is believed to do, part by part, with its utility against inertia. */
export const termsOfAct = (consequences: Consequences, utility: number): Term[] => [
  termOf('utility', utility, RESOLVE.inertia.value),
  ...Object.entries(consequences).flatMap(([part, value]) =>
    value === 0 ? [] : [termOf(part, value as number, 0)],
  ),
];
