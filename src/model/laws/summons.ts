/** Assemblies that are summoned: who waits for one is met by its day, its election and its rule. */
import { SUMMONS } from '../../polity/summons.js';
import { meetByRule, summonsOf } from '../power/summons.js';
import { law } from './law.js';

export const summonsLaw = law({
  id: 'summons',
  about:
    'Those who want an assembly are met in part by the day of its election, by the election, and wholly where it governs; who puts it off takes part of that away, who disperses it all.',
  source: 'Schelling 1960 (promises); figures, assumption',
  on: true,
  constants: SUMMONS,
  reads: ['politics'],
  writes: ['policies'],
  run: (state) => {
    const { holder, leads } = state.politics;
    if (holder >= 0 && summonsOf(state, leads[holder]) !== null) meetByRule(state, leads[holder]);
  },
});
