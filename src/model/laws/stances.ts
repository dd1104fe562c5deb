/**
 * Lines move: what a party holds of an authority follows, slowly, who leads it and, of who governs, what is
 * carried out.
 *
 * Decision worth knowing: it moves everybody's line, toward who governs and toward who would. A party that
 * comes to sit in a government comes to stand by it, and one that gets outside what it wanted softens;
 * without the law, whoever was against a government in March is against it for ever.
 */
import { trustOf } from '../../polity/trust.js';
import { nextLine, STANCES, verdictOn } from '../../polity/stance.js';
import type { State } from '../definition.js';
import { levelsReached, unmetOf, unmetShares } from '../power/demands.js';
import { TRUST_READS, trustTable } from '../power/trust.js';
import { saliencesOf } from '../power/voters.js';
import { law } from './law.js';

/** What each party makes of what is carried out, -1..1. */
const verdicts = (state: State): number[] => {
  const levels = levelsReached(state, unmetShares(state));
  return saliencesOf(state).map((salience, p) => verdictOn(state.columns.positions.row(p), levels, salience));
};

/** [party][authority] What lines follow today: trust, and of who governs what those outside make of it. */
const aimsOf = (state: State): number[][] => {
  const { definition, politics, columns } = state;
  const { holder, cabinets } = politics;
  const { ofParties } = trustTable(state);
  const verdict = verdicts(state);
  return definition.parties.map((_, p) =>
    definition.authorities.map((_authority, a) => {
      if (a !== holder || cabinets[holder].seats[p] > 0) return ofParties.at(p, a);
      return trustOf(columns.lines.at(p, a), [1], verdict[p], definition.mechanisms.trustInLeaders);
    }),
  );
};

export const stancesLaw = law({
  id: 'stances',
  about: 'What a party holds of an authority follows, slowly, who leads it and what it carries out.',
  source: 'Downs 1957; Fiorina 1981; figures, assumption',
  on: true,
  constants: STANCES,
  reads: [...TRUST_READS, 'policies'],
  writes: ['lines'],
  asks: unmetOf,
  run: (state, terms) => {
    const { lines } = state.columns;
    aimsOf(state).forEach((row, p) =>
      row.forEach((aim, a) => lines.set(p, a, nextLine(lines.at(p, a), aim, terms))),
    );
  },
});
