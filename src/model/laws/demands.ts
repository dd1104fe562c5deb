/**
 * Conditions of loans: a power abroad demands a policy of whoever it lends to, and withholds what it lends
 * when the term has passed.
 */
import { entityOf, PURPOSE, uniform } from '../../foundation/random.js';
import { DEMAND, hazardOfDemand, lentUnder, metShare, type DemandTerms } from '../../polity/demand.js';
import type { State } from '../definition.js';
import { below, tellAct, termOf } from '../power/told.js';
import type { ActWord } from '../power/told.js';
import { law } from './law.js';

const ID = 'demands';

/** Tells what a power asks, or that it withholds its loans, of whoever governs. */
const tell = (state: State, act: ActWord & ('demand' | 'withhold'), power: number, met: number): void => {
  const { columns, politics } = state;
  tellAct(state, {
    act,
    by: { kind: 'outsider', index: power },
    about: { kind: 'authority', index: politics.holder },
    law: ID,
    terms: [
      below('how far what it asks is done', met, 1),
      termOf('days for which it has asked', columns.demanded[power], 0),
      termOf('what it lends', columns.credits[power], 0),
    ],
  });
};

/** Looks at what a power asks today; its loans are worked out already, as if it asked nothing. */
const press = (state: State, power: number, terms: DemandTerms): void => {
  const { definition, columns, politics } = state;
  const { id, demand } = definition.outside[power];
  const lent = columns.credits[power];
  const met = demand === null ? 1 : metShare(columns.policies[demand.policy], demand.level);
  // What is done is asked no more; nor is anything of one who is lent nothing.
  if (politics.holder < 0 || lent === 0 || met >= 1) return void (columns.demanded[power] = 0);
  if (columns.demanded[power] === 0) {
    const draw = uniform(state.keys, PURPOSE.law, state.tick, entityOf(ID, id));
    if (!(draw < hazardOfDemand(lent, terms))) return;
    columns.demanded[power] = 1;
    return tell(state, 'demand', power, met);
  }
  columns.demanded[power]++;
  columns.credits[power] = lent * lentUnder(columns.demanded[power], met, terms);
  if (columns.demanded[power] === terms.term + 1) tell(state, 'withhold', power, met);
};

export const demandsLaw = law({
  id: ID,
  about:
    'A power abroad demands a policy of whoever it lends to, the sooner the less near he is, and withholds its loans while that is not done.',
  source: 'Dreher & Jensen 2007; Hirschman 1945',
  on: true,
  constants: DEMAND,
  reads: ['politics', 'policies', 'credits', 'demanded'],
  writes: ['credits', 'demanded'],
  run: (state, terms) => state.definition.outside.forEach((_, power) => press(state, power, terms)),
});
