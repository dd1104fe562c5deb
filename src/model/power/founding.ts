/**
 * Authorities come into being and cease: in one place, so that it is known since when each exists.
 */
import { standDown } from '../contests/contests.js';
import type { State } from '../definition.js';
import { disperse, summonsOf } from './summons.js';
import { changePolitics } from '../state/journal.js';

/** An authority comes into being; nothing happens to one that exists. */
export const foundAuthority = (state: State, authority: number, cause: string): void => {
  if (state.politics.founded[authority]) return;
  changePolitics(state, cause, (politics) => {
    politics.founded[authority] = true;
    politics.foundedAt[authority] = state.tick;
    politics.raisedAnew[authority] = politics.hasHeld[authority];
  });
};

/**
 * An authority that has given power up, or was beaten, ceases and calls off its contests; one that a body
 * leads remains, as that body does, unless it is an assembly that was summoned: that is dispersed.
 */
export const disbandAuthority = (state: State, authority: number, cause: string): void => {
  const body = state.politics.leads[authority];
  if (body >= 0 && summonsOf(state, body) === null) return;
  disperse(state, body, cause);
  standDown(state, authority);
  changePolitics(state, cause, (politics) => void (politics.founded[authority] = false));
};
