/**
 * What would happen if an authority gave the order today: the hypothetical contest that deciders weigh.
 *
 * Decision worth knowing: beliefs err; while a voter is asked, `state.beliefError` shifts the chance that voter sees.
 */
import { balanceOfSides, governing, oddsOfHolding, oddsOfTaking } from './command.js';
import type { State } from './definition.js';

const believed = (state: State, chance: number): number =>
  Math.min(1, Math.max(0, chance + state.beliefError));

const rivals = (state: State, authority: number): number[] => {
  const governor = governing(state);
  return governor >= 0 && governor !== authority ? [governor] : [];
};

/** Chance that an authority, ordering today against the one that governs, takes the capital; 1 where there is nobody to oppose. */
export const prospectTake = (state: State, authority: number): number => {
  const against = rivals(state, authority);
  return against.length === 0
    ? 1
    : believed(state, oddsOfTaking(state, authority, against, state.definition.capital).chance);
};

/** Chance that it would hold the country, were today's loyalties to last. */
export const prospectHold = (state: State, authority: number): number => {
  const against = rivals(state, authority);
  if (against.length === 0) return 1;
  const [balance, rival] = balanceOfSides(state, authority, against);
  return believed(state, oddsOfHolding(state, balance, rival));
};
