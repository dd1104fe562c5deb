/**
 * Seats that rules of apportionment make, seen before anybody is elected.
 *
 * Decision worth knowing: many small workplaces may each have their deputy, for that is politics (a workshop
 * of ten weighed as much as a thousand in a plant); what is doubtful is an assembly larger than any that ever
 * met.
 */
import type { Definition } from '../../model/definition.js';
import { deputiesOf } from '../../polity/body.js';
import { realClasses } from '../../population/workplaces.js';
import type { Path } from '../compile/faults.js';
import type { Scope } from '../compile/scope.js';

/**
 * The largest assemblies that met had about so many members: the Petrograd Soviet of 1917, the National
 * People's Congress of China.
 */
const SEATS_MAX = 3000;

/** Workplaces that elect, and what they make of them. */
interface Electorate {
  readonly path: Path;
  readonly persons: number;
  readonly workplaces: number;
  readonly seats: number;
  readonly per: number;
}

const sumOf = (items: readonly Electorate[], name: 'persons' | 'workplaces' | 'seats'): number =>
  items.reduce((sum, item) => sum + item[name], 0);

function electoratesOf(definition: Definition, body: number): Electorate[] {
  return definition.bodies[body].constituencies.map(({ strata, per, atLeast, coverage }, c) => {
    const classes = strata.flatMap((s) => realClasses(definition.strata[s].spec));
    const sum = (count: (real: (typeof classes)[number]) => number) =>
      classes.reduce((total, real) => total + coverage * count(real), 0);
    return {
      path: ['bodies', body, 'constituencies', c],
      persons: sum((real) => real.persons),
      workplaces: sum((real) => real.workplaces),
      seats: sum((real) => real.workplaces * deputiesOf(real.workplacePersons, per, atLeast)),
      per,
    };
  });
}

/** Warns of bodies elected by workplaces that would have more seats than any assembly. */
export function warnOfSeats(scope: Scope, definition: Definition): void {
  definition.bodies.forEach(({ id, rule }, index) => {
    if (rule !== 'workplaces') return;
    const electorates = electoratesOf(definition, index);
    const seats = Math.round(sumOf(electorates, 'seats'));
    if (seats <= SEATS_MAX) return;
    const most = electorates.reduce((a, b) => (b.seats > a.seats ? b : a));
    const [places, persons] = [Math.round(most.workplaces), Math.round(most.persons)];
    const plain =
      most.per > 0 ? `; one for every ${most.per} persons would be ${Math.floor(persons / most.per)}` : '';
    scope.warn(most.path, {
      code: 'seats-many',
      message: `\`${id}\` would have ${seats} deputies at any number of agents, ${Math.round(most.seats)} of them from ${places} workplaces here${plain}`,
      hint: 'cells without a `workplace` each elect for themselves: say how many persons their workplaces have, or give those too small for a deputy none (`atLeast: 0`)',
    });
  });
}
