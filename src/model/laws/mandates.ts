/**
 * Mandates run out: a body far from those who elected it is elected anew.
 */
import { PURPOSE, entityOf, uniform } from '../../foundation/random.js';
import { MANDATE_CONSTANTS, mandateDistance, renewalHazard } from '../../polity/mandate.js';
import { electBody, seatsToday } from '../bodies.js';
import { BALLOT_READS } from '../state/ballots.js';
import { tellAct, termOf } from '../power/told.js';
import { law } from './law.js';

const MANDATES = 'mandates';

export const mandates = law({
  id: MANDATES,
  about:
    'A body that no longer resembles those who elected it is elected anew, the sooner the farther it is.',
  source: 'Loosemore & Hanby 1971 for the distance; the hazard is an assumption',
  on: true,
  constants: MANDATE_CONSTANTS,
  reads: ['shares', 'persons', 'positions', ...BALLOT_READS],
  writes: [],
  run: (state, terms) => {
    state.definition.bodies.forEach(({ id, renewable }, index) => {
      const { elected, seats } = state.politics.bodies[index];
      if (!renewable || elected < 0 || state.tick - elected < terms.days) return;
      const age = state.tick - elected;
      const draw = uniform(state.keys, PURPOSE.law, state.tick, entityOf(MANDATES, id), 0);
      // On most days no distance would be enough: then nobody need be counted.
      if (draw >= renewalHazard(age, 1, terms)) return;
      const distance = mandateDistance(seats, seatsToday(state, index));
      if (draw >= renewalHazard(age, distance, terms)) return;
      const by = { kind: 'body', index } as const;
      const why = termOf('distance to its electors, against what is borne', distance, terms.borne);
      tellAct(state, { act: 'elect', by, about: null, law: MANDATES, terms: [why] });
      electBody(state, index);
    });
  },
});
