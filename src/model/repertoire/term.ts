/**
 * The figures that moved an act, as terms that are told with it.
 */
import { RESOLVE, type Consequences } from '../../polity/actors/utility.js';
import type { Term } from '../formula/term.js';

/** A figure beside what it is compared with. */
export const figureTerm = (text: string, left: number, right: number): Term => ({
  text,
  left,
  right,
  margin: left - right,
  holds: left > right,
});

/** What an act is believed to do, part by part, with its utility against inertia. */
export const termsOfAct = (consequences: Consequences, utility: number): Term[] => [
  figureTerm('utility', utility, RESOLVE.inertia.value),
  ...Object.entries(consequences).flatMap(([part, value]) =>
    value === 0 ? [] : [figureTerm(part, value as number, 0)],
  ),
];
