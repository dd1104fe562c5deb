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
import { trustOfParty } from '../power/confrontation.js';
import { levelsReached, unmetOf, unmetShares } from '../power/demands.js';
import { TRUST_READS } from '../power/trust.js';
import { salienceOf } from '../power/voters.js';
import { law } from './law.js';

/** What each party makes of what is carried out, -1..1. */
const verdicts = (state: State): number[] => {
  const { definition, columns } = state;
  const levels = levelsReached(state, unmetShares(state));
  return definition.parties.map((_, p) => verdictOn(columns.positions.row(p), levels, salienceOf(state, p)));
};

/** What the line of a party toward an authority follows today, -1..1. */
const aimOf = (state: State, verdict: readonly number[], party: number, authority: number): number => {
  const { holder, cabinets } = state.politics;
  if (authority !== holder || cabinets[holder].seats[party] > 0) return trustOfParty(state, party, authority);
  const line = state.columns.lines.at(party, authority);
  return trustOf(line, [1], verdict[party], state.definition.mechanisms.trustInLeaders);
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
    const { authorities, parties } = state.definition;
    const verdict = verdicts(state);
    const next = parties.map((_, p) =>
      authorities.map((_a, a) => nextLine(lines.at(p, a), aimOf(state, verdict, p, a), terms)),
    );
    next.forEach((row, p) => row.forEach((line, a) => lines.set(p, a, line)));
  },
});
