/**
 * Lines move: what a party holds of an authority follows, slowly, who leads it.
 *
 * Decision worth knowing: it moves everybody's line, toward who governs and toward who would. A party whose
 * people come to lead an authority comes to stand by it; without the law, whoever was against a government in
 * March is against it for ever.
 */
import { nextLine, STANCES } from '../../polity/stance.js';
import { trustOfParty } from '../power/confrontation.js';
import { TRUST_READS } from '../power/trust.js';
import { law } from './law.js';

export const stancesLaw = law({
  id: 'stances',
  about: 'What a party holds of an authority follows, slowly, who leads it.',
  source: 'Downs 1957; figures, assumption',
  on: true,
  constants: STANCES,
  reads: TRUST_READS,
  writes: ['lines'],
  run: (state, terms) => {
    const { lines } = state.columns;
    const { authorities, parties } = state.definition;
    const next = parties.map((_, p) =>
      authorities.map((_a, a) => nextLine(lines.at(p, a), trustOfParty(state, p, a), terms)),
    );
    next.forEach((row, p) => row.forEach((line, a) => lines.set(p, a, line)));
  },
});
